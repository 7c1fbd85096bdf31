package org.homeostat.studio.study;

import org.homeostat.expression.Precision;

/// How a study is solved.
///
/// @param method a name of [org.homeostat.solver.Methods]
/// @param step of the method, and between samples
/// @param until the time of the last sample
/// @param tolerance the error of a step, relative and absolute, that an adaptive method keeps; 0
///   for the method's own
/// @param firstSeed the seed of the first trajectory; the others follow
/// @param seeds how many trajectories each arm has
public record Solving(
    String method,
    double step,
    double until,
    double tolerance,
    long firstSeed,
    int seeds,
    Precision precision) {

  Solving withSeeds(int count) {
    return new Solving(method, step, until, tolerance, firstSeed, count, precision);
  }

  Solving from(long seed) {
    return new Solving(method, step, until, tolerance, seed, seeds, precision);
  }

  Solving withUntil(double end) {
    return new Solving(method, step, end, tolerance, firstSeed, seeds, precision);
  }

  Solving withMethod(String name) {
    return new Solving(name, step, until, tolerance, firstSeed, seeds, precision);
  }

  Solving withPrecision(Precision other) {
    return new Solving(method, step, until, tolerance, firstSeed, seeds, other);
  }

  Solving withStep(double length) {
    return new Solving(method, length, until, tolerance, firstSeed, seeds, precision);
  }

  /// A number without needless digits: `300`, `0.1`.
  static String digits(double number) {
    String text = Double.toString(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
