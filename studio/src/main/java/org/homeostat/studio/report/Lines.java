package org.homeostat.studio.report;

import java.util.List;

/// A plot of one or more series against a common x.
///
/// @param title what it shows; may be empty
/// @param at the x of every series, not decreasing
/// @param marks points of their own; may be empty
/// @param caption how to read it; may be empty
/// @param changes the x at which something becomes otherwise, each an upright line; may be empty
public record Lines(
    String title,
    Axis x,
    Axis y,
    Samples at,
    List<Series> series,
    List<Marks> marks,
    String caption,
    Samples changes)
    implements Block {
  public Lines {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    for (Series each : series) {
      if (each.values().size() != at.size()) {
        throw new IllegalArgumentException(
            each.label() + " has " + each.values().size() + " samples at " + at.size() + " places");
      }
    }
  }

  /// A plot in which nothing becomes otherwise.
  public Lines(
      String title,
      Axis x,
      Axis y,
      Samples at,
      List<Series> series,
      List<Marks> marks,
      String caption) {
    this(title, x, y, at, series, marks, caption, Samples.NONE);
  }

  /// A plot without marks and caption.
  public static Lines of(String title, Axis x, Axis y, Samples at, Series... series) {
    return new Lines(title, x, y, at, List.of(series), List.of(), "");
  }

  /// The same plot with marks.
  public Lines marked(Marks... marks) {
    return new Lines(title, x, y, at, series, List.of(marks), caption, changes);
  }

  /// The same plot with a caption.
  public Lines captioned(String caption) {
    return new Lines(title, x, y, at, series, marks, caption, changes);
  }

  /// The same plot with upright lines.
  public Lines changing(Samples changes) {
    return new Lines(title, x, y, at, series, marks, caption, changes);
  }
}
