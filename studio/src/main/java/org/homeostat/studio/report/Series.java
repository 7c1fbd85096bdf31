package org.homeostat.studio.report;

/// One line of a plot, perhaps with a band around it.
///
/// @param label its name in the legend
/// @param values one for each x; what is not finite is a gap
/// @param lower the band's lower edge, as long as `values`, or empty for no band
/// @param upper the band's upper edge
public record Series(
    String label, Hue hue, Stroke stroke, Samples values, Samples lower, Samples upper) {
  public Series {
    if (lower.size() != upper.size() || !(lower.isEmpty() || lower.size() == values.size())) {
      throw new IllegalArgumentException(
          ("the band of " + label + " has " + lower.size() + " and " + upper.size())
              + (" samples, its line " + values.size()));
    }
  }

  /// A solid line.
  public static Series of(String label, Hue hue, Samples values) {
    return new Series(label, hue, Stroke.SOLID, values, Samples.NONE, Samples.NONE);
  }

  /// The same line with a band, such as from the lower to the upper quartile.
  public Series between(Samples lower, Samples upper) {
    return new Series(label, hue, stroke, values, lower, upper);
  }

  /// The same line drawn otherwise.
  public Series drawn(Stroke stroke) {
    return new Series(label, hue, stroke, values, lower, upper);
  }

  boolean hasBand() {
    return !lower.isEmpty();
  }
}
