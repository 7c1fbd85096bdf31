package org.homeostat.studio.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.studio.report.NumberText;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Substrate;

/// Estimated energies for people, and for programs with their sources.
final class EnergyText {
  private EnergyText() {}

  /// `0.21 to 0.34`, or one number where both are the same; a dash for none.
  static String of(Energy energy) {
    Energy rounded = energy.rounded();
    if (rounded.high() == 0) {
      return "–";
    }
    String high = NumberText.of(rounded.high());
    return rounded.low() == rounded.high() ? high : NumberText.of(rounded.low()) + " to " + high;
  }

  /// What is counted of a substrate.
  static String counted(Substrate substrate) {
    return substrate.isSpiking() ? "synaptic events alone" : "arithmetic and memory";
  }

  static Map<String, Object> document(Substrate substrate, Energy energy) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("low", energy.low());
    entry.put("high", energy.high());
    entry.put("estimate", true);
    entry.put(
        "sources", substrate.prices().values().stream().map(p -> p.source()).distinct().toList());
    return entry;
  }
}
