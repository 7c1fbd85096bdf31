package org.homeostat.studio.compare;

/// What a controller takes of an FPGA.
///
/// @param cells logic cells; -1 if it is not known
/// @param clock the highest, in MHz
/// @param clocks the most that a step takes; -1 if it is not known
public record Gates(long cells, double clock, long clocks) {
  private static final double MEGA = 1e6;

  static final Gates UNKNOWN = new Gates(-1, Double.NaN, -1);

  /// How many steps it takes in a second at least, at the highest clock; NaN if it is not known.
  public double stepsPerSecond() {
    return clocks < 0 ? Double.NaN : MEGA * clock / clocks;
  }

  /// Whether the tools have said it.
  public boolean isKnown() {
    return cells >= 0;
  }
}
