package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Simulation;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Expression LATER = Parser.parse("t >= 2");

  private static final DynamicalSystem PLANT =
      DynamicalSystem.named("plant")
          .state("x", 1)
          .state("v", 0)
          .input("u")
          .parameter("mass", 1)
          .equations("dx = v*dt", "dv = (u - x)/mass*dt")
          .output("position", "x")
          .output("weight", "9.81*mass")
          .build();

  private static final DynamicalSystem AGENT =
      DynamicalSystem.named("agent")
          .input("y")
          .parameter("k", 0.5)
          .equations("u = -k*y")
          .output("u", "u")
          .build();

  private static DynamicalSystem loop() {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", PLANT);
    parts.put("agent", AGENT);
    return Composition.of(
        "loop",
        parts,
        List.of(Connection.of("agent.y", "plant.position"), Connection.of("plant.u", "agent.u")));
  }

  private static DynamicalSystem changed(String name, Change.Role role, Change.Effect effect) {
    return loop().with(new Changes(List.of(new Change(name, role, effect, LATER)), List.of()));
  }

  private static double[] path(DynamicalSystem system, String name, double until) {
    return Simulation.of(system)
        .method("rk4")
        .step(0.001)
        .until(until)
        .record(name)
        .run()
        .paths()
        .values(name, 0);
  }

  /// `x'' = -1.5*x/mass`: from t = 2 on the swing goes on at another frequency.
  @Test
  void aParameterIsAnotherFromATimeOn() {
    Expression four = Parser.parse("4");
    for (Change.Effect effect : List.of(new Change.Set(four), new Change.Scale(four))) {
      DynamicalSystem system = changed("plant.mass", Change.Role.EVERYWHERE, effect);
      double[] x = path(system, "plant.x", 5);
      double before = Math.sqrt(1.5);
      double after = Math.sqrt(1.5 / 4);
      double start = Math.cos(before * 2);
      double speed = -before * Math.sin(before * 2);
      for (int k = 0; k < x.length; k += 100) {
        double t = k * 0.001;
        double expected =
            t <= 2
                ? Math.cos(before * t)
                : start * Math.cos(after * (t - 2)) + speed / after * Math.sin(after * (t - 2));
        assertEquals(expected, x[k], 1e-3);
      }
      double[] weight = path(system, "plant.weight", 5);
      assertEquals(9.81, weight[0]);
      assertEquals(4 * 9.81, weight[5000]);
    }
  }

  @Test
  void anActuatorActsOtherwiseThanItWasAsked() {
    DynamicalSystem system =
        changed("plant.u", Change.Role.ACTUATOR, new Change.Scale(Parser.parse("-1")));
    double[] x = path(system, "plant.x", 4);
    double[] asked = path(system, "agent.u", 4);
    assertEquals(-0.5 * x[4000], asked[4000], 1e-12);
    double slow = Math.sqrt(0.5);
    double[] v = path(system, "plant.v", 4);
    double expected = x[2000] * Math.cos(2 * slow) + v[2000] / slow * Math.sin(2 * slow);
    assertEquals(expected, x[4000], 2e-3);
  }

  @Test
  void aSensorSaysOtherwiseThanItIs() {
    DynamicalSystem system =
        changed("plant.position", Change.Role.SENSOR, new Change.Add(Parser.parse("0.1*(t - 2)")));
    double[] x = path(system, "plant.x", 4);
    double[] u = path(system, "agent.u", 4);
    assertEquals(x[4000], path(system, "plant.position", 4)[4000], 1e-12);
    assertEquals(-0.5 * x[1000], u[1000], 1e-12);
    assertEquals(-0.5 * (x[4000] + 0.2), u[4000], 1e-12);
  }

  /// A ramp comes late by the time of the chain, exactly once it is filled.
  @Test
  void aDelayedRampIsLateByItsTime() {
    DynamicalSystem ramp =
        DynamicalSystem.named("p").state("x", 0).equations("u = t", "dx = u*dt").build();
    for (int stages : new int[] {0, 1, 2, 5}) {
      Change change =
          new Change(
              "u", Change.Role.EVERYWHERE, new Change.Delay(0.4, stages), Parser.parse("t >= 0"));
      DynamicalSystem late = ramp.with(new Changes(List.of(change), List.of()));
      double[] x = path(late, "x", 12);
      assertEquals(11.5 - 0.4, x[12000] - x[11000], 1e-6);
    }
  }

  /// What was asked before the delay begins still arrives after it: no past is lost.
  @Test
  void anExactDelayBeginsWithWhatWasAskedBefore() {
    DynamicalSystem swing =
        DynamicalSystem.named("p").state("x", 0).equations("u = sin(3*t)", "dx = u*dt").build();
    Change change = new Change("u", Change.Role.EVERYWHERE, new Change.Delay(0.4, 0), LATER);
    DynamicalSystem late = swing.with(new Changes(List.of(change), List.of()));
    double[] u = path(late, "u.now", 4);
    assertEquals(Math.sin(3 * 1.9), u[1900], 1e-12);
    for (int k = 2000; k <= 4000; k += 100) {
      assertEquals(Math.sin(3 * (k * 0.001 - 0.4)), u[k], 1e-9);
    }
  }

  @Test
  void severalChangesOfOneQuantityActInTheirOrder() {
    Expression whole = Parser.parse("t >= 1");
    Change scale =
        new Change(
            "plant.mass", Change.Role.EVERYWHERE, new Change.Scale(Parser.parse("4")), whole);
    Change add =
        new Change(
            "plant.mass",
            Change.Role.EVERYWHERE,
            new Change.Add(Parser.parse("1")),
            Parser.parse("(t >= 2) and (t < 3)"));
    DynamicalSystem system = loop().with(new Changes(List.of(scale, add), List.of()));
    double[] weight = path(system, "plant.weight", 4);
    assertEquals(9.81 * 4, weight[1500], 1e-12);
    assertEquals(9.81 * 5, weight[2500], 1e-12);
    assertEquals(9.81 * 4, weight[3500], 1e-12);
  }

  @Test
  void aChangeIsPrintedAsAnEquation() {
    DynamicalSystem system =
        DynamicalSystem.named("p")
            .state("x", 1)
            .parameter("rate", 2)
            .equations("dx = -rate*x*dt")
            .build()
            .with(
                new Changes(
                    List.of(
                        new Change(
                            "rate",
                            Change.Role.EVERYWHERE,
                            new Change.Scale(Parser.parse("4")),
                            LATER)),
                    List.of()));
    String text = SystemText.print(system);
    assertTrue(text.contains("rate.now = piecewise(t >= 2, 4*rate, rate)"), text);
    // the name of a definition has no dot in a file
    String plain = text.replace("rate.now", "rate_now");
    DynamicalSystem again = SystemReader.read(SourceText.of("p.yaml", plain));
    assertArrayEquals(path(system, "x", 4), path(again, "x", 4));
  }

  /// The mean time from one well to the other, against the integral for it, 66.27/rate.
  @Test
  void aSwitchGoesToAndFroInItsMeanTime() {
    DynamicalSystem still = DynamicalSystem.named("p").state("x", 0).equations("dx = 0*dt").build();
    int seeds = 64;
    Ensemble ensemble =
        Simulation.of(still.with(new Switch("s", 20)))
            .method("sra1")
            .step(0.02)
            .until(1000)
            .seeds(seeds)
            .recordEvery(5)
            .record("s")
            .run();
    int crossings = 0;
    for (int row = 0; row < seeds; row++) {
      int side = -1;
      for (double s : ensemble.paths().values("s", row)) {
        if (side * s < -1) {
          side = -side;
          crossings++;
        }
      }
    }
    assertEquals(20, 1000.0 * seeds / crossings, 1.5);
  }
}
