package org.homeostat.substrate.c;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerStep;

/// A system as a C99 source file and its header.
///
/// ```
/// FixedStep step = Simulation.of(system).method("shark").step(0.1).fixedStep();
/// CCode code = CCode.of(step);     // NAME_init, NAME_step, NAME_observe
/// ```
///
/// The state stands in a struct that the caller owns; free inputs are its members, which the caller
/// may change before each step. Parameters have become constants.
///
/// @param name of the files, the struct and the functions: an identifier
/// @param header the text of `name.h`
/// @param source the text of `name.c`
public record CCode(String name, String header, String source) {

  /// The code of a step, in the precision of its programs.
  public static CCode of(FixedStep step) {
    return new NumberWriter(step).write();
  }

  /// The code of a step in integers.
  public static CCode of(IntegerStep integers) {
    return new IntegerWriter(integers).write();
  }

  /// The declaration of a member of a struct.
  static String member(String real, String name, Shape shape) {
    return "  " + real + " " + name + (shape.isScalar() ? "" : "[" + shape.size() + "]") + ";";
  }

  /// Lines, each with an end.
  static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(joining());
  }
}
