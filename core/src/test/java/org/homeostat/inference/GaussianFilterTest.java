package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Paths;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianFilterTest {

  static Stream<Approximation> approximations() {
    return Stream.of(
        Approximation.taylor(),
        Approximation.cubature(),
        Approximation.unscented(),
        new Approximation.Unscented(0.9, 2, 1));
  }

  /// The exact law comes from the joint normal law of all states and measurements at once.
  @ParameterizedTest
  @MethodSource("approximations")
  void linearSystemsHaveTheLawOfAllMeasurementsTogether(Approximation approximation) {
    int rows = 40;
    Measurements record = Oscillator.record(rows, 11);
    Filtered filtered = GaussianFilter.of(Oscillator.space(0.01), approximation).run(record);
    for (int k : new int[] {0, 1, 7, 20, rows - 1}) {
      Oscillator.Law law = new Oscillator.Law(record, k);
      assertArrayEquals(law.mean(k), filtered.mean(k), 1e-8);
      assertArrayEquals(law.covariance(k), filtered.covariance(k).elements(), 1e-8);
    }
    Oscillator.Law law = new Oscillator.Law(record, rows - 1);
    assertEquals(law.logDensity, filtered.logLikelihood(), 1e-7);
    Smoothed smoothed = filtered.smooth();
    for (int k = 0; k < rows; k++) {
      assertArrayEquals(law.mean(k), smoothed.mean(k), 1e-8);
      assertArrayEquals(law.covariance(k), smoothed.covariance(k).elements(), 1e-8);
    }
  }

  @Test
  void likelihoodIsThatOfTheTrackedRun() {
    Measurements record = Oscillator.record(30, 3);
    GaussianFilter filter = GaussianFilter.of(Oscillator.space(0.05), Approximation.cubature());
    assertEquals(filter.run(record).logLikelihood(), filter.logLikelihood(record, Map.of()));
  }

  /// The error of a step is that of its flow and of Gauss's rule: order 4 together.
  @Test
  void predictionsAreOfOrderFour() {
    Measurements record =
        new Measurements(
            0,
            new double[] {3.2},
            new double[][] {{0.1, -0.2}},
            List.of("u"),
            new double[][] {{0.5}});
    double[] exact = new Oscillator.Law(record, 0).covariance(0);
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      Filtered coarse =
          GaussianFilter.of(Oscillator.space(0.05 / (1 << i)), Approximation.taylor()).run(record);
      for (int j = 0; j < 4; j++) {
        errors[i] += Math.abs(coarse.covariance(0).elements()[j] - exact[j]);
      }
    }
    double order = Math.log(errors[0] / errors[1]) / Math.log(2);
    assertEquals(4, order, 0.3);
  }

  /// A pendulum that is shaken, seen through the sine of its angle.
  private static StateSpace pendulum() {
    DynamicalSystem system =
        DynamicalSystem.named("pendulum")
            .state("angle", 0.5)
            .state("speed", 0)
            .noise("w")
            .equations("dangle = speed*dt", "dspeed = (-4*sin(angle) - 0.2*speed)*dt + 0.3*dw")
            .output("seen", "sin(angle)")
            .build();
    return new StateSpace(
        system, List.of(Sensor.of("seen", "0.1")), Matrix.diagonal(0.01, 0.01), 0.05);
  }

  /// Over 500 runs the means of the normalised squares of errors and innovations lie in the 95 %
  /// bands of their chi-squared laws (Bar-Shalom, Li and Kirubarajan (2001), Estimation with
  /// Applications to Tracking and Navigation, section 5.4), and the smoother is nearer to the truth
  /// than the filter.
  @ParameterizedTest
  @MethodSource("approximations")
  void errorsAndInnovationsAreConsistentAndTheSmootherIsNearer(Approximation approximation) {
    StateSpace space = pendulum();
    GaussianFilter filter = GaussianFilter.of(space, approximation);
    int runs = 500;
    int rows = 20;
    Paths truth = paths(space.system(), rows, runs);
    SplittableRandom random = new SplittableRandom(7);
    double[] nees = new double[rows];
    double nis = 0;
    double filterError = 0;
    double smootherError = 0;
    for (int run = 0; run < runs; run++) {
      double[] angle = truth.values("angle", run);
      double[] speed = truth.values("speed", run);
      double[] times = new double[rows];
      double[][] values = new double[rows][1];
      for (int k = 0; k < rows; k++) {
        times[k] = 0.2 * (k + 1);
        values[k][0] = Math.sin(angle[k + 1]) + 0.1 * random.nextGaussian();
      }
      Map<String, Tensor> guess =
          Map.of(
              "angle", Tensor.scalar(angle[0] + 0.1 * random.nextGaussian()),
              "speed", Tensor.scalar(speed[0] + 0.1 * random.nextGaussian()));
      Filtered filtered = filter.run(Measurements.of(times, values).from(0), guess);
      Smoothed smoothed = filtered.smooth();
      for (int k = 0; k < rows; k++) {
        double[] mean = filtered.mean(k);
        double[] e = {angle[k + 1] - mean[0], speed[k + 1] - mean[1]};
        double[] p = filtered.covariance(k).elements();
        double det = p[0] * p[3] - p[1] * p[2];
        nees[k] += (e[0] * e[0] * p[3] - 2 * e[0] * e[1] * p[1] + e[1] * e[1] * p[0]) / det;
        nis += filtered.square(k);
        filterError += e[0] * e[0];
        double late = angle[k + 1] - smoothed.mean(k)[0];
        smootherError += late * late;
      }
    }
    for (int k : new int[] {0, 6, 12, 19}) {
      assertEquals(2, nees[k] / runs, band(2, runs), "errors at row " + k);
    }
    assertEquals(1, nis / runs / rows, band(1, runs * rows), "innovations");
    assertTrue(smootherError < 0.8 * filterError, smootherError + " against " + filterError);
  }

  /// Half the 95 % interval of a mean of chi-squared numbers.
  private static double band(int degrees, int count) {
    return 1.96 * Math.sqrt(2.0 * degrees / count);
  }

  private static Paths paths(DynamicalSystem system, int rows, int runs) {
    return Simulation.of(system)
        .method("shark")
        .step(0.02)
        .until(0.2 * rows + 0.001)
        .seeds(runs)
        .record("angle", "speed")
        .recordEvery(10)
        .run()
        .paths();
  }

  /// A tiny error of a sensor takes digits from `P - K*H*P`; a root keeps P positive.
  @Test
  void rootsStayPositiveWhereSensorsAreAlmostExact() {
    StateSpace space =
        new StateSpace(
            Oscillator.system(),
            List.of(Sensor.of("position", "1e-9"), Sensor.of("speed", "1e-9")),
            Matrix.diagonal(1e6, 1e6),
            0.05);
    Measurements record = Oscillator.record(60, 2);
    for (Approximation approximation : approximations().toList()) {
      Filtered filtered = GaussianFilter.of(space, approximation).run(record);
      for (int k = 0; k < 60; k++) {
        double[] p = filtered.covariance(k).elements();
        assertTrue(p[0] > 0 && p[3] > 0, approximation + " at row " + k);
        assertTrue(p[1] * p[1] <= p[0] * p[3] * (1 + 1e-12), approximation + " at row " + k);
      }
    }
  }

  @Test
  void gateLeavesOutliersOut() {
    Measurements record = Oscillator.record(30, 8);
    StateSpace space = Oscillator.space(0.05);
    double[][] spoilt = record.values().clone();
    spoilt[12] = new double[] {50, spoilt[12][1]};
    Measurements bad = new Measurements(0, record.times(), spoilt, record.inputs(), record.held());
    double[][] without = record.values().clone();
    without[12] = new double[] {Double.NaN, Double.NaN};
    Measurements gap = new Measurements(0, record.times(), without, record.inputs(), record.held());
    GaussianFilter filter = GaussianFilter.of(space, Approximation.taylor());
    Filtered gated = filter.gate(0.999999).run(bad);
    assertFalse(gated.isUsed(12));
    assertEquals(1, gated.outliers());
    assertArrayEquals(filter.run(gap).mean(29), gated.mean(29));
  }

  /// In the likelihood a row that is left out counts as one at the edge of the gate: there is no
  /// jump at the edge, and no reward for leaving rows out.
  @Test
  void likelihoodGoesOnAtTheEdgeOfTheGate() {
    Measurements record = Oscillator.record(30, 8);
    GaussianFilter filter =
        GaussianFilter.of(Oscillator.space(0.05), Approximation.taylor()).gate(0.999);
    double inside = 0;
    double outside = 50;
    for (int k = 0; k < 60; k++) {
      double middle = 0.5 * (inside + outside);
      boolean used = filter.run(spoilt(record, middle)).isUsed(12);
      inside = used ? middle : inside;
      outside = used ? outside : middle;
    }
    double left = filter.run(spoilt(record, outside)).logLikelihood();
    assertEquals(filter.run(spoilt(record, inside)).logLikelihood(), left, 1e-9);
    assertEquals(left, filter.run(spoilt(record, 500)).logLikelihood());
    assertTrue(left < filter.run(spoilt(record, Double.NaN)).logLikelihood());
  }

  /// The first 13 rows, the last of which is off.
  private static Measurements spoilt(Measurements record, double by) {
    double[] times = Arrays.copyOf(record.times(), 13);
    double[][] values = Arrays.copyOf(record.values(), 13);
    values[12] = new double[] {values[12][0] + by, values[12][1] + by};
    double[][] held = record.inputs().isEmpty() ? record.held() : Arrays.copyOf(record.held(), 13);
    return new Measurements(0, times, values, record.inputs(), held);
  }

  @Test
  void whatIsNoRecordOrNoLawIsRefused() {
    refused(
        "has the eigenvalue -", () -> space(Matrix.of(new double[] {1, 2}, new double[] {2, 1})));
    refused("the covariance has 1 rows", () -> space(Matrix.diagonal(1)));
    refused(
        "row 2 is at the time 0.5, after 1.0",
        () -> Measurements.of(new double[] {1, 0.5}, new double[2][1]));
    refused(
        "has no number for one of the inputs [u]",
        () ->
            new Measurements(
                0,
                new double[] {1},
                new double[1][2],
                List.of("u"),
                new double[][] {{Double.NaN}}));
    refused(
        "the deviation of a sensor is -1.0",
        () -> run(List.of(Sensor.of("position", "-1"), Sensor.of("speed", "1"))));
    refused(
        "has no output 'positon'; did you mean 'position'?",
        () -> run(List.of(Sensor.of("positon", "1"))));
    refused("has no 'sigma'", () -> run(List.of(Sensor.of("position", "sigma"))));
    refused(
        "the middle point weighs",
        () -> GaussianFilter.of(Oscillator.space(0.1), new Approximation.Unscented(0.001, 0, 0)));
  }

  private static StateSpace space(Matrix covariance) {
    return new StateSpace(
        Oscillator.system(), List.of(Sensor.of("position", "1")), covariance, 0.1);
  }

  private static Filtered run(List<Sensor> sensors) {
    return GaussianFilter.of(
            new StateSpace(Oscillator.system(), sensors, Matrix.identity(2), 0.1),
            Approximation.taylor())
        .run(Oscillator.record(5, 1));
  }

  private static void refused(String part, org.junit.jupiter.api.function.Executable action) {
    String message = String.valueOf(assertThrows(RefusedException.class, action).getMessage());
    assertTrue(message.contains(part), message);
  }
}
