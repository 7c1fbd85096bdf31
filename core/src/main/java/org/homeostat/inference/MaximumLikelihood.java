package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// The values of parameters, and of states at the start, under which a filter finds a record most
/// likely, by a quasi-Newton method with slopes from central differences of the filter's
/// likelihood. Deviations are those of the inverse of the information that was observed, the matrix
/// of second differences at the maximum.
///
/// A positive parameter is searched for by its logarithm, and stays positive.
public final class MaximumLikelihood {
  private static final double QUANTILE = 1.959963984540054;

  private MaximumLikelihood() {}

  /// What was found.
  ///
  /// @param values in the order in which they were asked for
  /// @param deviations the standard deviation of each estimate; NaN for all if the record does not
  ///   bend the likelihood along some direction, which it then says nothing of
  /// @param low the lower ends of intervals that hold 95 of 100, normal in the free numbers of the
  ///   [Support]; NaN where the deviations are
  /// @param high their upper ends
  /// @param converged whether no step made the record more likely before rounds ran out
  public record Estimate(
      List<String> names,
      double[] values,
      double[] deviations,
      double[] low,
      double[] high,
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
    List<Prior> priors = new ArrayList<>();
    Map<String, Tensor> values = new LinkedHashMap<>();
    starts.forEach((name, start) -> {
      Support support = positive.contains(name) ? Support.POSITIVE : Support.ALL;
      priors.add(new Prior(name, Shape.SCALAR, support, new Prior.Flat()));
      values.put(name, Tensor.scalar(start));
    });
    return of(Posterior.of(filter, record, new Priors(priors)), values);
  }

  /// The estimate of all that a posterior is of; its priors say within which ends, no more.
  ///
  /// @param starts of the quantities, by name
  /// @throws RefusedException if the record is impossible there, or a start lies outside its
  ///   support
  public static Estimate of(Posterior posterior, Map<String, Tensor> starts) {
    Density.Evaluator likelihood = posterior.likelihood();
    Ascent.Summit summit = Ascent.climb(likelihood, posterior.start(starts));
    Matrix bend = Ascent.bend(likelihood, summit);
    boolean bends = Definite.isPositive(bend);
    Matrix covariance = bends ? Definite.inverse(bend) : bend;
    int n = summit.at().length;
    double[] deviations = new double[n];
    double[] below = summit.at().clone();
    double[] above = summit.at().clone();
    for (int i = 0; i < n; i++) {
      double deviation = bends ? Math.sqrt(covariance.at(i, i)) : Double.NaN;
      below[i] -= QUANTILE * deviation;
      above[i] += QUANTILE * deviation;
      deviations[i] = deviation * Math.abs(posterior.priors().slope(i, summit.at()[i]));
    }
    double[] one = posterior.priors().values(below);
    double[] other = posterior.priors().values(above);
    return new Estimate(
        posterior.elements(),
        posterior.priors().values(summit.at()),
        deviations,
        ends(one, other, Math::min),
        ends(one, other, Math::max),
        summit.height(),
        summit.converged());
  }

  private static double[] ends(double[] one, double[] other, DoubleBinaryOperator which) {
    double[] ends = new double[one.length];
    Arrays.setAll(ends, i -> which.applyAsDouble(one[i], other[i]));
    return ends;
  }
}
