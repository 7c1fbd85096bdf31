package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.solver.Distribution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;

/// Something that a device does to one quantity of a system.
public sealed interface Imperfection extends Transformation
    permits Mismatch,
        Stuck,
        Levels,
        Writing,
        Updates,
        Temperature,
        ThermalNoise,
        ShotNoise,
        FlickerNoise {

  /// How chips differ: by the names of parameters that [#apply] adds.
  default Map<String, Distribution> chances() {
    return Map.of();
  }

  /// The system on the device.
  ///
  /// @throws org.homeostat.expression.InputException if this cannot be done to the quantity
  @Override
  DynamicalSystem apply(DynamicalSystem system);
}
