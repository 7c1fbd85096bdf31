package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.substrate.program.Functions.Call;

/// The order in which the values of a program are computed: those that serve a result and are not
/// known yet, element by element in loops of one length where that can be.
record Schedule(Program program, Map<Integer, Tensor> known, Map<Integer, Call> calls) {

  /// Instructions that are carried out together: a loop over elements, or a single one.
  record Group(List<Integer> members, boolean loop) {}

  /// The instructions whose values an instruction needs.
  List<Integer> arguments(int index) {
    Call call = calls.get(index);
    return call == null ? program.instructions().get(index).arguments() : call.arguments();
  }

  List<Group> groups() {
    List<Integer> pending = live();
    Set<Integer> waiting = new HashSet<>(pending);
    List<Group> groups = new ArrayList<>();
    while (!pending.isEmpty()) {
      int first = pending.getFirst();
      List<Integer> members = isLoop(first) ? gather(pending, waiting) : List.of(first);
      groups.add(new Group(members, isLoop(first)));
      members.forEach(waiting::remove);
      pending.removeAll(new HashSet<>(members));
    }
    return groups;
  }

  private List<Integer> live() {
    boolean[] needed = new boolean[program.instructions().size()];
    program.results().forEach(result -> result.values().forEach(value -> needed[value] = true));
    List<Integer> live = new ArrayList<>();
    for (int i = needed.length - 1; i >= 0; i--) {
      if (needed[i] && !known.containsKey(i)) {
        live.addFirst(i);
        arguments(i).forEach(argument -> needed[argument] = true);
      }
    }
    return live;
  }

  private boolean isLoop(int index) {
    Instruction in = program.instructions().get(index);
    return (in.operation() instanceof Operation.Elementwise && !in.shape().isScalar())
        || isOuter(index);
  }

  /// Whether a value is the product of a column and a row.
  boolean isOuter(int index) {
    Instruction in = program.instructions().get(index);
    if (!(in.operation() instanceof Operation.Product)) {
      return false;
    }
    Shape column = program.instructions().get(in.arguments().getFirst()).shape();
    return column.rank() == 2 && column.length(1) == 1 && in.shape().rank() == 2;
  }

  private List<Integer> gather(List<Integer> pending, Set<Integer> waiting) {
    Shape shape = program.instructions().get(pending.getFirst()).shape();
    List<Integer> loop = new ArrayList<>();
    Set<Integer> inside = new HashSet<>();
    for (int index : pending) {
      if (isLoop(index)
          && program.instructions().get(index).shape().equals(shape)
          && arguments(index).stream()
              .allMatch(a -> !waiting.contains(a) || (inside.contains(a) && !isOuter(index)))) {
        loop.add(index);
        inside.add(index);
      }
    }
    return loop;
  }

  /// The values that are used outside of the loop that computes them.
  Set<Integer> stored(List<Group> groups) {
    Set<Integer> stored = new HashSet<>();
    program.results().forEach(result -> stored.addAll(result.values()));
    for (Group group : groups) {
      Set<Integer> inside = group.loop() ? new HashSet<>(group.members()) : Set.of();
      for (int member : group.members()) {
        arguments(member).stream().filter(a -> !inside.contains(a)).forEach(stored::add);
      }
    }
    return stored;
  }
}
