package org.homeostat.studio.data;

/// Where the cells of a table go, by the numbers of its columns and rows.
interface Cells {
  /// Makes room for so many rows.
  ///
  /// @param most how many numbers there can be
  void rows(long rows, long most);

  /// Whether the cells of a column are taken as texts.
  boolean isLabel(int column);

  /// Whether a number may stand in a column.
  boolean takes(int column, double value);

  /// What may stand in a column, for messages.
  String expected(int column);

  void number(int row, int column, double value);

  void label(int row, String text);
}
