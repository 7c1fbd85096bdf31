package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Parser;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.junit.jupiter.api.Test;

/// What changes during a life changes for events too.
class ChangedEventsTest {
  private static DynamicalSystem changed(DynamicalSystem system, String name, String to) {
    Change.Role role = name.endsWith("seen") ? Change.Role.SENSOR : Change.Role.EVERYWHERE;
    Change change =
        new Change(name, role, new Change.Set(Parser.parse(to)), Parser.parse("t >= 4"));
    return system.with(new Changes(List.of(change), List.of()));
  }

  private static SystemBuilder ramp() {
    return DynamicalSystem.named("p")
        .state("v", 0)
        .state("n", 0)
        .parameter("threshold", 1)
        .parameter("reset", 0)
        .parameter("dead", 0.25)
        .parameter("size", 1)
        .equations("dv = 1*dt", "dn = size*dspike");
  }

  private static DynamicalSystem firing() {
    return ramp()
        .event("spike", Map.of("when", "v > threshold", "refractory", "dead"), "v = reset")
        .build();
  }

  /// The last value of a state.
  private static double end(DynamicalSystem system, String state, double until) {
    double[] path =
        Simulation.of(system)
            .method("rk4")
            .step(0.01)
            .until(until)
            .record(state)
            .run()
            .paths()
            .values(state, 0);
    return path[path.length - 1];
  }

  /// A ramp to 1 and a rest of 0.25 take 1.25, three of them 3.75; from 4 on each part is another.
  @Test
  void conditionsResetsRestsAndKicksReadWhatIsSoNow() {
    assertEquals(8, end(firing(), "n", 10.5));
    assertEquals(3 + 3, end(changed(firing(), "threshold", "2"), "n", 10.5));
    assertEquals(3 + 3, end(changed(firing(), "reset", "-1"), "n", 10.5));
    assertEquals(3 + 4, end(changed(firing(), "dead", "0.75"), "n", 10.5));
    assertEquals(3 + 10 * 5, end(changed(firing(), "size", "10"), "n", 10.5));
  }

  /// Once a unit of time on average, and never again from 4 on.
  @Test
  void theRateOfJumpsIsWhatItIsNow() {
    DynamicalSystem jumping =
        DynamicalSystem.named("p")
            .state("n", 0)
            .parameter("often", 1)
            .equations("dn = 1*dspike")
            .event("spike", Map.of("rate", "often"))
            .build();
    DynamicalSystem other = changed(jumping, "often", "0");
    assertEquals(end(jumping, "n", 4), end(other, "n", 40));
    assertTrue(end(jumping, "n", 40) > end(jumping, "n", 4));
  }

  /// The agent counts by what a sensor shows, the plant by what is so.
  @Test
  void anEventOfAnotherPartReadsTheSensor() {
    DynamicalSystem plant =
        DynamicalSystem.named("plant")
            .state("x", 0)
            .state("n", 0)
            .equations("dx = 1*dt", "dn = 1*dhit")
            .event("hit", Map.of("when", "x > 5"))
            .output("seen", "x")
            .build();
    DynamicalSystem agent =
        DynamicalSystem.named("agent")
            .input("y")
            .state("n", 0)
            .equations("dn = 1*dhit")
            .event("hit", Map.of("when", "y > 5"))
            .build();
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", plant);
    parts.put("agent", agent);
    DynamicalSystem loop =
        Composition.of("loop", parts, List.of(Connection.of("agent.y", "plant.seen")));
    DynamicalSystem stuck = changed(loop, "plant.seen", "3");
    assertEquals(1, end(loop, "agent.n", 8));
    assertEquals(1, end(stuck, "plant.n", 8));
    assertEquals(0, end(stuck, "agent.n", 8));
  }

  @Test
  void aDelayThatChangesIsRefused() {
    DynamicalSystem later =
        DynamicalSystem.named("p")
            .state("v", 0)
            .state("n", 0)
            .parameter("late", 0.5)
            .equations("dv = 1*dt", "dn = 1*darrival")
            .event("spike", Map.of("when", "v > 1"), "v = 0")
            .event("arrival", Map.of("of", "spike", "after", "late"))
            .build();
    assertEquals(4, end(later, "n", 4.8));
    DynamicalSystem other = changed(later, "late", "1");
    var refused = assertThrows(RefusedException.class, () -> end(other, "n", 4.8));
    assertTrue(String.valueOf(refused.getMessage()).contains("'t', which changes while it runs"));
    DynamicalSystem past =
        DynamicalSystem.named("p")
            .state("x", 0)
            .parameter("late", 0.5)
            .equations("dx = (1 - delay(x, late))*dt")
            .build();
    DynamicalSystem moved = changed(past, "late", "1");
    assertThrows(RefusedException.class, () -> end(moved, "x", 1));
  }
}
