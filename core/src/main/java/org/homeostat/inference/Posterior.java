package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// The law of unknown parameters, and of states at the start, given a record: the likelihood that a
/// filter finds times the priors, over free numbers ([Priors]).
///
/// ```
/// Posterior posterior = Posterior.of(filter, record, priors);
/// Chains chains = posterior.metropolis(starts).run(posterior, 4, 1000, seed).map(
///     priors.elements(), priors::values);
/// ```
///
/// For a linear system with normal noise the likelihood is exact; else it is as good as the
/// filter's [Approximation].
///
/// Source: Särkkä and Svensson (2023), Bayesian Filtering and Smoothing, chapter 16.
///
/// @param priors of scalar or array parameters, and states
public record Posterior(GaussianFilter filter, Measurements record, Priors priors)
    implements Density {

  /// The posterior of what has priors.
  public static Posterior of(GaussianFilter filter, Measurements record, Priors priors) {
    return new Posterior(filter, record, priors);
  }

  @Override
  public List<String> elements() {
    return priors.elements();
  }

  @Override
  public Supplier<Evaluator> evaluators() {
    Supplier<Evaluator> prior = priors.density(Algebra.ZERO, Map.of()).evaluators();
    return () -> {
      Evaluator own = prior.get();
      return new Heights(point -> own.at(point) + likelihood(point));
    };
  }

  /// The likelihood alone, as a height of free numbers.
  Evaluator likelihood() {
    return new Heights(this::likelihood);
  }

  private interface Height {
    double at(double[] point);
  }

  private static final class Heights extends DifferenceEvaluator {
    private final Height height;

    Heights(Height height) {
      this.height = height;
    }

    @Override
    public double at(double[] point) {
      return height.at(point);
    }
  }

  /// Minus infinity where numbers overflow or a deviation comes to 0.
  private double likelihood(double[] free) {
    for (double element : priors.values(free)) {
      if (!Double.isFinite(element)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    try {
      return filter.logLikelihood(record, priors.at(free));
    } catch (RefusedException impossible) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  /// The free numbers of starts at which the record is possible.
  ///
  /// @throws RefusedException if it is not, or a start lies outside its support
  double[] start(Map<String, Tensor> starts) {
    double[] free = priors.free(starts);
    double there = filter.logLikelihood(record, starts);
    if (!Double.isFinite(there)) {
      throw new RefusedException(
          "the filter diverges at the starts " + starts, "start nearer to what is likely");
    }
    return free;
  }

  /// Random walks and leaps that begin around the summit of the density, with its curvature.
  ///
  /// @param starts of the climb, by name
  /// @throws RefusedException if the record is impossible there
  public Metropolis metropolis(Map<String, Tensor> starts) {
    return Metropolis.at(this, start(starts));
  }
}
