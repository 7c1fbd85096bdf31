package org.homeostat.studio.compare;

/// What a controller takes of an FPGA.
///
/// @param cells logic cells; -1 if it is not known
/// @param clock the highest, in MHz
public record Gates(long cells, double clock) {
  public static final Gates UNKNOWN = new Gates(-1, Double.NaN);

  /// Whether the tools have said it.
  public boolean isKnown() {
    return cells >= 0;
  }
}
