package org.homeostat.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.homeostat.solver.RefusedException;

/// Simulation-based calibration of draws from posteriors. In each trial true values are drawn from
/// the priors, data from the model with these values, and [#DRAWS] values from the posterior given
/// the data. If the posterior is right, the rank of the true value among the draws is any of 0 to
/// [#DRAWS], each as often; ranks in the middle too often tell of intervals that are too wide, at
/// both ends too often of ones that are too narrow.
///
/// ```
/// int[][] ranks = new int[200][];
/// for (int k = 0; k < ranks.length; k++) {
///   Map<String, Tensor> truth = priors.draw(Draws.of("truth", k));
///   ranks[k] = Calibration.ranks(truth, draws from the posterior given data made with it);
/// }
/// ```
///
/// Source: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), Validating Bayesian inference
/// algorithms with simulation-based calibration, arXiv 1804.06788.
public final class Calibration {
  /// The draws of a trial, taken evenly from all of its chains.
  public static final int DRAWS = 99;

  /// The cells of a histogram, each of ten ranks.
  public static final int CELLS = 10;

  private static final int RANKS = DRAWS + 1;

  private final List<String> elements;
  private final List<int[]> ranks;
  private final EvenRanks even;

  /// @param elements the names of what has ranks
  /// @param ranks of each trial, for each element
  public Calibration(List<String> elements, List<int[]> ranks) {
    this.elements = List.copyOf(elements);
    this.ranks = List.copyOf(ranks);
    this.even = new EvenRanks(ranks.size(), RANKS);
  }

  /// As many draws as are ranked, taken evenly from all chains.
  ///
  /// @throws RefusedException if there are fewer
  public static List<double[]> even(Chains chains) {
    List<double[]> all = chains.draws().stream().flatMap(Arrays::stream).toList();
    int size = all.size();
    if (size < DRAWS) {
      throw new RefusedException(size + " draws of a trial", "take at least " + DRAWS);
    }
    return IntStream.range(0, DRAWS)
        .mapToObj(d -> all.get((int) ((d + 0.5) * size / DRAWS)))
        .toList();
  }

  /// The ranks of true values among draws.
  public static int[] ranks(double[] truth, Chains chains) {
    int[] ranks = new int[truth.length];
    for (double[] draw : even(chains)) {
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] += draw[i] < truth[i] ? 1 : 0;
      }
    }
    return ranks;
  }

  /// The rank of a true value in a law whose distribution function is known.
  ///
  /// @param share the probability of what is below the true value
  public static int rank(double share) {
    return Math.min(DRAWS, (int) (share * RANKS));
  }

  /// The names of what has ranks.
  public List<String> elements() {
    return elements;
  }

  /// How many trials there are.
  public int trials() {
    return ranks.size();
  }

  private int at(String element) {
    int at = elements.indexOf(element);
    if (at < 0) {
      throw new RefusedException(
          "nothing called '" + element + "'", "there are " + String.join(", ", elements));
    }
    return at;
  }

  /// The ranks of an element, trial by trial.
  public int[] ranks(String element) {
    int at = at(element);
    return ranks.stream().mapToInt(each -> each[at]).toArray();
  }

  /// How many ranks of an element fell into each tenth of all ranks.
  public int[] histogram(String element) {
    int[] counts = new int[CELLS];
    for (int rank : ranks(element)) {
      counts[rank * CELLS / RANKS]++;
    }
    return counts;
  }

  /// How many ranks of an element are below each of 0 to 100.
  public int[] below(String element) {
    int[] below = new int[RANKS + 1];
    for (int rank : ranks(element)) {
      below[rank + 1]++;
    }
    for (int j = 1; j <= RANKS; j++) {
      below[j] += below[j - 1];
    }
    return below;
  }

  /// The band within which all of [#below] lie together in 95 of 100 calibrations of a right
  /// posterior, by exact probabilities: the least and the largest for each of 0 to 100.
  public int[][] band() {
    return even.band(0.95);
  }

  /// The counts of a cell of the histogram in 99 of 100 calibrations of a right posterior: the
  /// least and the largest, exact for one cell.
  public int[] cell() {
    return EvenRanks.ends(trials(), 1.0 / CELLS, 0.01);
  }

  /// How often a right posterior has ranks as uneven as these, by the chi-squared test of the
  /// histogram; a good approximation from some 50 trials on.
  public double chiSquared(String element) {
    double expected = ranks.size() / (double) CELLS;
    double square = 0;
    for (int count : histogram(element)) {
      square += (count - expected) * (count - expected) / expected;
    }
    return Gamma.regularizedGammaQ((CELLS - 1) / 2.0, square / 2);
  }

  /// How often a right posterior has ranks as uneven as these, by the largest distance of [#below]
  /// from even ranks, measured by its own binomial law: exact.
  public double probability(String element) {
    return even.probability(below(element));
  }

  /// The share of true values within the middle intervals of this many of 100, an even number.
  public double inside(String element, int middle) {
    int low = (RANKS - middle) / 2;
    long inside =
        Arrays.stream(ranks(element)).filter(rank -> rank >= low && rank < RANKS - low).count();
    return inside / (double) trials();
  }

  /// The shares that [#inside] takes in 95 of 100 calibrations of a right posterior: the least and
  /// the largest.
  public double[] insideBand(int middle) {
    int[] ends = EvenRanks.ends(trials(), middle / (double) RANKS, 0.05);
    return new double[] {ends[0] / (double) trials(), ends[1] / (double) trials()};
  }
}
