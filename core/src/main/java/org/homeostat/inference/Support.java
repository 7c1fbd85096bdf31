package org.homeostat.inference;

import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.solver.RefusedException;

/// Where a quantity may lie, between two ends which it does not reach, and how it follows from a
/// real number u, in which it is searched for and drawn:
///
/// | ends | value |
/// | --- | --- |
/// | none | `u` |
/// | low | `low + exp(u)` |
/// | high | `high - exp(u)` |
/// | both | `low + (high - low)*sigmoid(u)` |
public record Support(double low, double high) {

  /// All numbers.
  public static final Support ALL = new Support(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// What is above 0.
  public static final Support POSITIVE = new Support(0, Double.POSITIVE_INFINITY);

  public Support {
    if (!(low < high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
      throw new RefusedException(
          "a quantity from " + low + " to " + high, "the low end is below the high one");
    }
  }

  private boolean fromLow() {
    return low > Double.NEGATIVE_INFINITY;
  }

  private boolean toHigh() {
    return high < Double.POSITIVE_INFINITY;
  }

  /// Whether a number lies in it.
  public boolean contains(double value) {
    return value > low && value < high;
  }

  /// The value that belongs to u.
  public double value(double u) {
    if (fromLow() && toHigh()) {
      double tail = 1 / (1 + LogProduct.exp(Math.abs(u)));
      return u < 0 ? low + (high - low) * tail : high - (high - low) * tail;
    }
    return fromLow() ? low + LogProduct.exp(u) : toHigh() ? high - LogProduct.exp(u) : u;
  }

  /// The u that belongs to a value.
  public double free(double value) {
    if (fromLow() && toHigh()) {
      return LogProduct.log(value - low) - LogProduct.log(high - value);
    }
    return fromLow()
        ? LogProduct.log(value - low)
        : toHigh() ? LogProduct.log(high - value) : value;
  }

  /// How fast the value moves with u.
  double slope(double u) {
    if (fromLow() && toHigh()) {
      double tail = 1 / (1 + LogProduct.exp(Math.abs(u)));
      return (high - low) * tail * (1 - tail);
    }
    return fromLow() ? LogProduct.exp(u) : toHigh() ? -LogProduct.exp(u) : 1;
  }

  /// The value as an expression of u.
  Expression value(Expression u) {
    if (fromLow() && toHigh()) {
      Expression share = Algebra.call("sigmoid", u);
      return Algebra.add(Literal.of(low), Algebra.multiply(Literal.of(high - low), share));
    }
    Expression size = Algebra.call("exp", u);
    return fromLow()
        ? Algebra.add(Literal.of(low), size)
        : toHigh() ? Algebra.subtract(Literal.of(high), size) : u;
  }

  /// The logarithm of how fast the value moves with u, up to a constant.
  Expression logSlope(Expression u) {
    if (fromLow() && toHigh()) {
      // log(sigmoid(u)*sigmoid(-u))
      return Algebra.negate(
          Algebra.add(Algebra.call("softplus", u), Algebra.call("softplus", Algebra.negate(u))));
    }
    return fromLow() || toHigh() ? u : Algebra.ZERO;
  }
}
