package org.homeostat.imperfection;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.homeostat.expression.Parser;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;

/// Runs a system on chips.
record Chips(DynamicalSystem system, Device device, int seeds) {

  static Chips of(DynamicalSystem system, int seeds, Imperfection... imperfections) {
    return new Chips(system, new Device(List.of(imperfections)), seeds);
  }

  DynamicalSystem made() {
    return system.with(device);
  }

  Simulation simulation(String method, double step, double until) {
    Simulation simulation =
        Simulation.of(made()).method(method).step(step).until(until).seeds(seeds);
    device.chances().forEach(simulation::vary);
    return simulation;
  }

  /// What a quantity is at the end, chip by chip.
  double[] last(String quantity, String method, double step, double until) {
    Measure measure =
        new Measure("last", Measure.Kind.LAST, Parser.parse(quantity), List.of(until));
    return simulation(method, step, until).measure(measure).run().measured("last", until);
  }

  /// What a chip has drawn.
  double[] drawn(String parameter, long seed) {
    return Objects.requireNonNull(device.chip(made(), seed).get(parameter)).elements();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }
}
