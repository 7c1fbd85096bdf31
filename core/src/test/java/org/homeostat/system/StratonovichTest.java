package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;

final class StratonovichTest {

  private static SystemBuilder plane() {
    return DynamicalSystem.named("a").state("x", 1).state("y", 0).noise("w").noise("z");
  }

  private static String drift(DynamicalSystem system, int equation) {
    return Printer.print(system.equations().get(equation).drift());
  }

  @Test
  void geometricBrownianMotionLosesHalfItsSquaredVolatility() {
    DynamicalSystem ito =
        DynamicalSystem.named("a")
            .state("x", 1)
            .noise("w")
            .equations("dx = 3*x*dt + 2*x*dw")
            .build();
    DynamicalSystem stratonovich = ito.with(Stratonovich.FROM_ITO);
    assertEquals(Calculus.STRATONOVICH, stratonovich.calculus());
    assertEquals(1.0, value(stratonovich.equations().getFirst().drift(), Map.of("x", 1.0)));
    assertEquals(
        3.0,
        value(
            stratonovich.with(Stratonovich.TO_ITO).equations().getFirst().drift(),
            Map.of("x", 1.0)));
  }

  @Test
  void additiveNoiseReadsTheSame() {
    DynamicalSystem ito = plane().equations("dx = y*dt + t*dw", "dy = -x*dt + dz").build();
    assertEquals(ito.equations(), ito.with(Stratonovich.FROM_ITO).equations());
  }

  /// The drift differs by the derivative of the factors along themselves, which is 0 here.
  @Test
  void factorsOfStatesThatAnotherSourceShakesReadTheSame() {
    DynamicalSystem ito =
        DynamicalSystem.named("a")
            .state("x", Tensor.zeros(Shape.of(2)))
            .state("P", Tensor.zeros(Shape.of(2, 2)))
            .noise("w", Shape.of(2))
            .noise("z")
            .equations("dx = -x*dt + P@dw", "dP = -P*dt + P*dz")
            .build();
    DynamicalSystem read = ito.with(Stratonovich.FROM_ITO);
    assertEquals(ito.equations().get(0), read.equations().get(0));
    assertEquals("-P - 0.5*P", drift(read, 1));
  }

  @Test
  void rotationByOneSourceIsCorrectedAcrossStates() {
    DynamicalSystem circle = plane().stratonovich().equations("dx = -y*dw", "dy = x*dw").build();
    DynamicalSystem ito = circle.with(Stratonovich.TO_ITO);
    assertEquals(-0.5 * 3, value(ito.equations().get(0).drift(), Map.of("x", 3.0, "y", 4.0)));
    assertEquals(-0.5 * 4, value(ito.equations().get(1).drift(), Map.of("x", 3.0, "y", 4.0)));
  }

  @Test
  void factorsBehindDefinitionsAreSeen() {
    DynamicalSystem system =
        plane().equations("g = s*x", "s = 2", "dx = g*dw", "dy = 0*dt").build();
    assertEquals(NoiseClass.DIAGONAL, NoiseClass.of(system));
    assertEquals(
        -2.0,
        value(system.with(Stratonovich.FROM_ITO).equations().getFirst().drift(), Map.of("x", 1.0)));
  }

  @Test
  void vectorNoiseIsCorrectedElementByElement() {
    DynamicalSystem system =
        DynamicalSystem.named("a")
            .state("x", Tensor.zeros(Shape.of(3)))
            .noise("w", Shape.of(3))
            .stratonovich()
            .equations("dx = -x*dt + sin(x)*dw")
            .build();
    assertEquals("0.5*(cos(x)*sin(x)) - x", drift(system.with(Stratonovich.TO_ITO), 0));
  }

  @Test
  void vectorNoiseThatMixesElementsIsRefusedOnlyIfItDependsOnStates() {
    SystemBuilder mixing =
        DynamicalSystem.named("a")
            .state("x", Tensor.zeros(Shape.of(2)))
            .parameter("S", Tensor.zeros(Shape.of(2, 2)))
            .noise("w", Shape.of(2));
    DynamicalSystem refused = mixing.equations("dx = sum(x)*(S@dw)").build();
    String message =
        assertThrows(InputException.class, () -> refused.with(Stratonovich.FROM_ITO)).getMessage();
    assertTrue(message.contains("this vector noise mixes elements"), message);
    DynamicalSystem additive =
        DynamicalSystem.named("a")
            .state("x", Tensor.zeros(Shape.of(2)))
            .parameter("S", Tensor.zeros(Shape.of(2, 2)))
            .noise("w", Shape.of(2))
            .equations("dx = S@dw")
            .build();
    assertEquals(additive.equations(), additive.with(Stratonovich.FROM_ITO).equations());
  }

  @Test
  void noiseIsClassifiedByWhatSolversMustKnow() {
    assertEquals(
        NoiseClass.ADDITIVE,
        NoiseClass.of(plane().equations("dx = sin(t)*dw + dz", "dy = x*dt").build()));
    assertEquals(
        NoiseClass.DIAGONAL,
        NoiseClass.of(plane().equations("dx = x*dw", "dy = sin(y)*dz").build()));
    assertEquals(
        NoiseClass.GENERAL, NoiseClass.of(plane().equations("dx = y*dw", "dy = x*dz").build()));
    assertEquals(
        NoiseClass.GENERAL,
        NoiseClass.of(plane().equations("dx = x*dw + 0.1*dz", "dy = 0*dt").build()));
    assertEquals(
        NoiseClass.SCALAR,
        NoiseClass.of(
            DynamicalSystem.named("a")
                .state("x", 1)
                .state("y", 1)
                .noise("w")
                .equations("dx = y*dw", "dy = x*dw")
                .build()));
  }

  /// The correction by symbols agrees with 1/2 (D g) g by central differences.
  @Test
  void theCorrectionIsTheDerivativeOfTheFactorsAlongThemselves() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    DynamicalSystem system =
        plane()
            .equations("q = x*y", "dx = (q + cos(y))*dw", "dy = exp(x)/(1 + y^2)*dw + x*dz")
            .build();
    DynamicalSystem changed = system.with(Stratonovich.FROM_ITO);
    for (int trial = 0; trial < 100; trial++) {
      Map<String, Double> at = Map.of("x", random.nextDouble(-1, 1), "y", random.nextDouble(-1, 1));
      for (int equation = 0; equation < 2; equation++) {
        double expected = 0;
        for (String source : system.equations().get(equation).noise().keySet()) {
          expected += alongItself(system, equation, source, at);
        }
        double found = -value(changed.equations().get(equation).drift(), at);
        assertEquals(expected / 2, found, 1e-7, "seed " + seed);
      }
    }
  }

  private static double alongItself(
      DynamicalSystem system, int equation, String source, Map<String, Double> at) {
    double step = 1e-5;
    double[] values = new double[2];
    for (int side = 0; side < 2; side++) {
      Map<String, Double> moved = new HashMap<>(at);
      for (Differential each : system.equations()) {
        double speed = factor(each, source, at);
        moved.merge(each.state(), (2 * side - 1) * step * speed, Double::sum);
      }
      values[side] = factor(system.equations().get(equation), source, moved);
    }
    return (values[1] - values[0]) / (2 * step);
  }

  private static double factor(Differential equation, String source, Map<String, Double> at) {
    Map<String, Double> names = new HashMap<>(at);
    names.put("q", at.getOrDefault("x", Double.NaN) * at.getOrDefault("y", Double.NaN));
    names.put("dw", 1.0);
    names.put("dz", 1.0);
    Expression term = equation.noise().get(source);
    return term == null ? 0 : value(term, names);
  }

  private static double value(Expression expression, Map<String, Double> names) {
    return Evaluation.evaluate(
            PlainArithmetic.DOUBLE,
            expression,
            name -> Tensor.scalar(names.getOrDefault(name.text(), Double.NaN)))
        .elements()[0];
  }

  @Test
  void longChainsOfSharedDefinitionsAreClassifiedAtOnce() {
    SystemBuilder builder = DynamicalSystem.named("a").state("x", 1).noise("w");
    builder.equations("a0 = x");
    for (int i = 1; i < 100; i++) {
      builder.equations("a%s = a%s*a%s".formatted(i, i - 1, i - 1));
    }
    DynamicalSystem system = builder.equations("dx = a99*dw").build();
    assertEquals(NoiseClass.DIAGONAL, NoiseClass.of(system));
  }
}
