package org.homeostat.studio.report;

/// A named direction of a plot.
///
/// @param label what it measures
/// @param unit its unit; empty for a pure number
/// @param scale how numbers become places
public record Axis(String label, String unit, Scale scale) {
  /// A linear axis of pure numbers.
  public static Axis of(String label) {
    return of(label, "");
  }

  /// A linear axis.
  public static Axis of(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR);
  }

  /// The same axis on another scale.
  public Axis on(Scale scale) {
    return new Axis(label, unit, scale);
  }
}
