package org.homeostat.solver;

import org.homeostat.elementary.Elementary;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// A Poisson number made of a standard normal one: the count whose distribution function first
/// reaches that of the normal at its value. Exact to the rounding of the distribution functions,
/// for means up to [#MOST].
///
/// ```
/// p(0) = exp(-mean)        p(j) = p(j - 1)*mean/j        count = number of j with
///                                                        p(0) + ... + p(j) < Phi(normal)
/// ```
///
/// Source: Devroye (1986), Non-Uniform Random Variate Generation, section X.3.3, inversion by
/// sequential search.
public final class PoissonCount {
  /// The largest mean; the count of a larger one is not a number.
  public static final double MOST = 4;

  /// A count beyond this has a probability of less than 10^-11 at the largest mean.
  public static final int TERMS = 24;

  private PoissonCount() {}

  /// The count, in a program.
  ///
  /// @param mean one below 0 counts as 0
  /// @param normal a standard normal number
  public static Value of(ProgramBuilder on, Value mean, Value normal) {
    Value zero = on.constant(0);
    Value one = on.constant(1);
    Value half = on.constant(0.5);
    Value level =
        on.fma(half, Elementary.erf(on, on.multiply(on.constant(Math.sqrt(0.5)), normal)), half);
    Value expected = on.maximum(mean, zero);
    Value probability = Elementary.exp(on, on.negate(expected));
    Value below = probability;
    Value count = on.whereLess(below, level, one, zero);
    for (int j = 1; j < TERMS; j++) {
      probability = on.multiply(probability, on.multiply(expected, on.constant(1.0 / j)));
      below = on.add(below, probability);
      count = on.add(count, on.whereLess(below, level, one, zero));
    }
    return on.whereLessOrEqual(expected, on.constant(MOST), count, on.constant(Double.NaN));
  }
}
