package org.homeostat.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;

/// A function of inputs that is found by repeating a step until what it moves stands still:
///
/// ```
/// s = start
/// repeat s = step(x, s), at most so often, until no element watched moves by more than the tolerance
/// y = read(x, s)
/// ```
///
/// What an energy's states settle to is one; a plain function is one without steps. Programs that
/// need nothing but values, for those who run them elsewhere.
///
/// @param step leaves the next value of everything in `start` under its name
/// @param read leaves the values of the function
/// @param start where what moves begins, by name
/// @param watched what the tolerance is about, by name
/// @param most how often the step is repeated
/// @param tolerance in the precision of the step; 0 to take all steps
/// @param constants the values of what else is read and is no input, by name
public record Iteration(
    Program step,
    Program read,
    Map<String, Tensor> start,
    List<String> watched,
    int most,
    double tolerance,
    Map<String, Tensor> constants) {
  public Iteration {
    start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    watched = List.copyOf(watched);
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /// A function without steps.
  public static Iteration none(Program read, Map<String, Tensor> constants) {
    Program still = new ProgramBuilder(read.precision()).build();
    return new Iteration(still, read, Map.of(), List.of(), 0, 0, constants);
  }

  /// Whether there are steps.
  public boolean moves() {
    return most > 0;
  }
}
