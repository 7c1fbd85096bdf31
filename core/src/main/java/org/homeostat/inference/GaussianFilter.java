package org.homeostat.inference;

import java.util.Map;
import org.hipparchus.special.Gamma;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.RefusedException;

/// The filter of a [StateSpace] that keeps a normal law of the states: it predicts by the flow of
/// the system between measurements and corrects at each,
///
/// ```
/// m <- m + K*(y - E y),   P <- P - K*cov(y)*K'        K = cov(x, y)*cov(y)^-1
/// ```
///
/// with moments by an [Approximation]: extended, unscented or cubature Kalman filter. Of a linear
/// system all are the Kalman filter. The covariance is kept as a root, P = S*S', and both steps
/// triangularise `[T, N]` with orthogonal reflections, so that P cannot become indefinite.
///
/// Rows may come at any times; an element that is NaN was not measured. A prediction over more than
/// the longest step is cut into equal ones.
///
/// Sources: Jazwinski (1970), Stochastic Processes and Filtering Theory, chapter 8; Särkkä and
/// Svensson (2023), Bayesian Filtering and Smoothing, chapters 7 and 8; square roots: Kaminski,
/// Bryson and Schmidt (1971), Discrete square root filtering, IEEE Trans. Automatic Control 16,
/// 727-736.
///
/// Immutable; may be shared by threads.
public final class GaussianFilter {
  /// No measurement is left out.
  public static final double NO_GATE = 1;

  final StateSpace space;
  final Expansion expansion;
  final StateKernels kernels;
  final int measured;
  private final Approximation approximation;

  /// By how many elements were measured, the normalised square from which a row is left out.
  private final double[] edges;

  private GaussianFilter(
      StateSpace space,
      Expansion expansion,
      StateKernels kernels,
      Approximation approximation,
      double gate) {
    this.space = space;
    this.expansion = expansion;
    this.kernels = kernels;
    this.measured = space.measured().size();
    this.approximation = approximation;
    this.edges = new double[measured + 1];
    for (int count = 1; count <= measured; count++) {
      edges[count] = edge(count, gate);
    }
  }

  /// The quantile of the chi-squared law, by halving.
  private static double edge(int freedom, double gate) {
    if (gate >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = 10_000 + 100.0 * freedom;
    for (int k = 0; k < 100; k++) {
      double middle = 0.5 * (low + high);
      if (Gamma.regularizedGammaQ(freedom / 2.0, middle / 2) > 1 - gate) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Compiles the filter.
  ///
  /// @throws RefusedException if the system has other noise than Wiener's, an output or a name in a
  ///   deviation is not there, or unscented weights are negative
  public static GaussianFilter of(StateSpace space, Approximation approximation) {
    if (approximation instanceof Approximation.Unscented unscented) {
      unscented.check(space.states().size());
    }
    Expansion expansion = new Expansion(space.system());
    return new GaussianFilter(
        space,
        expansion,
        StateKernels.of(space, expansion, Execution.PLAIN),
        approximation,
        NO_GATE);
  }

  /// The same filter, which leaves out a row that is too far from what is expected: whose
  /// normalised square of the innovation a good row would stay below with this probability, 0.999
  /// say. In the likelihood such a row counts as one at the edge of the gate: else parameters that
  /// leave rows out would be the likelier for it.
  public GaussianFilter gate(double probability) {
    if (!(probability > 0 && probability <= 1)) {
      throw new RefusedException(
          "a gate of " + probability, "it is the share of good rows to keep: 0.999, or 1 for all");
    }
    return new GaussianFilter(space, expansion, kernels, approximation, probability);
  }

  /// The normalised square from which a row of so many elements is left out.
  double edge(int count) {
    return edges[count];
  }

  Transport transport(Map<String, Tensor> values) {
    return switch (approximation) {
      case Approximation.Taylor() ->
          new TaylorTransport(expansion.system, kernels, measured, values);
      case Approximation.Cubature() ->
          new PointTransport(
              expansion.system, kernels, measured, new Approximation.Unscented(1, 0, 0), values);
      case Approximation.Unscented unscented ->
          new PointTransport(expansion.system, kernels, measured, unscented, values);
    };
  }

  /// Filters a record.
  public Filtered run(Measurements record) {
    return run(record, Map.of());
  }

  /// Filters a record with other values of parameters, inputs, and means of states at the start.
  public Filtered run(Measurements record, Map<String, Tensor> values) {
    Track track = new Track();
    FilterRun run = new FilterRun(this, record, values, track);
    run.go();
    return new Filtered(space, track, run);
  }

  /// The log-likelihood of a record, as [Filtered#logLikelihood]; minus infinity where the filter
  /// diverges.
  public double logLikelihood(Measurements record, Map<String, Tensor> values) {
    FilterRun run = new FilterRun(this, record, values, null);
    run.go();
    return run.logLikelihood();
  }
}
