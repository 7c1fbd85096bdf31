package org.homeostat.learning;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Course;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Tunable;
import org.homeostat.system.Variable;

/// Parameters that a search over whole lives finds, by their returns alone: the black box that
/// rules which learn within one life are held against. In each generation the parameters theta are
/// tried in pairs of lives, which meet the same noise,
///
/// ```
/// up[i]   = return of theta + sigma*e[i]          e[i] standard normal, of the shape of theta
/// down[i] = return of theta - sigma*e[i]
/// theta  <- theta + rate/(2*pairs*sigma) * sum over i of (rank(up[i]) - rank(down[i]))*e[i]
/// ```
///
/// where the ranks of all returns of a generation lie evenly from -1/2 to 1/2, a life that diverged
/// being the worst. Nothing is known of plant or agent. As a transformation it makes the parameters
/// inputs, which [#search] decides on at birth: each seed has a search of its own, whose lives no
/// other seed meets, and lives itself with what that found.
///
/// Source: Salimans, Ho, Chen, Sidor and Sutskever (2017), Evolution strategies as a scalable
/// alternative to reinforcement learning, arXiv 1703.03864, sections 2 and 2.1: antithetic
/// perturbations, and returns by their ranks; plain ascent in the place of Adam.
///
/// @param parameters the names of the parameters to find, in the system's own words
/// @param pairs of lives in a generation
/// @param sigma how far from theta is tried
public record EvolutionStrategy(
    List<String> parameters, int pairs, int generations, double sigma, double rate)
    implements Transformation {
  public EvolutionStrategy {
    parameters = List.copyOf(parameters);
    if (pairs < 1 || generations < 0 || !(sigma > 0) || !(rate >= 0)) {
      throw new IllegalArgumentException(
          "an evolution strategy of %s pairs, %s generations, sigma %s and rate %s"
              .formatted(pairs, generations, sigma, rate));
    }
  }

  /// How many lives a search takes.
  public int lives() {
    return 2 * pairs * generations;
  }

  /// The system whose parameters are inputs.
  ///
  /// @throws IllegalArgumentException if the system has no reward or a parameter is not one of its
  ///   parameters
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    return system.with(
        new Tunable(
            system.parameters().stream()
                .map(Variable::name)
                .filter(parameters::contains)
                .toList()));
  }

  /// Decides on the parameters, in their order, at a life's first sample: by a search over lives of
  /// this system, from the values that its parameters have.
  ///
  /// @param course of one life
  /// @throws org.homeostat.solver.RefusedException if the method cannot solve the system
  public Controller search(DynamicalSystem system, Course course) {
    Learnable.check(system, parameters);
    return new LivesSearch(this, system, course);
  }

  /// What theta is moved by, before the rate: the estimate of the gradient of the mean return.
  ///
  /// @param directions e, a row for each pair
  /// @param up what each pair is worth at theta + sigma*e
  /// @param down at theta - sigma*e
  static double[] slope(double[][] directions, double[] up, double[] down, double sigma) {
    double[] slope = new double[directions[0].length];
    for (int i = 0; i < directions.length; i++) {
      double gain = (up[i] - down[i]) / (2 * directions.length * sigma);
      for (int e = 0; e < slope.length; e++) {
        slope[e] = Math.fma(gain, directions[i][e], slope[e]);
      }
    }
    return slope;
  }

  /// The ranks of values, evenly from -1/2 for the least to 1/2; what is not a number is less than
  /// all others. Of equal values the first is the least.
  static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(worth(values[a]), worth(values[b])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int k = 0; k < order.length; k++) {
      ranks[order[k]] = (double) k / (values.length - 1) - 0.5;
    }
    return ranks;
  }

  private static double worth(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }
}
