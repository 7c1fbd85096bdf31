package org.homeostat.inference;

import org.homeostat.solver.RefusedException;

/// What ranks are like if each of `ranks` places is as likely as the other, and trials are
/// independent: how many of them lie below a place is binomial, and how many lie below each place
/// together a chain of binomial steps, over which probabilities are summed exactly.
///
/// ```
/// R(j) = number of ranks < j               binomial(trials, j/ranks)
/// R(j+1) - R(j) given R(j)                 binomial(trials - R(j), 1/(ranks - j))
/// tail(j, r) = 2*min(P(R(j) <= r), P(R(j) >= r))
/// ```
///
/// A band holds the counts r whose tail is above some gamma, the same for all j, such that all R(j)
/// stay inside together with the probability that is asked.
///
/// Source: Säilynoja, Bürkner and Vehtari (2022), Graphical test for discrete uniformity and its
/// applications in goodness-of-fit evaluation and multiple sample comparison, Statistics and
/// Computing 32, 32.
final class EvenRanks {
  private static final int MOST = 20_000;
  private static final int HALVINGS = 30;

  private final int trials;
  private final int ranks;

  /// Of each place and count its tail.
  private final double[][] tails;

  EvenRanks(int trials, int ranks) {
    if (trials < 1 || trials > MOST) {
      throw new RefusedException(trials + " trials", "take from 1 to " + MOST);
    }
    this.trials = trials;
    this.ranks = ranks;
    this.tails = new double[ranks + 1][];
    for (int j = 1; j < ranks; j++) {
      tails[j] = tails(binomial(trials, j / (double) ranks));
    }
  }

  /// The probabilities of 0 to n.
  static double[] binomial(int n, double p) {
    double[] probabilities = new double[n + 1];
    int mode = (int) ((n + 1) * p);
    double sum = 1;
    probabilities[mode] = 1;
    for (int r = mode; r < n; r++) {
      probabilities[r + 1] = probabilities[r] * (n - r) / (r + 1) * (p / (1 - p));
      sum += probabilities[r + 1];
    }
    for (int r = mode; r > 0; r--) {
      probabilities[r - 1] = probabilities[r] * r / (n - r + 1) * ((1 - p) / p);
      sum += probabilities[r - 1];
    }
    for (int r = 0; r <= n; r++) {
      probabilities[r] /= sum;
    }
    return probabilities;
  }

  private static double[] tails(double[] probabilities) {
    int n = probabilities.length;
    double[] tails = new double[n];
    double below = 0;
    for (int r = 0; r < n; r++) {
      below += probabilities[r];
      tails[r] = 2 * below;
    }
    double above = 0;
    for (int r = n - 1; r >= 0; r--) {
      above += probabilities[r];
      tails[r] = Math.min(tails[r], 2 * above);
    }
    return tails;
  }

  /// The least and the largest count whose tails are above a bound, of a binomial law.
  static int[] ends(int n, double p, double outside) {
    return ends(tails(binomial(n, p)), outside);
  }

  private static int[] ends(double[] tails, double gamma) {
    int low = 0;
    while (low < tails.length && !(tails[low] > gamma)) {
      low++;
    }
    int high = tails.length - 1;
    while (high >= 0 && !(tails[high] > gamma)) {
      high--;
    }
    return new int[] {low, high};
  }

  /// How likely some count of even ranks has a tail as small as the smallest of these.
  ///
  /// @param below of each place the number of ranks below it
  double probability(int[] below) {
    double least = 1;
    for (int j = 1; j < ranks; j++) {
      least = Math.min(least, tails[j][below[j]]);
    }
    return Math.min(1, Math.max(0, 1 - inside(least * (1 + 1e-9))));
  }

  /// The narrowest band that holds all counts together with the probability at least.
  ///
  /// @return of each place from 0 to ranks the least and the largest count
  int[][] band(double probability) {
    double low = 0;
    double high = 1;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * (low + high);
      if (inside(middle) >= probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int[][] band = new int[ranks + 1][];
    band[0] = new int[] {0, 0};
    band[ranks] = new int[] {trials, trials};
    for (int j = 1; j < ranks; j++) {
      band[j] = ends(tails[j], low);
    }
    return band;
  }

  /// How likely the tails of all counts are above gamma.
  private double inside(double gamma) {
    double[] now = new double[trials + 1];
    now[0] = 1;
    int[] here = {0, 0};
    for (int j = 1; j < ranks; j++) {
      int[] there = ends(tails[j], gamma);
      double[] next = new double[trials + 1];
      double share = 1.0 / (ranks - j + 1);
      for (int r = here[0]; r <= here[1]; r++) {
        spread(now[r], r, share, there, next);
      }
      now = next;
      here = there;
    }
    double sum = 0;
    for (int r = here[0]; r <= here[1]; r++) {
      sum += now[r];
    }
    return sum;
  }

  /// Adds what comes from a count to those of the next place.
  private void spread(double weight, int r, double share, int[] there, double[] next) {
    int left = trials - r;
    double odds = share / (1 - share);
    double chance = weight * LogProduct.exp(left * LogProduct.log(1 - share));
    for (int step = 0; step <= left && r + step <= there[1]; step++) {
      if (r + step >= there[0]) {
        next[r + step] += chance;
      }
      chance *= odds * (left - step) / (step + 1);
    }
  }
}
