package org.homeostat.studio.train;

import java.util.List;
import org.homeostat.imperfection.Device;

/// Chips onto which learned weights are put.
///
/// @param count how many chips; 0 for none
/// @param epochs for which each learns
/// @param swept the strength that is swept, such as `chip.mismatch`; empty for none
/// @param values of it
public record ChipSettings(
    Device device, int count, int epochs, String swept, List<Double> values) {
  public static final ChipSettings NONE = new ChipSettings(Device.IDEAL, 0, 0, "", List.of());

  public ChipSettings {
    values = List.copyOf(values);
  }

  public boolean isNone() {
    return count == 0;
  }
}
