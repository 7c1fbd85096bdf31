package org.homeostat.substrate.modelica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system without noise run as a model, and by the simulator.
///
/// @param step the time between samples
record ModelRun(DynamicalSystem system, double step, double until) {
  private static final int FINER = 100;

  /// Fails where a state or output differs from the simulator's by more than a part of its largest
  /// value.
  void check(Rumoca.Run run, double error) {
    assertEquals(List.of(), run.refusal(), system.name());
    List<Variable> seen = new ArrayList<>(system.states());
    system.outputs().stream()
        .filter(each -> seen.stream().noneMatch(state -> state.name().equals(each.name())))
        .filter(each -> system.events().stream().noneMatch(e -> e.name().equals(each.name())))
        .forEach(each ->
            seen.add(
                new Variable(each.name(), each.shape(), Tensor.zeros(each.shape()), Unit.FREE)));
    Paths paths = paths(seen);
    int apart = looksBack() ? FINER : 1;
    Map<String, String> names = ModelicaModel.of(system, Map.of(), step, until).names();
    for (Variable each : seen) {
      for (int e = 0; e < each.shape().size(); e++) {
        double[] expected = paths.values(each.name(), e, 0);
        double[] found = run.of(names.get(each.name()) + Rumoca.index(each.shape(), e));
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int k = 0; k * apart < expected.length; k++) {
          String where = system.name() + ": " + each.name() + " " + e + " at sample " + k;
          assertEquals(expected[k * apart], found[k], error * Math.max(largest, 1e-3), where);
        }
      }
    }
  }

  /// Whether there is a delay, for which only methods of fixed step have a past.
  boolean looksBack() {
    return !Simulation.of(system).method("rk4").step(step).fixedStep().kept().isEmpty();
  }

  private Paths paths(List<Variable> seen) {
    Simulation simulation =
        looksBack()
            ? Simulation.of(system).method("rk4").step(step / FINER)
            : Simulation.of(system).method("tsit5").tolerance(1e-11, 1e-13).step(step);
    seen.forEach(each -> simulation.record(each.name()));
    return simulation.until(until).run().paths();
  }
}
