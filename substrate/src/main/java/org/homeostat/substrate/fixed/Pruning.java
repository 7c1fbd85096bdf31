package org.homeostat.substrate.fixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Leaves out the instructions that serve no result.
final class Pruning {
  private Pruning() {}

  static IntegerProgram of(IntegerProgram program) {
    List<IntegerInstruction> all = program.instructions();
    boolean[] needed = new boolean[all.size()];
    program.results().values().forEach(each -> each.forEach(value -> needed[value] = true));
    for (int i = all.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        all.get(i).arguments().forEach(argument -> needed[argument] = true);
      }
    }
    int[] moved = new int[all.size()];
    List<IntegerInstruction> kept = new ArrayList<>();
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        moved[i] = kept.size();
        IntegerInstruction in = all.get(i);
        List<Integer> arguments = in.arguments().stream().map(a -> moved[a]).toList();
        kept.add(new IntegerInstruction(in.operation(), arguments, in.width()));
      }
    }
    Map<String, List<Integer>> results = new LinkedHashMap<>();
    program
        .results()
        .forEach((name, values) -> results.put(name, values.stream().map(v -> moved[v]).toList()));
    return new IntegerProgram(kept, results);
  }
}
