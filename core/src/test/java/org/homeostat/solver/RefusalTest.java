package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final DynamicalSystem QUIET =
      new TestSystem().state("x", 1, "-x").parameter("rate", 1).output("y", "2*x").build();

  private static final DynamicalSystem GENERAL =
      new TestSystem()
          .state("x", 0, "0")
          .wiener("v", "dv")
          .state("y", 0, "0")
          .wiener("w", "x*dw")
          .build();

  private static void refuses(String message, Simulation simulation) {
    assertEquals(message, assertThrows(RefusedException.class, simulation::compile).getMessage());
  }

  @Test
  void milsteinOfGeneralNoise() {
    refuses(
        "milstein is for additive, diagonal or scalar noise; the noise of test is general;"
            + " methods that fit: euler-maruyama, exponential-euler, heun",
        Simulation.of(GENERAL).method("milstein"));
  }

  @Test
  void sharkOfNoiseThatDependsOnTheState() {
    refuses(
        "shark is for additive noise; the noise of test is diagonal; methods that fit:"
            + " euler-maruyama, exponential-euler, milstein, heun",
        Simulation.of(TestSystem.geometricBrownianMotion()).method("shark"));
  }

  @Test
  void sra1OfNoiseThatDependsOnTheState() {
    refuses(
        "sra1 is for additive noise; the noise of test is diagonal; methods that fit:"
            + " euler-maruyama, exponential-euler, milstein, heun",
        Simulation.of(TestSystem.geometricBrownianMotion()).method("sra1"));
  }

  @Test
  void ordinaryMethodsOfNoise() {
    for (String method : List.of("rk4", "tsit5")) {
      refuses(
          method
              + " is for systems without noise; test has noise; methods that fit: euler-maruyama,"
              + " exponential-euler, milstein, heun, sra1, shark",
          Simulation.of(TestSystem.ornsteinUhlenbeck()).method(method));
    }
  }

  @Test
  void toleranceOfFixedSteps() {
    for (String method : List.of("rk4", "shark")) {
      refuses(
          method
              + " has a fixed step and takes no tolerance; set the step, or take an adaptive method"
              + " (tsit5, without noise only)",
          Simulation.of(QUIET).method(method).tolerance(1e-6, 1e-9));
    }
  }

  @Test
  void functionsThatAreNotKnownYet() {
    DynamicalSystem template =
        SystemReader.read(
            SourceText.of(
                "template.yaml",
                "system: template\nstates: {x: 0}\nunknown: {f: [x]}\nequations: dx = f(x)*dt\n"));
    for (Method method : Methods.all()) {
      refuses(
          "the function f of template is not known yet; 'homeostat evolve' searches for it, or"
              + " write it under functions:",
          Simulation.of(template).method(method));
    }
  }

  @Test
  void poissonNoise() {
    DynamicalSystem jumps =
        new TestSystem()
            .source("n", NoiseSource.Kind.POISSON, Shape.SCALAR)
            .state("x", 0, "0")
            .build();
    refuses(
        "the noise n of test is a Poisson process; no method solves jumps yet; all take Wiener"
            + " noise",
        Simulation.of(jumps));
  }

  @Test
  void methodThatIsNotThere() {
    var refusal = assertThrows(RefusedException.class, () -> Methods.named("sharc"));
    assertEquals("there is no method 'sharc'; did you mean 'shark'?", refusal.getMessage());
    assertEquals("did you mean 'shark'?", refusal.advice());
    assertEquals(
        "there is no method 'leapfrog'; the methods are euler-maruyama, exponential-euler,"
            + " milstein, heun, sra1, shark, rk4, tsit5",
        assertThrows(RefusedException.class, () -> Methods.named("leapfrog")).getMessage());
  }

  @Test
  void nonsense() {
    Simulation.of(QUIET).method("rk4").compile();
    refuses("a step of 0.0; a step is a number greater than 0", Simulation.of(QUIET).step(0));
    refuses(
        "a step of NaN; a step is a number greater than 0", Simulation.of(QUIET).step(Double.NaN));
    refuses(
        "a run from 0.0 until -1.0; it ends later than it starts", Simulation.of(QUIET).until(-1));
    refuses("0 trajectories; at least 1 is needed", Simulation.of(QUIET).seeds(0));
    refuses("0 threads; at least 1 is needed", Simulation.of(QUIET).threads(0));
    refuses("0 samples between records; at least 1 is needed", Simulation.of(QUIET).recordEvery(0));
    refuses("the system has no 'rte'; did you mean 'rate'?", Simulation.of(QUIET).set("rte", 1));
    refuses(
        "rate is scalar, found a value of shape [2]; give it a value of its own shape",
        Simulation.of(QUIET).set("rate", Tensor.zeros(Shape.of(2))));
    refuses("a limit on y; limits are set on states", Simulation.of(QUIET).limit(10, "y"));
    refuses(
        "a limit of 0.0 on x; a limit is a number greater than 0",
        Simulation.of(QUIET).limit(0, "x"));
    refuses("the system has no 'z'; it has x, rate, y", Simulation.of(QUIET).limit(3, "z"));
    refuses("the system has no 'zz'; it has x, rate, y", Simulation.of(QUIET).record("zz"));
    refuses(
        "late is measured at 2.0; the run goes from 0.0 until 1.0",
        Simulation.of(QUIET)
            .measure(new Measure("late", Measure.Kind.SUM, TestSystem.parse("x"), List.of(2.0))));
    assertThrows(RefusedException.class, () -> Simulation.of(QUIET).tolerance(-1, 0));
  }

  @Test
  void systemsThatCannotBeConverted() {
    DynamicalSystem mixed =
        new TestSystem()
            .state("x", new Tensor(Shape.of(2), new double[] {1, 2}), "-x")
            .wiener("w", Shape.of(2), "sum(x)*dw")
            .build();
    Simulation.of(mixed).method("euler-maruyama").compile();
    Simulation heun = Simulation.of(mixed).method("heun");
    String message =
        String.valueOf(assertThrows(RefusedException.class, heun::compile).getMessage());
    String start = "heun solves the Stratonovich form, and test cannot be converted to it: ";
    assertEquals(start, message.substring(0, start.length()));
  }

  @Test
  void measureOfAVector() {
    DynamicalSystem vector = new TestSystem().state("x", Tensor.zeros(Shape.of(2)), "-x").build();
    for (Measure.Kind kind : Measure.Kind.values()) {
      for (String method : List.of("rk4", "tsit5")) {
        refuses(
            "the quantity of m is of shape [2]; a measure takes a scalar, such as its sum or its"
                + " norm",
            Simulation.of(vector)
                .method(method)
                .measure(new Measure("m", kind, TestSystem.parse("x"), List.of(1.0))));
      }
    }
  }

  @Test
  void valuesOfARun() {
    Solver solver = Simulation.of(QUIET).method("rk4").compile();
    var refusal =
        assertThrows(RefusedException.class, () -> solver.run(Map.of("xx", Tensor.scalar(1))));
    assertEquals("the system has no 'xx'; did you mean 'x'?", refusal.getMessage());
  }
}
