package org.homeostat.studio.report;

/// An entry of a table.
public sealed interface Cell {
  /// A text, set left.
  record Words(String text) implements Cell {}

  /// A number, set right with four significant digits; NaN is an empty cell.
  record Figure(double value) implements Cell {}

  /// Numbers from `low` to `high`; a dash if one is NaN.
  record Interval(double low, double high) implements Cell {}

  /// So many of so many, with a bar: `part` of `whole`.
  record Share(long part, long whole) implements Cell {}

  static Cell of(String text) {
    return new Words(text);
  }

  static Cell of(double value) {
    return new Figure(value);
  }
}
