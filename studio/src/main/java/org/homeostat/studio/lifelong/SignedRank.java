package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// The signed-rank test of Wilcoxon (1945), Biometrics Bulletin 1, 80-83: whether differences are
/// spread evenly around 0.
///
/// The absolute differences are ranked, equal ones by the mean of their ranks, those that are 0
/// left out; W is the sum of the ranks of the positive ones. Under the hypothesis each sign is a
/// fair coin. Up to 50 differences the distribution of W is counted, with the ranks as they are;
/// above it is normal with mean `n*(n + 1)/4`, variance `sum of rank^2/4` and a correction for
/// continuity. Infinite differences count, as the largest.
///
/// @param count differences that are not 0
/// @param sum W
/// @param p of a W as far from its mean, on either side
public record SignedRank(int count, double sum, double p) {
  private static final int EXACT = 50;

  /// @param differences none of which is NaN
  public static SignedRank of(double[] differences) {
    double[] kept = Arrays.stream(differences).filter(each -> each != 0).toArray();
    int n = kept.length;
    if (n == 0) {
      return new SignedRank(0, 0, 1);
    }
    int[] doubled = doubledRanks(kept);
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += kept[i] > 0 ? doubled[i] : 0;
    }
    double p = n <= EXACT ? counted(doubled, sum) : normal(doubled, sum);
    return new SignedRank(n, sum / 2.0, Math.min(1, p));
  }

  /// Twice the rank of each by its size, so that means of ranks are whole numbers.
  private static int[] doubledRanks(double[] values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      double size = Math.abs(values[i]);
      int below = 0;
      int same = 0;
      for (double each : sizes) {
        below += each < size ? 1 : 0;
        same += each == size ? 1 : 0;
      }
      ranks[i] = 2 * below + same + 1;
    }
    return ranks;
  }

  /// Of all ways to give signs to the ranks, the share with a sum as far out.
  private static double counted(int[] ranks, int sum) {
    int total = Arrays.stream(ranks).sum();
    double[] ways = new double[total + 1];
    ways[0] = 1;
    int reached = 0;
    for (int rank : ranks) {
      for (int s = reached; s >= 0; s--) {
        ways[s + rank] += ways[s];
      }
      reached += rank;
    }
    int outer = Math.min(sum, total - sum);
    double tail = 0;
    for (int s = 0; s <= outer; s++) {
      tail += ways[s];
    }
    return 2 * Math.scalb(tail, -ranks.length);
  }

  private static double normal(int[] doubled, int sum) {
    double total = 0;
    double squares = 0;
    for (int rank : doubled) {
      total += rank / 2.0;
      squares += rank * (double) rank / 4;
    }
    double away = Math.max(0, Math.abs(sum / 2.0 - total / 2) - 0.5);
    return 2 * NormalTail.above(away / Math.sqrt(squares / 4));
  }
}
