package org.homeostat.studio.report;

import java.util.List;

/// Curves of one quantity against another: a phase portrait, or a projection of a path.
///
/// @param aspect whether both directions have one scale
public record Phase(String title, Axis x, Axis y, Aspect aspect, List<Curve> curves, String caption)
    implements Block {
  /// How the directions compare.
  public enum Aspect {
    /// Each direction fills its side.
    FREE,
    /// A unit is as long across as up.
    EQUAL
  }

  /// How time shows along a curve.
  public enum Tint {
    /// One colour.
    PLAIN,
    /// From pale at the start to full at the end.
    BY_TIME,
    /// Thin and pale: what the others are seen against.
    FAINT
  }

  /// A path in the plane, with the place where it starts marked.
  ///
  /// @param time of each point, shown on hover; empty for none
  public record Curve(String label, Hue hue, Tint tint, Samples time, Samples x, Samples y) {
    public Curve {
      if (x.size() != y.size() || !(time.isEmpty() || time.size() == x.size())) {
        throw new IllegalArgumentException(
            ("the curve " + label + " has " + time.size() + " times, ")
                + (x.size() + " x and " + y.size() + " y"));
      }
    }
  }

  public Phase {
    curves = List.copyOf(curves);
  }

  /// A portrait that fills its frame.
  public static Phase of(String title, Axis x, Axis y, Curve... curves) {
    return new Phase(title, x, y, Aspect.FREE, List.of(curves), "");
  }
}
