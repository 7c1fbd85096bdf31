package org.homeostat.elementary;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Arithmetic;

/// A function of one variable, its reference, the error it may have in ulps (double and float), and
/// the interval it is tried on (float: with its own ends).
record Case(
    String name,
    Unary function,
    UnaryOperator<BigDecimal> reference,
    double wideBound,
    double narrowBound,
    Interval wide,
    Interval narrow) {

  interface Unary {
    Double at(Arithmetic<Double> on, Double x);
  }

  record Interval(double low, double high) {

    /// Even steps, random points, and points at every order of magnitude towards zero.
    double[] points(int count, SplittableRandom random) {
      double[] points = new double[3 * count];
      for (int i = 0; i < count; i++) {
        points[3 * i] = low + (high - low) * i / count;
        points[3 * i + 1] = low + (high - low) * random.nextDouble();
        double within = low + (high - low) * random.nextDouble();
        double small = within * StrictMath.pow(2, -random.nextInt(40));
        points[3 * i + 2] = small < low ? within : small;
      }
      return points;
    }
  }

  static final List<Case> ALL =
      List.of(
          of("exp", Elementary::exp, Reference::exp, 1, 1, -708, 709.7, -87, 88.7),
          of("expm1", Elementary::expm1, Reference::expm1, 1.4, 1.4, -60, 709.7, -30, 88.7),
          of("log", Elementary::log, Reference::log, 0.9, 0.9, 1e-300, 8, 1e-30, 8),
          of("log of large", Elementary::log, Reference::log, 0.9, 0.9, 1, 1e300, 1, 1e30),
          of("log1p", Elementary::log1p, Reference::log1p, 0.9, 0.9, -0.9999, 20, -0.9999, 20),
          of("sin", Elementary::sin, Reference::sin, 0.95, 0.95, -8, 8, -8, 8),
          of("sin of large", Elementary::sin, Reference::sin, 0.95, 0.95, -1e12, 1e12, -1e6, 1e6),
          of("cos", Elementary::cos, Reference::cos, 0.95, 0.95, -8, 8, -8, 8),
          of("cos of large", Elementary::cos, Reference::cos, 0.95, 0.95, -1e12, 1e12, -1e6, 1e6),
          of("tan", Elementary::tan, Reference::tan, 2.4, 2.4, -1e6, 1e6, -1e5, 1e5),
          of("asin", Elementary::asin, Reference::asin, 1.2, 1.2, -1, 1, -1, 1),
          of("acos", Elementary::acos, Reference::acos, 1.2, 1.2, -1, 1, -1, 1),
          of("atan", Elementary::atan, Reference::atan, 0.9, 0.9, -6, 6, -6, 6),
          of("atan of large", Elementary::atan, Reference::atan, 0.9, 0.9, 0, 1e9, 0, 1e9),
          of("sinh", Elementary::sinh, Reference::sinh, 1.3, 1.3, -710.4, 710.4, -89.4, 89.4),
          of("cosh", Elementary::cosh, Reference::cosh, 1.2, 1.8, -710.4, 710.4, -89.4, 89.4),
          of("tanh", Elementary::tanh, Reference::tanh, 1.4, 1.8, -25, 25, -12, 12),
          of("sigmoid", Elementary::sigmoid, Reference::sigmoid, 1.6, 1.6, -707, 50, -87, 30),
          of("softplus", Elementary::softplus, Reference::softplus, 1.8, 1.8, -708, 60, -87, 40),
          of("erf", Elementary::erf, Reference::erf, 1.3, 1.4, -6.5, 6.5, -4.5, 4.5));

  private static Case of(
      String name,
      Unary function,
      UnaryOperator<BigDecimal> reference,
      double wideBound,
      double narrowBound,
      double... ends) {
    Interval wide = new Interval(ends[0], ends[1]);
    Interval narrow = new Interval(ends[2], ends[3]);
    return new Case(name, function, reference, wideBound, narrowBound, wide, narrow);
  }

  @Override
  public String toString() {
    return name;
  }
}
