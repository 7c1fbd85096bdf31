package org.homeostat.substrate.fixed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A straight list of integer operations, each on the values of earlier ones.
///
/// @param results the numbers of the instructions whose values are the elements of a named result
public record IntegerProgram(
    List<IntegerInstruction> instructions, Map<String, List<Integer>> results) {
  public IntegerProgram {
    instructions = List.copyOf(instructions);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /// The elements of a result.
  public List<Integer> result(String name) {
    return Objects.requireNonNull(results.get(name), name);
  }

  /// The functions that are called, each after those that it calls.
  public List<IntegerFunction> functions() {
    List<IntegerFunction> found = new ArrayList<>();
    collect(instructions, found);
    return found;
  }

  private static void collect(List<IntegerInstruction> instructions, List<IntegerFunction> found) {
    for (IntegerInstruction in : instructions) {
      if (in.operation() instanceof IntegerOperation.Call(var function)
          && !found.contains(function)) {
        collect(function.instructions(), found);
        found.add(function);
      }
    }
  }
}
