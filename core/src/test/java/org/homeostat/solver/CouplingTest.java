package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class CouplingTest {
  private static final double STEP = 0.125;

  private static final DynamicalSystem AGENT =
      DynamicalSystem.named("agent")
          .state("z", 0.5)
          .input("y")
          .parameter("gain", 1.5)
          .noise("w")
          .equations("dz = (y - z)*dt + 0.1*dw", "u = -gain*z - 0.25*y")
          .output("u", "u")
          .build();

  private static final DynamicalSystem BODY =
      DynamicalSystem.named("body")
          .state("x", 1)
          .input("u")
          .parameter("mass", 2)
          .equations("dx = (u - x)/mass*dt")
          .build();

  /// The same without equations: what is seen of it is an input.
  private static final DynamicalSystem SHELL =
      DynamicalSystem.named("shell")
          .input("x")
          .input("u")
          .parameter("mass", 2)
          .output("x", "x")
          .build();

  /// Moves `dx = (u - x)/mass*dt` by Euler's steps.
  private static final class Euler implements Environment {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public Bodies begin(long[] seeds) {
      open.incrementAndGet();
      return new Bodies() {
        @Override
        public void start(int trajectory, double time, double[] drive, double[] seen) {
          assertEquals(0, time);
          assertArrayEquals(new double[] {0}, seen, "what an input is if nobody says");
          seen[0] = 1;
        }

        @Override
        public void move(
            int trajectory, double time, double length, double[] drive, double[] seen) {
          seen[0] = Math.fma(length, (drive[0] - seen[0]) / drive[1], seen[0]);
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  /// Bodies that start at 1 and are seen at a place that depends on the time alone.
  private record Timed(DoubleUnaryOperator place, AtomicInteger closed)
      implements Environment.Bodies {
    @Override
    public void start(int trajectory, double time, double[] drive, double[] seen) {
      seen[0] = 1;
    }

    @Override
    public void move(int trajectory, double time, double length, double[] drive, double[] seen) {
      seen[0] = place.applyAsDouble(time);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static DynamicalSystem loop(DynamicalSystem plant) {
    return Composition.of(
        "loop",
        new TreeMap<>(Map.of("plant", plant, "agent", AGENT)),
        List.of(Connection.of("agent.y", "plant.x"), Connection.of("plant.u", "agent.u")));
  }

  private static Simulation simulation(DynamicalSystem plant) {
    return Simulation.of(loop(plant))
        .method("euler-maruyama")
        .step(STEP)
        .until(10)
        .seeds(3, 5)
        .record("plant.x", "agent.z", "agent.u");
  }

  private static Coupling coupling(Environment environment) {
    return new Coupling(environment, List.of("plant.u", "plant.mass"), List.of("plant.x"));
  }

  /// Euler's method holds what it reads over a step, as the coupling does.
  @Test
  void aBodyOutsideMovesAsItsEquationsDo() {
    var euler = new Euler();
    Ensemble inside = simulation(BODY).run();
    Ensemble outside = simulation(SHELL).couple(coupling(euler)).run();
    for (int row = 0; row < 5; row++) {
      for (String name : List.of("plant.x", "agent.z", "agent.u")) {
        double[] expected = inside.paths().values(name, row);
        assertArrayEquals(expected, outside.paths().values(name, row), 1e-13, name);
      }
    }
    assertEquals(0, euler.open.get(), "all bodies are closed");
  }

  @Test
  void theSameForAnyThreadsAndLanes() {
    Ensemble one = simulation(SHELL).couple(coupling(new Euler())).threads(1).lanes(8).run();
    Ensemble other = simulation(SHELL).couple(coupling(new Euler())).threads(2).lanes(1).run();
    for (int row = 0; row < 5; row++) {
      assertArrayEquals(one.paths().values("plant.x", row), other.paths().values("plant.x", row));
    }
  }

  @Test
  void parametersReachTheBody() {
    double[] light =
        simulation(SHELL)
            .couple(coupling(new Euler()))
            .set("plant.mass", 1)
            .run()
            .paths()
            .values("plant.x", 0);
    double[] inside = simulation(BODY).set("plant.mass", 1).run().paths().values("plant.x", 0);
    assertArrayEquals(inside, light, 1e-13);
  }

  @Test
  void aBodyThatFailsEndsTheRunAndIsClosed() {
    var failing =
        new Timed(
            _ -> {
              throw new IllegalStateException("broken");
            },
            new AtomicInteger());
    var simulation = simulation(SHELL).couple(coupling(_ -> failing)).threads(1).lanes(8);
    assertEquals("broken", assertThrows(IllegalStateException.class, simulation::run).getMessage());
    assertEquals(1, failing.closed.get());
  }

  @Test
  void aBodyThatIsSeenNowhereDiverges() {
    Environment lost = _ -> new Timed(time -> time >= 5 ? Double.NaN : 1, new AtomicInteger());
    Ensemble ensemble = simulation(SHELL).couple(coupling(lost)).run();
    assertEquals(5, ensemble.divergences().size());
    assertTrue(ensemble.divergences().getFirst().time() > 5);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Environment any = new Euler();
    refused(new Coupling(any, List.of("plant.v"), List.of("plant.x")), "has no 'plant.v'");
    refused(new Coupling(any, List.of("plant.u"), List.of("agent.y")), "is not a free input");
    var adaptive = simulation(BODY.titled("b", "")).method("tsit5");
    adaptive.couple(new Coupling(any, List.of(), List.of()));
    String text = "" + assertThrows(RefusedException.class, adaptive::compile).getMessage();
    assertTrue(text.contains("an environment moves between samples"), text);
    var step = simulation(SHELL).couple(coupling(any));
    assertThrows(RefusedException.class, step::fixedStep);
  }

  private static void refused(Coupling coupling, String said) {
    var simulation = simulation(SHELL).couple(coupling);
    String text = "" + assertThrows(RefusedException.class, simulation::compile).getMessage();
    assertTrue(text.contains(said), text);
  }
}
