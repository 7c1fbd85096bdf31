package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// A part of a program that runs as one piece.
sealed interface Stage {

  /// Element-wise instructions on values of one size, run as one loop over elements and lanes.
  record Loop(List<Integer> instructions, int size) implements Stage {}

  /// One operation on whole arrays.
  record Whole(int instruction) implements Stage {}

  /// The instructions of a stage.
  default List<Integer> members() {
    return switch (this) {
      case Loop(List<Integer> instructions, int size) -> instructions;
      case Whole(int instruction) -> List.of(instruction);
    };
  }

  /// A loop is cut at this many instructions: longer bodies keep more values alive than there are
  /// vector registers, and beyond 8000 bytecodes HotSpot does not compile them at all.
  int LONGEST_LOOP = 110;

  /// Divides instructions, given in the order of the program, into stages.
  static List<Stage> divide(Program program, List<Integer> instructions) {
    return divide(program, instructions, i -> program.instructions().get(i).shape().size());
  }

  /// The same, with loops only over instructions of one kind.
  static List<Stage> divide(Program program, List<Integer> instructions, IntFunction<Object> kind) {
    List<Stage> stages = new ArrayList<>();
    List<Integer> pending = new ArrayList<>(instructions);
    Set<Integer> waiting = new HashSet<>(instructions);
    while (!pending.isEmpty()) {
      int first = pending.getFirst();
      Instruction in = program.instructions().get(first);
      Stage stage =
          in.operation() instanceof Operation.Elementwise
              ? new Loop(gather(program, pending, waiting, kind), in.shape().size())
              : new Whole(first);
      stage.members().forEach(waiting::remove);
      pending.removeAll(new HashSet<>(stage.members()));
      stages.add(stage);
    }
    return stages;
  }

  /// The pending instructions that can stand in one loop with the first, each after its arguments.
  private static List<Integer> gather(
      Program program, List<Integer> pending, Set<Integer> waiting, IntFunction<Object> kind) {
    Object first = kind.apply(pending.getFirst());
    List<Integer> loop = new ArrayList<>();
    Set<Integer> inside = new HashSet<>();
    for (int index : pending) {
      Instruction in = program.instructions().get(index);
      if (in.operation() instanceof Operation.Elementwise
          && kind.apply(index).equals(first)
          && in.arguments().stream().allMatch(a -> inside.contains(a) || !waiting.contains(a))) {
        loop.add(index);
        inside.add(index);
        if (loop.size() == LONGEST_LOOP) {
          break;
        }
      }
    }
    return loop;
  }
}
