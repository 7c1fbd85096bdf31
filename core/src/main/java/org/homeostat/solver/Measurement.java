package org.homeostat.solver;

/// A measure at one of its times.
///
/// @param values by trajectory; NaN where the trajectory had diverged at or before the time
public record Measurement(Measure measure, double time, double[] values) {

  /// The name and the time: `return@300`.
  public String label() {
    String digits = Double.toString(time);
    return measure.name()
        + "@"
        + (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits);
  }
}
