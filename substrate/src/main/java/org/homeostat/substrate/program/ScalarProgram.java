package org.homeostat.substrate.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;

/// A program over single numbers, in which no two are made alike.
///
/// @param numbers each made of earlier ones
/// @param results the places of the elements of each result, row by row
public record ScalarProgram(List<Scalar> numbers, Map<String, List<Integer>> results) {
  public ScalarProgram {
    numbers = List.copyOf(numbers);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /// A program over arrays, element by element.
  ///
  /// @param given the values of inputs that are constants
  /// @throws org.homeostat.solver.RefusedException if it draws numbers, or has too many
  public static ScalarProgram of(Program program, Map<String, Tensor> given) {
    return new Scalarising(program, given).program();
  }

  /// How often each number is used, by others and as a result.
  public int[] uses() {
    int[] uses = new int[numbers.size()];
    numbers.forEach(number -> number.uses().forEach(place -> uses[place]++));
    results.values().forEach(places -> places.forEach(place -> uses[place]++));
    return uses;
  }
}
