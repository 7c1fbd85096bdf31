package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.kernel.Execution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Noise that is drawn anew at each evaluation of the equations. Each acceptance has a false alarm
/// in 10^8, were the seeds not fixed.
class SampledNoiseTest {
  private static final double DEVIATIONS = 5.73;
  private static final double STEP = 0.25;

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("sampled.yaml", text));
  }

  /// Its state adds up what it is given, so that the numbers can be read off its path.
  private static final DynamicalSystem SUM =
      read(
          """
          system: sum
          states: {x: 0, z: [0, 0, 0], y: 0}
          noise: {w: {}, n: {kind: sampled}, m: {kind: sampled, shape: [3]}}
          equations: |
            dx = n*dt
            dz = m*dt
            dy = dw
          outputs: {seen: n, twice: '2*m + n'}
          """);

  private static Simulation sum(String method) {
    return Simulation.of(SUM).method(method).step(STEP).until(25).seeds(200);
  }

  /// The numbers of an element of a state, by trajectory and step.
  private static double[][] numbers(Paths paths, String state, int element, int size) {
    double[][] numbers = new double[paths.trajectories().size()][];
    for (int i = 0; i < numbers.length; i++) {
      double[] path = paths.values(state, i);
      numbers[i] = new double[path.length / size - 1];
      for (int k = 0; k < numbers[i].length; k++) {
        numbers[i][k] = (path[(k + 1) * size + element] - path[k * size + element]) / STEP;
      }
    }
    return numbers;
  }

  /// The mean of the products of two rows of numbers, the second moved on.
  private static double product(double[][] a, double[][] b, int lanes, int steps) {
    double total = 0;
    for (int i = 0; i < a.length; i++) {
      double[] other = b[(i + lanes) % b.length];
      for (int k = 0; k < a[i].length; k++) {
        total += a[i][k] * other[(k + steps) % other.length];
      }
    }
    return total / a.length / a[0].length;
  }

  @Test
  void numbersAreIndependentOverStepsLanesElementsAndSources() {
    Paths paths = sum("euler-maruyama").record("x", "z", "y").run().paths();
    List<double[][]> all =
        List.of(
            numbers(paths, "x", 0, 1),
            numbers(paths, "z", 0, 3),
            numbers(paths, "z", 2, 3),
            numbers(paths, "y", 0, 1));
    double count = all.getFirst().length * all.getFirst()[0].length;
    for (double[][] a : all) {
      // a Wiener increment over the step has the variance 1/STEP of its rate
      double variance = a == all.getLast() ? 1 / STEP : 1;
      double ones = product(a, ones(a), 0, 0);
      assertEquals(0, ones, DEVIATIONS * Math.sqrt(variance / count));
      double squares = product(a, a, 0, 0);
      assertEquals(variance, squares, variance * DEVIATIONS * Math.sqrt(2 / count));
      for (double[][] b : all) {
        for (int lanes = 0; lanes < 2; lanes++) {
          for (int steps = 0; steps < 3; steps++) {
            if (a != b || lanes + steps > 0) {
              double deviation = Math.sqrt(variance * (b == all.getLast() ? 1 / STEP : 1) / count);
              assertEquals(0, product(a, b, lanes, steps), DEVIATIONS * deviation);
            }
          }
        }
      }
    }
  }

  private static double[][] ones(double[][] like) {
    double[][] ones = new double[like.length][like[0].length];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }

  /// A step takes the weighted mean of the numbers of its evaluations, so its variance is the sum
  /// of the squares of the method's weights.
  @ParameterizedTest
  @CsvSource({
    "euler-maruyama, 1",
    "exponential-euler, 1",
    "milstein, 1",
    "heun, 0.5",
    "sra1, 0.5555555555555556",
    "shark, 0.52"
  })
  void eachEvaluationHasItsOwnNumber(String method, double variance) {
    Paths paths = sum(method).record("x").run().paths();
    double[][] x = numbers(paths, "x", 0, 1);
    double count = x.length * x[0].length;
    double deviation = variance * Math.sqrt(2 / count);
    assertEquals(variance, product(x, x, 0, 0), DEVIATIONS * deviation);
  }

  private static final DynamicalSystem LINEAR =
      read(
          """
          system: linear
          states: {x: 0}
          parameters: {s: 1.5, g: 0.4}
          noise: {w: {}, n: {kind: sampled}}
          equations: dx = (s*n - x)*dt + g*dw
          """);

  /// `x' = (1 - h)*x + h*s*n + g*W`.
  @Test
  void theStationaryVarianceUnderEulerMaruyamaIsThatOfItsRecursion() {
    double h = STEP;
    double gained = h * h * 1.5 * 1.5 + h * 0.4 * 0.4;
    assertVariance("euler-maruyama", gained / (1 - (1 - h) * (1 - h)));
  }

  /// `x' = r*x + h*s*(0.4 - h/2)*n1 + 0.6*h*s*n2 + g*(1 - h/2)*W + g*(r - 1)*H` with `r = 1 - h +
  /// h^2/2`.
  @Test
  void theStationaryVarianceUnderSharkIsThatOfItsRecursion() {
    double h = STEP;
    double r = 1 - h + h * h / 2;
    double first = h * 1.5 * (0.4 - h / 2);
    double second = 0.6 * h * 1.5;
    double w = 0.4 * (1 - h / 2);
    double area = 0.4 * (r - 1);
    double gained = first * first + second * second + h * w * w + h / 12 * area * area;
    assertVariance("shark", gained / (1 - r * r));
  }

  private static void assertVariance(String method, double expected) {
    int count = 20_000;
    Measure last = new Measure("last", Measure.Kind.LAST, Parser.parse("x"), List.of(20.0));
    double[] x =
        Simulation.of(LINEAR)
            .method(method)
            .step(STEP)
            .until(20)
            .seeds(count)
            .measure(last)
            .run()
            .measured("last", 20);
    double variance = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
    assertEquals(expected, variance, DEVIATIONS * expected * Math.sqrt(2.0 / count), method);
  }

  private static Simulation winding(String method) {
    DynamicalSystem system =
        read(
            """
            system: winding
            states: {x: 0.3, z: [1, 2]}
            noise: {w: {shape: [2]}, n: {kind: sampled, shape: [2]}, m: {kind: sampled}}
            equations: |
              seen = z + 0.3*n
              dx = (tanh(seen[0]*m) - x)*dt
              dz = (sin(seen) - z + m)*dt + 0.2*dw
            outputs: {seen: seen, mixed: 'x + m^2'}
            """);
    return Simulation.of(system)
        .method(method)
        .step(0.1)
        .until(2)
        .seeds(19)
        .record("x", "z", "seen", "mixed")
        .measure(new Measure("sum", Measure.Kind.SUM, Parser.parse("mixed"), List.of(1.0, 2.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "exponential-euler", "heun", "sra1", "shark"})
  void executionsThreadsAndBlocksChangeNoBit(String method) {
    Ensemble oracle = winding(method).execution(Execution.INTERPRETED).lanes(8).threads(1).run();
    for (Execution execution : Execution.values()) {
      if (execution.available()) {
        for (int lanes : new int[] {1, 8, 32}) {
          Ensemble other = winding(method).execution(execution).lanes(lanes).threads(2).run();
          for (String name : oracle.paths().recorded().keySet()) {
            for (int i = 0; i < 19; i++) {
              assertArrayEquals(
                  oracle.paths().values(name, i),
                  other.paths().values(name, i),
                  method + ", " + execution + ", " + lanes + " lanes: " + name);
            }
          }
          assertArrayEquals(oracle.measured("sum", 2), other.measured("sum", 2));
        }
      }
    }
  }

  /// With one evaluation a step, what is recorded at its start is what the step meets.
  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "exponential-euler", "milstein"})
  void whatIsRecordedIsWhatTheStepMeets(String method) {
    Paths paths = sum(method).record("x", "z", "seen", "twice").run().paths();
    for (int i = 0; i < 200; i++) {
      double[] x = paths.values("x", i);
      double[] z = paths.values("z", i);
      double[] seen = paths.values("seen", i);
      double[] twice = paths.values("twice", i);
      for (int k = 0; k + 1 < x.length; k++) {
        assertEquals(x[k + 1], x[k] + STEP * seen[k], 1e-13);
        for (int e = 0; e < 3; e++) {
          double m = (z[3 * (k + 1) + e] - z[3 * k + e]) / STEP;
          assertEquals(2 * m + seen[k], twice[3 * k + e], 1e-12);
        }
      }
    }
  }

  @Test
  void sumsAreTheSumsOfTheRecordedSamples() {
    for (String method : List.of("euler-maruyama", "heun", "shark")) {
      Ensemble ensemble = winding(method).run();
      for (int i = 0; i < 19; i++) {
        double[] m = ensemble.paths().values("mixed", i);
        double sum = 0;
        for (int k = 0; k <= 20; k++) {
          sum += m[k];
          if (k == 10) {
            assertEquals(sum, ensemble.measured("sum", 1)[i], method);
          }
        }
        assertEquals(sum, ensemble.measured("sum", 2)[i], method);
      }
    }
  }

  /// On the same numbers, so that a difference of two paths is a derivative.
  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "heun", "shark"})
  void sensitivitiesMeetTheSameNumbers(String method) {
    DynamicalSystem system =
        read(
            """
            system: seen
            states: {x: 0.3, z: [1, 2]}
            parameters: {k: 0.8}
            noise: {w: {}, n: {kind: sampled, shape: [2]}}
            equations: |
              y = z + k*n
              dx = (tanh(k*y[0]) - x)*dt + 0.1*dw
              dz = (sin(y*x) - k*z)*dt
            """);
    DynamicalSystem more = system.with(Sensitivities.by("k"));
    double[] slope = last(more, method, "sum(z.by.k) + x.by.k", 0.8);
    double[] up = last(system, method, "sum(z) + x", 0.8 + 1e-6);
    double[] down = last(system, method, "sum(z) + x", 0.8 - 1e-6);
    for (int i = 0; i < slope.length; i++) {
      assertEquals((up[i] - down[i]) / 2e-6, slope[i], 1e-7, method);
    }
  }

  private static double[] last(DynamicalSystem system, String method, String of, double k) {
    Measure last = new Measure("last", Measure.Kind.LAST, Parser.parse(of), List.of(2.0));
    return Simulation.of(system)
        .method(method)
        .step(0.1)
        .until(2)
        .seeds(7)
        .set("k", k)
        .measure(last)
        .run()
        .measured("last", 2);
  }

  @Test
  void aSystemWithSampledNoiseIsReadBackFromItsText() {
    for (DynamicalSystem system : List.of(SUM, LINEAR)) {
      assertEquals(system, read(SystemText.print(system)));
    }
  }

  @Test
  void methodsWithoutNoiseRefuseIt() {
    DynamicalSystem still =
        read(
            """
            system: still
            states: {x: 0}
            noise: {n: {kind: sampled}}
            equations: dx = (n - x)*dt
            """);
    for (String method : List.of("rk4", "tsit5")) {
      Simulation simulation = Simulation.of(still).method(method);
      String message = assertThrows(RefusedException.class, simulation::compile).getMessage();
      assertEquals(
          method
              + " is for systems without noise; still has noise; methods that fit: euler-maruyama,"
              + " exponential-euler, milstein, heun, sra1, shark",
          message);
    }
  }
}
