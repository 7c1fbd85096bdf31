package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;
import org.junit.jupiter.api.Test;

class PriorsTest {
  private static final int DRAWS = 20_000;

  private static Map<Distribution, double[]> laws() {
    Map<Distribution, double[]> laws = new LinkedHashMap<>();
    laws.put(Distribution.NORMAL, new double[] {1, 2});
    laws.put(Distribution.LOGNORMAL, new double[] {0.3, 0.5});
    laws.put(Distribution.HALFNORMAL, new double[] {2});
    laws.put(Distribution.CAUCHY, new double[] {-1, 0.5});
    laws.put(Distribution.HALFCAUCHY, new double[] {3});
    laws.put(Distribution.STUDENT, new double[] {4, 1, 0.5});
    laws.put(Distribution.EXPONENTIAL, new double[] {2});
    laws.put(Distribution.GAMMA, new double[] {0.7, 2});
    laws.put(Distribution.BETA, new double[] {2, 3.5});
    laws.put(Distribution.UNIFORM, new double[] {-2, 5});
    return laws;
  }

  /// Draws, made free, are spread as the density of free numbers says: the largest distance of both
  /// distribution functions (Kolmogorov) is small.
  private static double distance(Priors priors) {
    double[] draws = new double[DRAWS];
    Draws random = Draws.of("priors", 5);
    for (int k = 0; k < DRAWS; k++) {
      draws[k] = priors.free(priors.draw(random))[0];
    }
    Arrays.sort(draws);
    Density.Evaluator density = priors.density(Algebra.ZERO, Map.of()).evaluators().get();
    double low = draws[0] - 1;
    double high = draws[DRAWS - 1] + 1;
    int cells = 2_000_000;
    double h = (high - low) / cells;
    double[] below = new double[cells + 1];
    for (int i = 0; i < cells; i++) {
      double height = density.at(new double[] {low + (i + 0.5) * h});
      below[i + 1] = below[i] + Math.exp(height) * h;
    }
    double farthest = 0;
    for (int k = 0; k < DRAWS; k++) {
      double share = below[(int) ((draws[k] - low) / h)] / below[cells];
      farthest = Math.max(farthest, Math.abs(share - (k + 0.5) / DRAWS));
    }
    return farthest;
  }

  @Test
  void drawsAreSpreadAsTheirDensities() {
    laws()
        .forEach((law, arguments) -> {
          if (law == Distribution.CAUCHY) {
            return;
          }
          double distance = distance(Priors.of(Prior.of("a", law, arguments)));
          // 2.6/sqrt(n) is passed by chance once in 400,000 times
          assertTrue(distance < 2.6 / Math.sqrt(DRAWS), law + ": " + distance);
        });
  }

  /// Its tails are too long for a grid: quartiles are one scale from the middle.
  @Test
  void quartilesOfCauchyAreOneScaleAway() {
    Priors priors = Priors.of(Prior.of("a", Distribution.CAUCHY, -1, 0.5));
    Draws random = Draws.of("priors", 6);
    int inside = 0;
    for (int k = 0; k < DRAWS; k++) {
      inside += Math.abs(priors.free(priors.draw(random))[0] + 1) < 0.5 ? 1 : 0;
    }
    assertEquals(0.5, inside / (double) DRAWS, 5 * 0.5 / Math.sqrt(DRAWS));
    Density.Evaluator density = priors.density(Algebra.ZERO, Map.of()).evaluators().get();
    double rise = density.at(new double[] {-1}) - density.at(new double[] {0.5});
    assertEquals(Math.log(10), rise, 1e-12);
  }

  @Test
  void lawsAreCutOffAtEnds() {
    var law = new Prior.Named(Distribution.NORMAL, List.of(Literal.of(1), Literal.of(2)));
    for (Support support :
        List.of(Support.POSITIVE, new Support(Double.NEGATIVE_INFINITY, 3), new Support(0, 2.5))) {
      double distance = distance(Priors.of(new Prior("a", Shape.SCALAR, support, law)));
      assertTrue(distance < 2.6 / Math.sqrt(DRAWS), support + ": " + distance);
    }
  }

  @Test
  void argumentsMayBeUnknownThemselves() {
    var law =
        new Prior.Named(Distribution.NORMAL, List.of(Parser.parse("m"), Parser.parse("exp(m/2)")));
    Priors priors =
        Priors.of(Prior.of("m", Distribution.NORMAL, 0, 1), Prior.of("x", Shape.of(2), law));
    assertEquals(List.of("m", "x[0]", "x[1]"), priors.elements());
    Density.Evaluator density = priors.density(Algebra.ZERO, Map.of()).evaluators().get();
    double[] at = {0.4, 1, -2};
    double expected = -0.08;
    for (double x : new double[] {1, -2}) {
      expected += -0.5 * Math.pow((x - 0.4) / Math.exp(0.2), 2) - 0.2;
    }
    assertEquals(expected, density.at(at), 1e-12);
    assertEquals(
        2, Objects.requireNonNull(priors.draw(Draws.of("priors", 1)).get("x")).elements().length);
    Priors turned = new Priors(priors.each().reversed());
    assertThrows(RefusedException.class, () -> turned.draw(Draws.of("priors", 1)));
  }

  @Test
  void freeNumbersGoThereAndBack() {
    for (Support support :
        List.of(Support.ALL, Support.POSITIVE, new Support(-3, 2), new Support(-1e9, 4))) {
      for (double u : new double[] {-3, -0.5, 0, 2}) {
        double value = support.value(u);
        assertTrue(support.contains(value), support + " " + u);
        assertEquals(u, support.free(value), 1e-6);
        double h = 1e-5;
        double slope = (support.value(u + h) - support.value(u - h)) / (2 * h);
        assertEquals(slope, support.slope(u), 1e-6 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  @Test
  void whatIsNoPriorIsRefused() {
    refuse("deviation", () -> Prior.of("a", Distribution.NORMAL, 0, -1));
    refuse("has 1 arguments", () -> Prior.of("a", Distribution.NORMAL, 0));
    refuse("low end", () -> Prior.of("a", Distribution.UNIFORM, 2, 1));
    refuse(
        "is not a number",
        () ->
            Prior.of(
                "a",
                Shape.SCALAR,
                new Prior.Named(
                    Distribution.GAMMA, List.of(Parser.parse("b"), Parser.parse("1")))));
    refuse(
        "two priors",
        () ->
            Priors.of(
                Prior.of("a", Distribution.NORMAL, 0, 1),
                Prior.of("a", Distribution.NORMAL, 0, 1)));
    Priors priors = Priors.of(Prior.of("a", Distribution.EXPONENTIAL, 1));
    refuse("starts at -1", () -> priors.free(Map.of("a", Tensor.scalar(-1))));
  }

  private static void refuse(String said, org.junit.jupiter.api.function.Executable action) {
    String message = String.valueOf(assertThrows(RefusedException.class, action).getMessage());
    assertTrue(message.contains(said), message);
  }
}
