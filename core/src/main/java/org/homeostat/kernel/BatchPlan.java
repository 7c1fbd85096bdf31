package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a program does over a batch: which values belong to each lane, which are computed once and
/// which at every run, in which stages, and which must stand in memory.
final class BatchPlan {
  private final Program program;
  private final boolean[] byLane;
  private final List<Stage> once;
  private final List<Stage> each;
  private final Set<Integer> stored = new HashSet<>();

  BatchPlan(Program program) {
    this.program = program;
    this.byLane = byLane(program);
    boolean[] needed = needed(program);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (int i = 0; i < needed.length; i++) {
      Instruction in = program.instructions().get(i);
      if (needed[i] && !(in.operation() instanceof Operation.Leaf)) {
        (in.binding().byStep() ? second : first).add(i);
      }
    }
    this.once = Stage.divide(program, first, this::kind);
    this.each = Stage.divide(program, second, this::kind);
    program.results().forEach(result -> stored.addAll(result.values()));
    note(once);
    note(each);
  }

  /// A value that is the same in all lanes is one array, whatever was summed to make it.
  private static boolean[] byLane(Program program) {
    boolean[] byLane = new boolean[program.instructions().size()];
    for (int i = 0; i < byLane.length; i++) {
      Instruction in = program.instructions().get(i);
      byLane[i] =
          switch (in.operation()) {
            case Operation.Leaf _ -> in.binding().byLane();
            case Operation.OverLanes _, Operation.ProductOverLanes _ -> false;
            case Operation.Elementwise _,
                Operation.Product _,
                Operation.Transpose _,
                Operation.Slice _,
                Operation.Sum _,
                Operation.Stack _,
                Operation.Gather _,
                Operation.Scatter _ ->
                in.arguments().stream().anyMatch(argument -> byLane[argument]);
          };
    }
    return byLane;
  }

  /// A transpose that only products read is not carried out: they read rows as columns.
  private static boolean[] needed(Program program) {
    boolean[] needed = new boolean[program.instructions().size()];
    for (Result result : program.results()) {
      result.values().forEach(value -> needed[value] = true);
    }
    for (int i = needed.length - 1; i >= 0; i--) {
      if (needed[i]) {
        Instruction in = program.instructions().get(i);
        for (int argument : in.arguments()) {
          needed[isProduct(in) ? untransposed(program, argument) : argument] = true;
        }
      }
    }
    return needed;
  }

  static boolean isProduct(Instruction in) {
    return in.operation() instanceof Operation.Product
        || in.operation() instanceof Operation.ProductOverLanes;
  }

  /// The value whose transpose a factor is, or the factor itself.
  static int untransposed(Program program, int factor) {
    Instruction in = program.instructions().get(factor);
    boolean transposes = in.operation() instanceof Operation.Transpose && in.shape().rank() == 2;
    return transposes ? in.arguments().getFirst() : factor;
  }

  private Object kind(int instruction) {
    int size = program.instructions().get(instruction).shape().size();
    return byLane[instruction] ? size : -size;
  }

  private void note(List<Stage> stages) {
    for (Stage stage : stages) {
      Set<Integer> inside = new HashSet<>();
      if (stage instanceof Stage.Loop(List<Integer> instructions, int _)) {
        inside.addAll(instructions);
      } else {
        stored.addAll(stage.members());
      }
      for (int member : stage.members()) {
        Instruction in = program.instructions().get(member);
        for (int argument : in.arguments()) {
          int read = isProduct(in) ? untransposed(program, argument) : argument;
          if (!inside.contains(read)) {
            stored.add(read);
          }
        }
      }
    }
  }

  Program program() {
    return program;
  }

  Instruction instruction(int index) {
    return program.instructions().get(index);
  }

  /// Whether a value stands in memory once for each lane.
  boolean byLane(int instruction) {
    return byLane[instruction];
  }

  boolean isStored(int instruction) {
    return stored.contains(instruction);
  }

  /// What is computed when parameters and inputs are known.
  List<Stage> once() {
    return once;
  }

  /// What is computed at every run.
  List<Stage> each() {
    return each;
  }
}
