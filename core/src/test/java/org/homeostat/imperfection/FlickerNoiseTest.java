package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.homeostat.solver.Ensemble;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class FlickerNoiseTest {
  private static final double STEP = 0.25;
  private static final int SEEDS = 400;
  private static final int SAMPLES = 4096;
  private static final double DEVIATION = 0.7;

  private static final DynamicalSystem HELD =
      DynamicalSystem.named("held").state("x", 3).equations("dx = 0*dt").build();

  private static final Chips CHIPS =
      Chips.of(
          HELD,
          SEEDS,
          new FlickerNoise(Subject.of("x"), new Strength("chip.flicker", DEVIATION), 1, 4096));

  @Test
  void itHasItsDeviationFromTheStart() {
    Chips many = new Chips(HELD, CHIPS.device(), 4000);
    for (double t : new double[] {STEP, 8, 64}) {
      double[] x = many.last("x.device", "exponential-euler", STEP, t);
      assertEquals(3, Chips.mean(x), 5 * DEVIATION / Math.sqrt(4000));
      double variance = DEVIATION * DEVIATION;
      assertEquals(variance, Chips.variance(x), 6 * variance * Math.sqrt(2.0 / 4000));
    }
  }

  /// What seven Ornstein-Uhlenbeck processes have: a sum of Lorentzians.
  private static double theory(double f) {
    double sum = 0;
    for (double tau = 4096; tau >= 1; tau /= 4) {
      double turn = 2 * Math.PI * f * tau;
      sum += DEVIATION * DEVIATION / 7 * 4 * tau / (1 + turn * turn);
    }
    return sum;
  }

  @Test
  void theSpectrumFallsAsOneOverTheFrequency() {
    Ensemble run =
        CHIPS.simulation("exponential-euler", STEP, STEP * (SAMPLES - 1)).record("x.device").run();
    double[][] paths = new double[SEEDS][];
    for (int row = 0; row < SEEDS; row++) {
      paths[row] = run.paths().values("x.device", row);
    }
    int[] bins = {6, 8, 11, 16, 22, 32, 45, 64};
    double[] f = Arrays.stream(bins).mapToDouble(bin -> bin / (SAMPLES * STEP)).toArray();
    double[] density = Arrays.stream(bins).mapToDouble(bin -> density(paths, bin)).toArray();
    for (int i = 0; i < bins.length; i++) {
      assertEquals(1, density[i] / theory(f[i]), 0.2, "at " + f[i]);
      double simple = DEVIATION * DEVIATION / (7 * StrictMath.log(4) * f[i]);
      assertEquals(1, theory(f[i]) / simple, 0.2, "at " + f[i]);
    }
    assertEquals(
        slope(f, Arrays.stream(f).map(FlickerNoiseTest::theory).toArray()),
        slope(f, density),
        0.08);
    assertEquals(-1, slope(f, density), 0.12);
  }

  /// Of a line through the logarithms.
  private static double slope(double[] at, double[] values) {
    double[] x = Arrays.stream(at).map(StrictMath::log).toArray();
    double[] y = Arrays.stream(values).map(StrictMath::log).toArray();
    double mean = Chips.mean(x);
    double up = 0;
    double across = 0;
    for (int i = 0; i < x.length; i++) {
      up += (x[i] - mean) * y[i];
      across += (x[i] - mean) * (x[i] - mean);
    }
    return up / across;
  }

  /// The one-sided periodogram at a few neighbouring frequencies, with a Hann window, over all
  /// paths.
  private static double density(double[][] paths, int middle) {
    double sum = 0;
    int count = 0;
    double[] wave = new double[2 * SAMPLES];
    for (int bin = middle - 1; bin <= middle + 1; bin++) {
      double power = 0;
      for (int k = 0; k < SAMPLES; k++) {
        double window = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * k / SAMPLES);
        double angle = 2 * Math.PI * (double) bin * k / SAMPLES;
        wave[2 * k] = window * StrictMath.cos(angle);
        wave[2 * k + 1] = window * StrictMath.sin(angle);
        power += window * window;
      }
      for (double[] path : paths) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < SAMPLES; k++) {
          re += (path[k] - 3) * wave[2 * k];
          im += (path[k] - 3) * wave[2 * k + 1];
        }
        sum += 2 * STEP * (re * re + im * im) / power;
        count++;
      }
    }
    return sum / count;
  }
}
