package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each acceptance has a false alarm in 10^8, were the seeds not fixed.
class LawTest {
  private static final int LANES = 500;
  private static final int STEPS = 400 * (Boolean.getBoolean("homeostat.long") ? 10 : 1);
  private static final int COUNT = LANES * STEPS;

  /// Standard deviations of a two-sided alarm of 10^-8.
  private static final double DEVIATIONS = 5.73;

  /// The same for Kolmogorov's statistic times the root of the count.
  private static final double KOLMOGOROV = 3.10;

  private static final List<Source> SOURCES =
      List.of(new Source("plant.w", 2), new Source("agent.w", 1));

  @ParameterizedTest
  @EnumSource
  void momentsAreThoseOfTheStandardNormal(Pairing pairing) {
    for (double[] x : columns(pairing)) {
      assertMoment("mean", 0, 1, Arrays.stream(x));
      assertMoment("variance", 1, 2, Arrays.stream(x).map(v -> v * v));
      assertMoment("third", 0, 15, Arrays.stream(x).map(v -> v * v * v));
      assertMoment("fourth", 3, 96, Arrays.stream(x).map(v -> v * v * v * v));
    }
  }

  @ParameterizedTest
  @EnumSource
  void distributionIsTheStandardNormal(Pairing pairing) {
    for (double[] x : columns(pairing)) {
      double[] sorted = Arrays.stream(x).map(LawTest::normalDistribution).sorted().toArray();
      double distance = 0;
      for (int i = 0; i < COUNT; i++) {
        distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / COUNT) + 0.5 / COUNT);
      }
      double statistic = distance * Math.sqrt(COUNT);
      assertTrue(statistic < KOLMOGOROV, "Kolmogorov's statistic is " + statistic);
      assertChiSquare(x, x, 64, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsOfAStepAreIndependent(Pairing pairing) {
    double[][] columns = columns(pairing);
    for (int a = 0; a < columns.length; a++) {
      for (int b = 0; b < a; b++) {
        assertIndependent(columns[a], columns[b]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void successiveStepsAndNeighbouringSeedsAreIndependent(Pairing pairing) {
    for (double[] x : columns(pairing)) {
      assertIndependent(x, rotated(x, LANES));
      assertIndependent(x, rotated(x, 2 * LANES));
      assertIndependent(x, rotated(x, 1));
    }
  }

  @Test
  void theTwoPairingsAreIndependent() {
    assertIndependent(columns(Pairing.STEPS)[0], columns(Pairing.AREAS)[0]);
  }

  /// Sixteen fine steps, combined to one of length 1.
  @Test
  void combinedStepsHaveTheLawOfOneStep() {
    double[][] columns = columns(Pairing.AREAS);
    int paths = COUNT / 16;
    double[] w = new double[paths];
    double[] h = new double[paths];
    for (int path = 0; path < paths; path++) {
      BrownianStep whole = combined(columns, 16 * path, 16);
      w[path] = whole.increment();
      h[path] = whole.area() * Math.sqrt(12);
    }
    for (double[] x : List.of(w, h)) {
      assertMoment("mean", 0, 1, Arrays.stream(x));
      assertMoment("variance", 1, 2, Arrays.stream(x).map(v -> v * v));
    }
    assertCorrelation(w, h);
  }

  private static BrownianStep combined(double[][] columns, int from, int count) {
    return count == 1
        ? BrownianStep.of(columns[0][from], columns[1][from], 1.0 / 16)
        : combined(columns, from, count / 2).then(combined(columns, from + count / 2, count / 2));
  }

  private static double[][] columns(Pairing pairing) {
    Normals normals = Normals.plain(SOURCES, pairing);
    int width = normals.perStep();
    double[] buffer = new double[COUNT * width];
    normals.fill(buffer, 0, STEPS, LongStream.range(0, LANES).toArray(), LANES);
    double[][] columns = new double[width][COUNT];
    for (int row = 0; row < STEPS * width; row++) {
      int to = row / width * LANES;
      System.arraycopy(buffer, row * LANES, columns[row % width], to, LANES);
    }
    return columns;
  }

  private static double[] rotated(double[] x, int by) {
    double[] moved = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[(i + by) % x.length];
    }
    return moved;
  }

  private static void assertMoment(
      String name, double expected, double variance, DoubleStream values) {
    double[] all = values.toArray();
    double error = Math.abs(Arrays.stream(all).average().orElseThrow() - expected);
    double bound = DEVIATIONS * Math.sqrt(variance / all.length);
    assertTrue(error < bound, name + " is off by " + error + ", more than " + bound);
  }

  private static void assertIndependent(double[] x, double[] y) {
    assertCorrelation(x, y);
    assertCorrelation(squares(x), squares(y));
    assertChiSquare(x, y, 16, 16);
  }

  private static double[] squares(double[] x) {
    return Arrays.stream(x).map(v -> (v * v - 1) / Math.sqrt(2)).toArray();
  }

  /// For columns of mean 0 and variance 1.
  private static void assertCorrelation(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    double correlation = sum / x.length;
    double bound = DEVIATIONS / Math.sqrt(x.length);
    assertTrue(Math.abs(correlation) < bound, "correlation is " + correlation);
  }

  /// Counts in cells of equal probability; the quantile is Wilson's and Hilferty's.
  private static void assertChiSquare(double[] x, double[] y, int across, int along) {
    int[] counts = new int[across * along];
    for (int i = 0; i < x.length; i++) {
      counts[cell(x[i], across) * along + (along == 1 ? 0 : cell(y[i], along))]++;
    }
    double expected = (double) x.length / counts.length;
    double statistic = 0;
    for (int count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    double freedom = counts.length - 1;
    double part = 2 / (9 * freedom);
    double root = 1 - part + 5.62 * Math.sqrt(part);
    double bound = freedom * root * root * root;
    assertTrue(statistic < bound, "chi-square is " + statistic + ", more than " + bound);
  }

  private static int cell(double x, int cells) {
    return Math.min(cells - 1, (int) (normalDistribution(x) * cells));
  }

  /// `1/2 + density(x)*(x + x^3/3 + x^5/(3*5) + ...)`: Marsaglia, *Evaluating the normal
  /// distribution*, Journal of Statistical Software 11 (2004).
  private static double normalDistribution(double x) {
    double sum = x;
    double term = x;
    for (int k = 3; Math.abs(term) > 1e-12 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
  }
}
