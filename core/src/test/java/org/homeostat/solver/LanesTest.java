package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.noise.BrownianStep;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trajectories whose noise is drawn once. Each acceptance of a law has a false alarm in 10^8, were
/// the seeds not fixed.
class LanesTest {
  private static final double DEVIATIONS = 5.73;

  private static final DynamicalSystem ADDITIVE =
      new TestSystem()
          .state("x", 0.5, "sin(2*x) - y")
          .wiener("w", "0.8*dw")
          .state("y", 0, "x - y")
          .wiener("v", "0.3*dv")
          .build();

  private static Course course(Method method, int steps, double step) {
    Measure last = new Measure("last", Measure.Kind.LAST, Parser.parse("x + y"), List.of(1.0));
    return new Course(method, step, steps, 1, List.of(last), Course.NEVER, Map.of());
  }

  private static Lanes lanes(DynamicalSystem system, Course course, int count) {
    return Lanes.draw(system, course, LongStream.range(0, count).toArray(), Map.of());
  }

  @Test
  void twoStepsJoinAsBrownianStepsDo() {
    Course fine = course(new Shark(), 8, 0.125);
    Lanes lanes = lanes(ADDITIVE, fine, 5);
    Lanes coarse = lanes.coarsened(ADDITIVE, fine, 2);
    assertEquals(lanes.wordsPerStep(), coarse.wordsPerStep());
    for (int k = 0; k < 4; k++) {
      for (int source = 0; source < 2; source++) {
        for (int lane = 0; lane < 5; lane++) {
          BrownianStep joined =
              step(lanes, 2 * k, source, lane).then(step(lanes, 2 * k + 1, source, lane));
          BrownianStep found = step(coarse, k, source, lane);
          // lengths 1 and 1 became one step that counts as length 1: the path shrinks by sqrt(2)
          assertEquals(joined.increment() / Math.sqrt(2), found.increment(), 1e-15);
          assertEquals(joined.area() / Math.sqrt(2), found.area(), 1e-15);
        }
      }
    }
  }

  private static BrownianStep step(Lanes lanes, int k, int source, int lane) {
    int at = k * lanes.wordsPerStep() + 2 * source * lanes.count() + lane;
    return BrownianStep.of(lanes.normals()[at], lanes.normals()[at + lanes.count()], 1);
  }

  @Test
  void joiningTwiceIsJoiningAtOnce() {
    Course fine = course(new Shark(), 36, 1.0 / 36);
    Course third = course(new Shark(), 12, 1.0 / 12);
    Lanes lanes = lanes(ADDITIVE, fine, 3);
    double[] once = lanes.coarsened(ADDITIVE, fine, 6).normals();
    double[] twice = lanes.coarsened(ADDITIVE, fine, 3).coarsened(ADDITIVE, third, 2).normals();
    // without the numbers after the last step, whose area is not drawn
    int until = 6 * 4 * 3;
    assertArrayEquals(Arrays.copyOf(once, until), Arrays.copyOf(twice, until), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void joinedNumbersAreIndependentStandardNormal(int parts) {
    Course fine = course(new Shark(), 40 * parts, 0.01);
    double[] normals = lanes(ADDITIVE, fine, 500).coarsened(ADDITIVE, fine, parts).normals();
    int rows = 4 * 40;
    double count = 500 * 40;
    double[][] moments = new double[4][4];
    for (int row = 0; row < rows; row++) {
      for (int other = row / 4 * 4; other < row / 4 * 4 + 4; other++) {
        for (int lane = 0; lane < 500; lane++) {
          moments[row % 4][other % 4] +=
              normals[row * 500 + lane] * normals[other * 500 + lane] / count;
        }
      }
    }
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double deviation = Math.sqrt((i == j ? 2 : 1) / count);
        assertEquals(i == j ? 1 : 0, moments[i][j], DEVIATIONS * deviation, i + ", " + j);
      }
    }
  }

  @Test
  void methodsWithoutAreasJoinTheIncrementsAlone() {
    Course fine = course(new EulerMaruyama(), 6, 0.1);
    Lanes lanes = lanes(ADDITIVE, fine, 4);
    double[] coarse = lanes.coarsened(ADDITIVE, fine, 3).normals();
    for (int k = 0; k < 2; k++) {
      for (int at = 0; at < 8; at++) {
        double sum = 0;
        for (int part = 0; part < 3; part++) {
          sum += lanes.normals()[(3 * k + part) * 8 + at];
        }
        assertEquals(sum / Math.sqrt(3), coarse[k * 8 + at], 1e-15);
      }
    }
  }

  private static final DynamicalSystem SAMPLED =
      new TestSystem()
          .source("n", NoiseSource.Kind.SAMPLED, Shape.of(2))
          .state("x", 0, "sum(n) + n[0]")
          .wiener("w", "dw")
          .state("y", 0, "n[1]")
          .build();

  /// The number of an element of `n` at an evaluation of a step.
  private static double sampled(Lanes lanes, Draw draw, int k, int evaluation, int e, int lane) {
    int row = (2 * evaluation + e) * (draw.usesAreas() ? 2 : 1);
    return lanes.normals()[k * lanes.wordsPerStep() + row * lanes.count() + lane];
  }

  /// Two evaluations of each of four steps are eight, of which each evaluation of the joined step
  /// takes the mean of four.
  @ParameterizedTest
  @ValueSource(strings = {"heun", "shark"})
  void joinedSampledNumbersAreTheMeansOfTheirShares(String method) {
    Course fine = course(Methods.named(method), 8, 0.1);
    Lanes lanes = lanes(SAMPLED, fine, 3);
    Lanes coarse = lanes.coarsened(SAMPLED, fine, 4);
    for (int k = 0; k < 2; k++) {
      for (int evaluation = 0; evaluation < 2; evaluation++) {
        for (int e = 0; e < 2; e++) {
          for (int lane = 0; lane < 3; lane++) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
              int step = 4 * k + 2 * evaluation + i / 2;
              sum += sampled(lanes, fine.draw(), step, i % 2, e, lane);
            }
            double found = sampled(coarse, fine.draw(), k, evaluation, e, lane);
            assertEquals(sum / 4, found, 1e-15);
          }
        }
      }
    }
  }

  /// So what adds numbers up, with equal weights, ends where it did.
  @ParameterizedTest
  @CsvSource({"euler-maruyama, 2", "euler-maruyama, 5", "heun, 2", "heun, 5"})
  void theIntegralOfSampledNoiseIsTheSameInLongerSteps(String method, int parts) {
    Course fine = course(Methods.named(method), 20, 0.05);
    Course coarse = course(Methods.named(method), 20 / parts, 0.05 * parts);
    Lanes lanes = lanes(SAMPLED, fine, 6);
    double[] expected = Rollout.of(SAMPLED, fine, Set.of(), Set.of()).run(lanes);
    double[] found =
        Rollout.of(SAMPLED, coarse, Set.of(), Set.of()).run(lanes.coarsened(SAMPLED, fine, parts));
    assertArrayEquals(expected, found, 1e-13);
  }

  /// Numbers that stay for the length of a longer step are those of the longer step.
  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "heun", "shark"})
  void heldNumbersAreThoseOfTheLongerStep(String method) {
    Course fine = course(Methods.named(method), 8, 0.1);
    Lanes lanes = lanes(SAMPLED, fine, 3);
    Lanes held = lanes.holding(SAMPLED, fine, 4);
    Lanes coarse = held.coarsened(SAMPLED, fine, 4);
    int evaluations = fine.draw().evaluations();
    for (int k = 0; k < 8; k++) {
      for (int evaluation = 0; evaluation < evaluations; evaluation++) {
        for (int e = 0; e < 2; e++) {
          for (int lane = 0; lane < 3; lane++) {
            int stays = k % 4 * evaluations / 4;
            double first = sampled(lanes, fine.draw(), k / 4 * 4, stays, e, lane);
            assertEquals(first, sampled(held, fine.draw(), k, evaluation, e, lane));
            double whole = sampled(lanes, fine.draw(), k / 4 * 4, evaluation, e, lane);
            double joined = sampled(coarse, fine.draw(), k / 4, evaluation, e, lane);
            assertEquals(whole, joined, 1e-15);
          }
        }
      }
    }
    // the Wiener process is as it was
    int last = held.wordsPerStep() - 3;
    assertEquals(lanes.normals()[last], held.normals()[last]);
  }

  /// Twice as many steps on the same path: the distance to a fine solution falls by 2^order.
  @ParameterizedTest
  @CsvSource({"shark, 1.5", "sra1, 1.5", "euler-maruyama, 1", "heun, 1"})
  void coarseSolutionsApproachTheFineOneInStrongOrder(String method, double order) {
    int finest = 256;
    Course fine = course(Methods.named(method), finest, 1.0 / finest);
    Lanes lanes = lanes(ADDITIVE, fine, 400);
    double[] truth = run(fine, lanes);
    double[] errors = new double[3];
    for (int level = 0; level < 3; level++) {
      int parts = finest / (8 << level);
      Course coarse = course(Methods.named(method), finest / parts, (double) parts / finest);
      double[] found = run(coarse, lanes.coarsened(ADDITIVE, fine, parts));
      for (int lane = 0; lane < 400; lane++) {
        errors[level] += (found[lane] - truth[lane]) * (found[lane] - truth[lane]);
      }
    }
    double slope = Math.log(errors[0] / errors[2]) / Math.log(2) / 4;
    assertEquals(order, slope, 0.2, method);
  }

  private static double[] run(Course course, Lanes lanes) {
    return Rollout.of(ADDITIVE, course, Set.of(), Set.of()).run(lanes);
  }

  @Test
  void copiesOfLanesAreTheLanesAgain() {
    Course course = course(new Shark(), 20, 0.1);
    Lanes lanes =
        Lanes.draw(
            ADDITIVE,
            course,
            LongStream.range(5, 12).toArray(),
            Map.of("x", new Distribution.Uniform(-1, 1)));
    double[] once = run(course, lanes);
    double[] copies = run(course, lanes.repeated(3));
    assertEquals(21, copies.length);
    for (int i = 0; i < 21; i++) {
      assertEquals(once[i % 7], copies[i], "lane " + i);
    }
    assertTrue(Arrays.stream(once).distinct().count() == 7);
  }
}
