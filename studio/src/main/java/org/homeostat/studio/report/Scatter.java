package org.homeostat.studio.report;

import java.util.List;

/// Points in a plane, each with a text that says what it is.
///
/// @param levels lines across the whole plot, such as that of an optimum
public record Scatter(
    String title, Axis x, Axis y, List<Group> groups, List<Level> levels, String caption)
    implements Block {
  /// How the points of a group are joined.
  public enum Joint {
    NONE,
    /// A staircase in the order of the points: the edge of a front.
    STEPS
  }

  /// How a point looks.
  public enum Sign {
    DOT,
    /// One of many.
    SMALL,
    /// The one that matters.
    DIAMOND
  }

  /// Which way a level runs.
  public enum Way {
    /// At a value of y.
    ACROSS,
    /// At a value of x.
    UP
  }

  /// Points of one kind; later groups are drawn over earlier ones.
  public record Group(String label, Hue hue, Sign sign, Joint joint, List<Point> points) {
    public Group {
      points = List.copyOf(points);
    }
  }

  /// A point.
  ///
  /// @param low where the interval of y begins; NaN for none
  /// @param high where it ends
  /// @param text what it is, on as many lines as that takes
  public record Point(double x, double y, double low, double high, String text) {
    /// A point without an interval.
    public static Point of(double x, double y, String text) {
      return new Point(x, y, Double.NaN, Double.NaN, text);
    }
  }

  /// A dashed line from edge to edge.
  public record Level(String label, Hue hue, Way way, double at) {}

  public Scatter {
    groups = List.copyOf(groups);
    levels = List.copyOf(levels);
  }
}
