package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Gamma;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// Simulation-based calibration of draws from posteriors. In each trial true values are drawn from
/// the priors, data from the model with these values, and [#DRAWS] values from the posterior given
/// the data. If the posterior is right, the rank of the true value among the draws is any of 0 to
/// [#DRAWS], each as often; ranks in the middle too often tell of intervals that are too wide, at
/// both ends too often of ones that are too narrow.
///
/// Source: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), Validating Bayesian inference
/// algorithms with simulation-based calibration, arXiv 1804.06788.
///
/// @param elements the names of the elements of the quantities
/// @param ranks of each trial, for each element
public record Calibration(List<String> elements, List<int[]> ranks) {
  /// The draws of a trial, taken evenly from all of its chains.
  public static final int DRAWS = 63;

  private static final int CELLS = 8;

  public Calibration {
    elements = List.copyOf(elements);
    ranks = List.copyOf(ranks);
  }

  /// Draws from the posterior of one trial.
  @FunctionalInterface
  public interface Trial {
    /// @param truth by which the data of the trial are made
    /// @param number of the trial, which decides its random numbers
    /// @return draws of the elements of the quantities, at least [#DRAWS]
    Chains draw(Map<String, Tensor> truth, int number);
  }

  /// Runs trials; 100 at least say something.
  public static Calibration of(Priors priors, int trials, long seed, Trial trial) {
    List<int[]> ranks = new ArrayList<>();
    for (int k = 0; k < trials; k++) {
      Map<String, Tensor> truth = priors.draw(Draws.of("calibration " + seed, k));
      ranks.add(ranks(priors.values(priors.free(truth)), trial.draw(truth, k)));
    }
    return new Calibration(priors.elements(), ranks);
  }

  private static int[] ranks(double[] truth, Chains chains) {
    List<double[]> all = chains.draws().stream().flatMap(Arrays::stream).toList();
    if (all.size() < DRAWS) {
      throw new RefusedException(all.size() + " draws of a trial", "take at least " + DRAWS);
    }
    int[] ranks = new int[truth.length];
    for (int d = 0; d < DRAWS; d++) {
      double[] draw = all.get((int) ((d + 0.5) * all.size() / DRAWS));
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] += draw[i] < truth[i] ? 1 : 0;
      }
    }
    return ranks;
  }

  private int at(String element) {
    int at = elements.indexOf(element);
    if (at < 0) {
      throw new RefusedException(
          "nothing called '" + element + "'", "there are " + String.join(", ", elements));
    }
    return at;
  }

  /// How many ranks of an element fell into each eighth of all ranks.
  public int[] histogram(String element) {
    int at = at(element);
    int[] counts = new int[CELLS];
    ranks.forEach(each -> counts[each[at] * CELLS / (DRAWS + 1)]++);
    return counts;
  }

  /// How often a right posterior has ranks as uneven as these, by the chi-squared test of the
  /// histogram.
  public double probability(String element) {
    double expected = ranks.size() / (double) CELLS;
    double square = 0;
    for (int count : histogram(element)) {
      square += (count - expected) * (count - expected) / expected;
    }
    return Gamma.regularizedGammaQ((CELLS - 1) / 2.0, square / 2);
  }

  /// The share of true values that fell into the middle intervals of 50 or so of 100: 32 of the 64
  /// ranks.
  public double middle(String element) {
    int at = at(element);
    int low = (DRAWS + 1) / 4;
    long inside =
        ranks.stream().filter(each -> each[at] >= low && each[at] < DRAWS + 1 - low).count();
    return inside / (double) ranks.size();
  }
}
