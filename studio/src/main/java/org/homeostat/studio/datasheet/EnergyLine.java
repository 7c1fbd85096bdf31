package org.homeostat.studio.datasheet;

import java.util.List;
import org.homeostat.substrate.cost.Energy;

/// The estimated joules of a controller on a substrate.
///
/// @param step of one step
/// @param hour of a simulated hour
public record EnergyLine(String substrate, Energy step, Energy hour, List<String> sources) {
  public EnergyLine {
    sources = List.copyOf(sources);
  }
}
