package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// The values of parameters, and of states at the start, under which a filter finds a record most
/// likely: by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright
/// (2006), Numerical Optimization, section 6.1), with slopes from central differences of the
/// filter's likelihood. Deviations are those of the inverse of the information that was observed,
/// the matrix of second differences at the maximum.
///
/// A positive parameter is searched for by its logarithm, and stays positive.
public final class MaximumLikelihood {
  private static final int MOST_ROUNDS = 200;
  private static final double SLOPE_STEP = 1e-5;
  private static final double CURVE_STEP = 1e-3;
  private static final double ENOUGH = 1e-9;

  private final GaussianFilter filter;
  private final Measurements record;
  private final List<String> names;
  private final boolean[] positive;

  private MaximumLikelihood(
      GaussianFilter filter, Measurements record, List<String> names, Set<String> positive) {
    this.filter = filter;
    this.record = record;
    this.names = names;
    this.positive = new boolean[names.size()];
    for (int i = 0; i < this.positive.length; i++) {
      this.positive[i] = positive.contains(names.get(i));
    }
  }

  /// What was found.
  ///
  /// @param values in the order in which they were asked for
  /// @param deviations the standard deviation of each estimate; NaN for all if the record does not
  ///   bend the likelihood along some direction, which it then says nothing of
  /// @param converged whether no step made the record more likely before rounds ran out
  public record Estimate(
      List<String> names,
      double[] values,
      double[] deviations,
      double logLikelihood,
      boolean converged) {

    public Estimate {
      names = List.copyOf(names);
    }

    /// The value of a name.
    public double value(String name) {
      return values[names.indexOf(name)];
    }

    /// The standard deviation of the estimate of a name.
    public double deviation(String name) {
      return deviations[names.indexOf(name)];
    }
  }

  /// Searches from starts.
  ///
  /// @param starts of scalar parameters, or of scalar states for where they start, by name
  /// @param positive the names that are above 0
  /// @throws RefusedException if the record is impossible at the starts, or a positive name starts
  ///   at 0 or below
  public static Estimate of(
      GaussianFilter filter,
      Measurements record,
      Map<String, Double> starts,
      Set<String> positive) {
    List<String> names = new ArrayList<>(new LinkedHashMap<>(starts).keySet());
    var search = new MaximumLikelihood(filter, record, names, positive);
    double[] at = new double[names.size()];
    for (int i = 0; i < at.length; i++) {
      double start = starts.getOrDefault(names.get(i), 0.0);
      if (search.positive[i] && !(start > 0)) {
        throw new RefusedException(
            names.get(i) + " starts at " + start, "a positive parameter starts above 0");
      }
      at[i] = search.positive[i] ? LogProduct.log(start) : start;
    }
    return search.climb(at);
  }

  private Map<String, Tensor> values(double[] at) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < at.length; i++) {
      values.put(names.get(i), Tensor.scalar(positive[i] ? LogProduct.exp(at[i]) : at[i]));
    }
    return values;
  }

  private double likelihood(double[] at) {
    double found = filter.logLikelihood(record, values(at));
    return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
  }

  private static double scale(double x) {
    return Math.max(1, Math.abs(x));
  }

  private double[] slope(double[] at) {
    double[] slope = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double h = SLOPE_STEP * scale(at[i]);
      slope[i] = (likelihood(moved(at, i, h)) - likelihood(moved(at, i, -h))) / (2 * h);
    }
    return slope;
  }

  private static double[] moved(double[] at, int i, double by) {
    double[] moved = at.clone();
    moved[i] += by;
    return moved;
  }

  private Estimate climb(double[] start) {
    int n = start.length;
    double[] at = start;
    double now = likelihood(at);
    if (now == Double.NEGATIVE_INFINITY) {
      throw new RefusedException(
          "the filter diverges at the starts " + values(start), "start nearer to what is likely");
    }
    double[] slope = slope(at);
    double[] inverse = fresh(n, slope);
    boolean converged = false;
    boolean isFresh = true;
    for (int round = 0; round < MOST_ROUNDS && !converged; round++) {
      double[] direction = times(inverse, slope);
      double[] next = at;
      double found = now;
      double rise = inner(direction, slope);
      for (double length = 1; length > 1e-10; length /= 2) {
        double[] tried = at.clone();
        for (int i = 0; i < n; i++) {
          tried[i] += length * direction[i];
        }
        double there = likelihood(tried);
        if (there > now + 1e-4 * length * rise) {
          next = tried;
          found = there;
          break;
        }
      }
      boolean stalled = found - now <= ENOUGH * scale(now);
      double[] nextSlope = found > now ? slope(next) : slope;
      if (stalled) {
        converged = isFresh;
        inverse = fresh(n, nextSlope);
        isFresh = true;
      } else {
        isFresh = false;
        update(inverse, next, at, slope, nextSlope);
      }
      at = next;
      now = found;
      slope = nextSlope;
    }
    return estimate(at, now, converged);
  }

  /// A multiple of the identity along which the first step has the length 0.1.
  private static double[] fresh(int n, double[] slope) {
    double[] inverse = new double[n * n];
    double size = 0.1 / Math.max(1e-300, Math.sqrt(inner(slope, slope)));
    for (int i = 0; i < n; i++) {
      inverse[i * n + i] = size;
    }
    return inverse;
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] times(double[] matrix, double[] vector) {
    int n = vector.length;
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      product[i] = inner(Arrays.copyOfRange(matrix, i * n, (i + 1) * n), vector);
    }
    return product;
  }

  private static void update(
      double[] inverse, double[] next, double[] at, double[] slope, double[] nextSlope) {
    int n = at.length;
    double[] s = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = next[i] - at[i];
      y[i] = slope[i] - nextSlope[i];
    }
    double curve = inner(s, y);
    if (!(curve > 0)) {
      return;
    }
    double[] hy = times(inverse, y);
    double factor = (1 + inner(y, hy) / curve) / curve;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i * n + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curve;
      }
    }
  }

  private Estimate estimate(double[] at, double now, boolean converged) {
    int n = at.length;
    double[] information = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double h = CURVE_STEP * scale(at[i]);
        double k = CURVE_STEP * scale(at[j]);
        double second =
            i == j
                ? (likelihood(moved(at, i, h)) - 2 * now + likelihood(moved(at, i, -h))) / (h * h)
                : (likelihood(moved(moved(at, i, h), j, k))
                        - likelihood(moved(moved(at, i, h), j, -k))
                        - likelihood(moved(moved(at, i, -h), j, k))
                        + likelihood(moved(moved(at, i, -h), j, -k)))
                    / (4 * h * k);
        information[i * n + j] = -second;
        information[j * n + i] = -second;
      }
    }
    double[] values = new double[n];
    double[] deviations = new double[n];
    Arrays.fill(deviations, Double.NaN);
    Matrix bend = new Matrix(n, n, information);
    boolean bends = Definite.isPositive(bend);
    for (int i = 0; i < n; i++) {
      values[i] = positive[i] ? LogProduct.exp(at[i]) : at[i];
      if (bends) {
        double deviation = Math.sqrt(Definite.inverse(bend).at(i, i));
        deviations[i] = positive[i] ? values[i] * deviation : deviation;
      }
    }
    return new Estimate(names, values, deviations, now, converged);
  }
}
