package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearisationTest {
  @Test
  void theParticleIsItsOwnLinearisation() {
    Linearisation plant = Linearisation.of(Plants.shipped("particle"));
    assertEquals(Matrix.of(new double[][] {{0, 1}, {0, -0.5}}), plant.a());
    assertEquals(Matrix.of(new double[][] {{0}, {1}}), plant.b());
    assertEquals(Matrix.identity(2), plant.c());
    assertEquals(Matrix.zeros(2, 1), plant.d());
    assertEquals(Matrix.of(new double[][] {{0}, {0.1}}), plant.g());
    assertTrue(plant.exact());
    assertEquals("[x, v]", plant.states().toString());
    assertEquals("[position, velocity]", plant.outputs().toString());
  }

  /// A sensor that errs is taken at its mean.
  @Test
  void sampledNoiseIsNothingOnAverage() {
    DynamicalSystem plant =
        SystemReader.read(
            SourceText.of(
                "sensor.yaml",
                """
                system: sensor
                states: {x: 0, v: 0}
                inputs: [u]
                noise: {w: {}, n: {kind: sampled, shape: [2]}}
                equations: |
                  dx = (v + 0.2*n[0])*dt
                  dv = (u - x*(1 + n[1]))*dt + 0.1*dw
                outputs: {seen: 'x + 0.3*n[1]'}
                """));
    Linearisation linear = Linearisation.of(plant);
    assertEquals(Matrix.of(new double[][] {{0, 1}, {-1, 0}}), linear.a());
    assertEquals(Matrix.of(new double[][] {{0}, {0.1}}), linear.g());
    assertEquals(Matrix.of(new double[][] {{1, 0}}), linear.c());
    assertTrue(linear.isEquilibrium());
  }

  @Test
  void whatIsNotKnownYetHasNoLinearisation() {
    DynamicalSystem template =
        SystemReader.read(
            SourceText.of(
                "template.yaml",
                "system: template\nstates: {x: 0}\nunknown: {f: [x]}\nequations: dx = f(x)*dt\n"));
    String message =
        assertThrows(RefusedException.class, () -> Linearisation.of(template)).getMessage();
    assertEquals("the function f of template is not known yet; fill it first", message);
  }

  @Test
  void thePendulumIsLinearNearEachPointOnly() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    OperatingPoint point = OperatingPoint.of(pendulum);
    Linearisation below = Linearisation.of(pendulum, point.with("angle", 0));
    Linearisation above = Linearisation.of(pendulum, point.with("angle", Math.PI));
    assertEquals(-9.81, below.a().at(1, 0));
    assertEquals(9.81, above.a().at(1, 0));
    assertFalse(above.exact());
  }

  @Test
  void derivativesGoThroughDefinitionsOutputsAndArrays() {
    DynamicalSystem system =
        DynamicalSystem.named("arrays")
            .state("z", new Tensor(Shape.of(2), new double[] {1, 2}))
            .state("s", 3)
            .input("u", Shape.of(2))
            .noise("w", Shape.of(2))
            .equations("f = z^2 + s*u", "dz = (f - s)*dt + s*dw", "ds = sum(f)*dt + dw[1]")
            .output("y", "2*f")
            .output("both", "sum(y) + s")
            .build();
    Linearisation plant =
        Linearisation.of(
            system,
            OperatingPoint.of(system).with("u", new Tensor(Shape.of(2), new double[] {5, 7})));
    assertEquals(Matrix.of(new double[][] {{2, 0, 4}, {0, 4, 6}, {2, 4, 12}}), plant.a());
    assertEquals(Matrix.of(new double[][] {{3, 0}, {0, 3}, {3, 3}}), plant.b());
    assertEquals(Matrix.of(new double[][] {{4, 0, 10}, {0, 8, 14}, {4, 8, 25}}), plant.c());
    assertEquals(Matrix.of(new double[][] {{6, 0}, {0, 6}, {6, 6}}), plant.d());
    assertEquals(Matrix.of(new double[][] {{3, 0}, {0, 3}, {0, 1}}), plant.g());
    assertEquals(Matrix.of(new double[][] {{13}, {22}, {41}}), plant.drift());
    assertEquals("[z[0], z[1], s]", plant.states().toString());
  }

  @Test
  void noiseInTheSenseOfStratonovichAddsItsDrift() {
    DynamicalSystem system =
        DynamicalSystem.named("s")
            .state("x", 1)
            .noise("w")
            .stratonovich()
            .equations("dx = -x*dt + 0.5*x*dw")
            .build();
    assertEquals(-1 + 0.125, Linearisation.of(system).a().at(0, 0), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dx = (-x*u)*dt", "dx = -x*dt + x*dw", "dx = -x*dt + u*dw", "dx = -t*x*dt",
        "dx = floor(x)*dt", "dx = piecewise(x > 0, 1, -1)*dt", "dx = -x*dt + t*dw",
            "dx = abs(x)*dt",
      })
  void whatIsNotLinearIsNotExact(String equation) {
    DynamicalSystem system =
        DynamicalSystem.named("a").state("x", 1).input("u").noise("w").equations(equation).build();
    assertFalse(Linearisation.of(system).exact());
  }

  @Test
  void statesThatActOnNothingCanBeLeftOut() {
    DynamicalSystem system =
        DynamicalSystem.named("recorded")
            .state("x", 0)
            .state("total", 0)
            .input("u")
            .input("other")
            .equations("dx = (-x + u + other)*dt", "dtotal = x^2*dt + dt")
            .output("y", "x")
            .output("seen", "total")
            .build();
    Linearisation plant = Linearisation.of(system).without("total").controlledBy("u");
    assertEquals(Matrix.of(new double[][] {{-1}}), plant.a());
    assertEquals(Matrix.of(new double[][] {{1}}), plant.b());
    assertEquals("[y]", plant.outputs().toString());
    var refused =
        assertThrows(
            RefusedException.class,
            () -> Linearisation.of(Plants.shipped("particle")).without("v"));
    assertEquals(
        "the other states depend on v; leave out only states that act on nothing else",
        refused.getMessage());
  }

  @Test
  void unknownNamesAreRefusedWithTheNearest() {
    Linearisation plant = Linearisation.of(Plants.shipped("particle"));
    for (var call :
        List.<Runnable>of(
            () -> plant.measuring("positoin"), () -> plant.point().with("frictoin", 1))) {
      String message = String.valueOf(assertThrows(RefusedException.class, call::run).getMessage());
      assertTrue(message.contains("did you mean '"), message);
    }
  }

  @Test
  void pointsThatDoNotFitAreRefused() {
    DynamicalSystem particle = Plants.shipped("particle");
    OperatingPoint point = OperatingPoint.of(particle);
    Tensor vector = Tensor.zeros(Shape.of(2));
    assertThrows(RefusedException.class, () -> point.with("x", vector));
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    assertThrows(RefusedException.class, () -> Linearisation.of(pendulum, point));
    DynamicalSystem singular =
        DynamicalSystem.named("a").state("x", 0).equations("dx = sqrt(x)*dt").build();
    assertThrows(RefusedException.class, () -> Linearisation.of(singular));
  }
}
