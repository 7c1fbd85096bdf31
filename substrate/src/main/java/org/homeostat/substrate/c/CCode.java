package org.homeostat.substrate.c;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Adaptation;
import org.homeostat.kernel.Iteration;
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
/// may change before each step, and so are the parameters that are said to be tunable. The others
/// have become constants.
///
/// @param name of the files, the struct and the functions: an identifier
/// @param header the text of `name.h`
/// @param source the text of `name.c`
/// @param sum the CRC-32 of the equations, values and settings, in hexadecimal
/// @param members the identifiers of states, inputs and tunable parameters in the struct
/// @param outputs the identifiers of what is observed
public record CCode(
    String name,
    String header,
    String source,
    String sum,
    Map<String, String> members,
    Map<String, String> outputs) {
  public CCode {
    members = Map.copyOf(members);
    outputs = Map.copyOf(outputs);
  }

  /// The code of a step, in the precision of its programs.
  public static CCode of(FixedStep step) {
    return of(step, List.of());
  }

  /// The code of a step, some of whose parameters can be changed between steps.
  ///
  /// @param tunable the names of parameters
  /// @throws IllegalArgumentException if one is no parameter
  public static CCode of(FixedStep step, List<String> tunable) {
    return new NumberWriter(step, tunable).write();
  }

  /// The code of a function of one input that names the largest element of its one result, as a
  /// classifier does: `int NAME_predict(const float *x, float *scores)`.
  ///
  /// @param about what it is, for people; part of what identifies it
  public static CCode of(Iteration iteration, String name, String about) {
    return new IterationWriter(iteration, name, about).write();
  }

  /// The code of a function of one input that learns from one example after the other: `int
  /// NAME_predict(const NAME *w, const float *x, float *scores)` and `int NAME_learn(NAME *w, const
  /// float *x, int label)`.
  ///
  /// @param about what it is, for people; part of what identifies it
  public static CCode of(Adaptation adaptation, String name, String about) {
    return new AdaptationWriter(adaptation, name, about).write();
  }

  /// The code of a step in integers.
  public static CCode of(IntegerStep integers) {
    return new IntegerWriter(integers).write();
  }

  /// The sum that the code of a step in integers has, without the code.
  public static String sum(IntegerStep integers) {
    return new IntegerWriter(integers).sum();
  }

  /// The identifier of a state, an input or a tunable parameter.
  public String member(String variable) {
    return Objects.requireNonNull(members.get(variable), variable);
  }

  /// The identifier of something observed.
  public String output(String quantity) {
    return Objects.requireNonNull(outputs.get(quantity), quantity);
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
