package org.homeostat.imperfection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Distribution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// What a system runs on: its imperfections, one after the other. Several of one quantity act in
/// their order, the second on what the first made.
///
/// ```
/// Device device = new Device(List.of(new Mismatch(Subject.of("K"), new Strength("chip.mismatch", 0.2))));
/// DynamicalSystem made = system.with(device);
/// Map<String, Tensor> chip = device.chip(made, 7);
/// ```
public record Device(List<Imperfection> imperfections) implements Transformation {
  /// A device without faults.
  public static final Device IDEAL = new Device(List.of());

  public Device {
    imperfections = List.copyOf(imperfections);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    DynamicalSystem made = system;
    for (Imperfection each : imperfections) {
      made = each.apply(made);
    }
    return made;
  }

  /// How chips differ: by the names of parameters of the system on the device.
  public Map<String, Distribution> chances() {
    Map<String, Distribution> chances = new LinkedHashMap<>();
    imperfections.forEach(each -> chances.putAll(each.chances()));
    return chances;
  }

  /// What a chip has drawn.
  ///
  /// @param made the system on the device
  /// @param seed of the chip
  public Map<String, Tensor> chip(DynamicalSystem made, long seed) {
    Map<String, Distribution> chances = chances();
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    for (Variable each : made.parameters()) {
      Distribution chance = chances.get(each.name());
      if (chance != null) {
        drawn.put(each.name(), chance.draw(each.name(), each.shape(), seed));
      }
    }
    return drawn;
  }
}
