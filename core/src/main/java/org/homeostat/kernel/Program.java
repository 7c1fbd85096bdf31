package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Precision;

/// A straight list of single assignments over shaped values.
///
/// @param instructions each uses only results of earlier ones; no two are the same assignment, and
///   each serves a result
/// @param inputs what the program reads from memory, in the order of the layout
/// @param normals how many standard normal numbers one run reads in each lane
public record Program(
    Precision precision,
    List<Instruction> instructions,
    List<Input> inputs,
    int normals,
    List<Result> results) {
  public Program {
    instructions = List.copyOf(instructions);
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }

  /// The result of a name.
  ///
  /// @throws java.util.NoSuchElementException if there is none
  public Result result(String name) {
    return results.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
