package org.homeostat.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/// Whether chains have forgotten where they began, and how many independent draws they are worth.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Rank-normalization, folding, and
/// localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis 16,
/// 667-718.
///
/// @param mean of all draws
/// @param deviation of all draws
/// @param rHat how much wider all chains together are than each, by ranks of the draws and of their
///   distances from the median: 1 at best; above 1.01 the draws are not to be used
/// @param bulk the effective number of draws for the middle of the law
/// @param tail the effective number of draws for its 5 % and 95 % quantiles
public record Convergence(double mean, double deviation, double rHat, double bulk, double tail) {

  /// Of draws, chain by chain, all of one length.
  public static Convergence of(double[][] chains) {
    double[][] halves = split(chains);
    double[] all = Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).sum() / all.length;
    double square = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double[][] folded = map(halves, x -> Math.abs(x - median));
    double low = quantile(sorted, 0.05);
    double high = quantile(sorted, 0.95);
    double tail =
        Math.min(
            effective(map(halves, x -> x <= low ? 1 : 0)),
            effective(map(halves, x -> x <= high ? 1 : 0)));
    return new Convergence(
        mean,
        Math.sqrt(square / (all.length - 1)),
        Math.max(ratio(ranked(halves)), ratio(ranked(folded))),
        effective(ranked(halves)),
        tail);
  }

  private interface Scalar {
    double of(double x);
  }

  private static double[][] map(double[][] chains, Scalar function) {
    return Arrays.stream(chains)
        .map(chain -> Arrays.stream(chain).map(function::of).toArray())
        .toArray(double[][]::new);
  }

  /// Each chain as two; the middle draw of an odd number is left out.
  private static double[][] split(double[][] chains) {
    double[][] halves = new double[2 * chains.length][];
    for (int c = 0; c < chains.length; c++) {
      int half = chains[c].length / 2;
      halves[2 * c] = Arrays.copyOfRange(chains[c], 0, half);
      halves[2 * c + 1] = Arrays.copyOfRange(chains[c], chains[c].length - half, chains[c].length);
    }
    return halves;
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /// The normal scores of the ranks over all chains; equal numbers share their mean rank.
  private static double[][] ranked(double[][] chains) {
    int length = chains[0].length;
    int count = chains.length * length;
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> chains[i / length][i % length]));
    double[][] scores = new double[chains.length][length];
    for (int from = 0; from < count; ) {
      int to = from;
      double value = chains[order[from] / length][order[from] % length];
      while (to < count && chains[order[to] / length][order[to] % length] == value) {
        to++;
      }
      double rank = 0.5 * (from + 1 + to);
      double share = (rank - 0.375) / (count + 0.25);
      double score = Math.sqrt(2) * Erf.erfInv(2 * share - 1);
      for (int i = from; i < to; i++) {
        scores[order[i] / length][order[i] % length] = score;
      }
      from = to;
    }
    return scores;
  }

  private static double mean(double[] chain) {
    return Arrays.stream(chain).sum() / chain.length;
  }

  /// The covariance of a chain with itself some draws later, divided by its length.
  private static double covariance(double[] chain, double mean, int lag) {
    double sum = 0;
    for (int k = lag; k < chain.length; k++) {
      sum += (chain[k] - mean) * (chain[k - lag] - mean);
    }
    return sum / chain.length;
  }

  private static double within(double[][] chains) {
    double n = chains[0].length;
    return Arrays.stream(chains)
            .mapToDouble(chain -> covariance(chain, mean(chain), 0) * n / (n - 1))
            .sum()
        / chains.length;
  }

  /// The variance that within and between chains give together.
  private static double pooled(double[][] chains) {
    double n = chains[0].length;
    double[] means = Arrays.stream(chains).mapToDouble(Convergence::mean).toArray();
    double middle = mean(means);
    double between =
        Arrays.stream(means).map(m -> (m - middle) * (m - middle)).sum() / (means.length - 1);
    return within(chains) * (n - 1) / n + between;
  }

  private static double ratio(double[][] chains) {
    return Math.sqrt(pooled(chains) / within(chains));
  }

  /// By Geyer's initial monotone sequence of sums of neighbouring correlations.
  private static double effective(double[][] chains) {
    int n = chains[0].length;
    double total = (double) chains.length * n;
    double variance = pooled(chains);
    if (!(variance > 0)) {
      return Double.NaN;
    }
    double w = within(chains);
    double[] means = Arrays.stream(chains).mapToDouble(Convergence::mean).toArray();
    double sum = -1;
    double last = Double.POSITIVE_INFINITY;
    for (int lag = 0; lag + 1 < n; lag += 2) {
      double pair =
          correlation(chains, means, lag, w, variance)
              + correlation(chains, means, lag + 1, w, variance);
      if (pair < 0) {
        break;
      }
      last = Math.min(last, pair);
      sum += 2 * last;
    }
    double least = 2.302585092994046 / LogProduct.log(total);
    return total / Math.max(sum, least);
  }

  private static double correlation(
      double[][] chains, double[] means, int lag, double within, double variance) {
    double n = chains[0].length;
    double mean =
        IntStream.range(0, chains.length)
                .mapToDouble(c -> covariance(chains[c], means[c], lag) * n / (n - 1))
                .sum()
            / chains.length;
    return lag == 0 ? 1 : 1 - (within - mean) / variance;
  }
}
