package org.homeostat.substrate;

import java.util.List;
import java.util.TreeMap;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;

/// A system that is taken to other machines, and how it is solved there and here.
///
/// @param about it in a few words
/// @param until the length of a run that is compared at its end alone
/// @param format of its integers
public record Subject(
    DynamicalSystem system, String about, String method, double step, double until, String format) {

  public String name() {
    return system.name();
  }

  /// Its step, with all outputs observed.
  public FixedStep fixedStep() {
    Simulation simulation = Simulation.of(system).method(method).step(step);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return simulation.fixedStep();
  }

  /// The system without its noise, so that a path is the same whoever solves it.
  public DynamicalSystem quiet() {
    return quiet(system);
  }

  /// A system without its noise.
  public static DynamicalSystem quiet(DynamicalSystem system) {
    return system
        .withNoise(List.of())
        .withLaws(
            system.definitions(),
            system.equations().stream()
                .map(e -> new Differential(e.state(), e.drift(), new TreeMap<>()))
                .toList(),
            system.outputs());
  }
}
