package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.List;

/// Leaves out of a program what serves no result.
final class Liveness {
  private Liveness() {}

  static Program prune(Program program) {
    List<Instruction> all = program.instructions();
    boolean[] needed = new boolean[all.size()];
    program.results().forEach(result -> result.values().forEach(v -> needed[v] = true));
    int serving = 0;
    for (int i = all.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        serving++;
        all.get(i).arguments().forEach(a -> needed[a] = true);
      }
    }
    return serving == all.size() ? program : kept(program, needed);
  }

  private static Program kept(Program program, boolean[] needed) {
    List<Instruction> all = program.instructions();
    int[] renumbered = new int[all.size()];
    List<Instruction> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (needed[i]) {
        renumbered[i] = kept.size();
        Instruction instruction = all.get(i);
        kept.add(
            new Instruction(
                instruction.operation(),
                renumber(instruction.arguments(), renumbered),
                instruction.shape(),
                instruction.binding()));
      }
    }
    List<Result> results =
        program.results().stream()
            .map(r -> new Result(r.name(), r.shape(), renumber(r.values(), renumbered)))
            .toList();
    return new Program(program.precision(), kept, program.inputs(), program.normals(), results);
  }

  private static List<Integer> renumber(List<Integer> indices, int[] renumbered) {
    return indices.stream().map(i -> renumbered[i]).toList();
  }
}
