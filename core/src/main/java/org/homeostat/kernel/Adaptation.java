package org.homeostat.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;

/// How weights learn from one example: what moves settles freely, then under each of some pulls
/// from there on, and the weights move by what they find at the ends of the phases. Programs that
/// need nothing but values, for those who run them elsewhere.
///
/// ```
/// s = settle(x, target, w, pull = 0);   y = read(x, s)
/// s_k = settle on from s with pull k;   w = update(x, target, w, s_0, s_1, ...)
/// ```
///
/// @param free how everything settles without a pull, and is read out; its programs read weights,
///   targets and pulls under their names
/// @param input of the function
/// @param target what is to come out
/// @param pull the name of what is 0 in the free phase
/// @param phases after it
/// @param update reads the end of phase k as `state@k`, and leaves the next value of weight `w` as
///   `next w`
/// @param weights where they begin, by name
public record Adaptation(
    Iteration free,
    Input input,
    Input target,
    String pull,
    List<Phase> phases,
    Program update,
    Map<String, Tensor> weights) {

  /// A phase; one without a pull ends where the free one did.
  ///
  /// @param most how often the step is repeated
  /// @param tolerance as in an [Iteration]
  public record Phase(double pull, int most, double tolerance) {}

  public Adaptation {
    phases = List.copyOf(phases);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /// The name of what a weight becomes.
  public static String next(String weight) {
    return "next " + weight;
  }

  /// The name of a state at the end of a phase.
  public static String at(String state, int phase) {
    return state + "@" + phase;
  }
}
