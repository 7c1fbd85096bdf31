package org.homeostat.expression;

/// A part of one axis: the indices `from` (inclusive) to `to` (exclusive), counted from 0.
///
/// @param to the end, or [#END] for the end of the axis, whatever its length
/// @param index whether this is the single index `from`, which drops the axis: `x[2]` against
///   `x[2:3]`
public record Range(int from, int to, boolean index) {
  public static final int END = Integer.MAX_VALUE;
  public static final Range ALL = new Range(0, END, false);

  public static Range at(int index) {
    return new Range(index, index + 1, true);
  }
}
