package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.solver.Coupling;
import org.homeostat.solver.Simulation;

/// The devices of a run, which are closed at its end.
public final class OpenDevices implements AutoCloseable {
  private final List<DeviceEnvironment> all = new ArrayList<>();

  /// Couples a simulation to devices; each is opened when it is first needed.
  public void couple(Simulation simulation, List<DeviceSource> sources) {
    for (DeviceSource source : sources) {
      var environment = new DeviceEnvironment(source);
      all.add(environment);
      String prefix = source.role() + ".";
      simulation.couple(
          new Coupling(
              environment,
              source.drives().stream().map(name -> prefix + name).toList(),
              source.outputs().stream().map(port -> prefix + port.name()).toList()));
    }
    if (!sources.isEmpty()) {
      simulation.lanes(1);
    }
  }

  @Override
  public void close() {
    all.forEach(DeviceEnvironment::close);
  }
}
