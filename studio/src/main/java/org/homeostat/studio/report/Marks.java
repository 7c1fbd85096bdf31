package org.homeostat.studio.report;

/// Points set into a plot at x of their own, such as where a run diverged.
///
/// @param low where the bar at each point begins, as long as `y`, or empty for no bars
/// @param high where it ends
public record Marks(String label, Hue hue, Samples x, Samples y, Samples low, Samples high) {
  public Marks {
    if (x.size() != y.size() || low.size() != high.size()) {
      throw new IllegalArgumentException(
          "the marks " + label + " have " + x.size() + " x and " + y.size() + " y");
    }
    if (!low.isEmpty() && low.size() != y.size()) {
      throw new IllegalArgumentException(
          "the marks " + label + " have " + low.size() + " bars and " + y.size() + " y");
    }
  }

  /// Points without bars.
  public Marks(String label, Hue hue, Samples x, Samples y) {
    this(label, hue, x, y, Samples.NONE, Samples.NONE);
  }

  /// The same points with bars.
  public Marks between(Samples low, Samples high) {
    return new Marks(label, hue, x, y, low, high);
  }
}
