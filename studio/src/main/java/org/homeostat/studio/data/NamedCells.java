package org.homeostat.studio.data;

import java.util.List;
import org.homeostat.expression.Nearest;

/// The cells of some columns of a table, by name; those of others are passed over.
final class NamedCells implements Cells {
  private final String name;
  private final List<String> header;
  private final List<String> asked;
  private final int[] slots;
  private double[][] columns = {};

  /// @throws DataException if a column is not there
  NamedCells(String name, List<String> header, List<String> asked) {
    this.name = name;
    this.header = header;
    this.asked = asked;
    this.slots = header.stream().mapToInt(asked::indexOf).toArray();
    asked.forEach(column -> place(name, header, column));
  }

  /// Where a column stands.
  ///
  /// @throws DataException if it is not there
  static int place(String name, List<String> header, String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw DataException.at(
          name,
          "a column '" + column + "'",
          "the columns " + String.join(", ", header),
          Nearest.advice(column, header));
    }
    return place;
  }

  @Override
  public void rows(long rows, long most) {
    if (rows * Math.max(1, asked.size()) > Math.min(most, Sizes.MOST)) {
      throw DataException.at(
          name,
          "at most " + Sizes.count(Math.min(most, Sizes.MOST)) + " numbers in a file of this size",
          Sizes.count(rows) + " rows of " + asked.size(),
          "");
    }
    columns = new double[asked.size()][(int) rows];
  }

  @Override
  public boolean isLabel(int column) {
    return slots[column] < 0;
  }

  @Override
  public boolean takes(int column, double value) {
    return !Double.isInfinite(value);
  }

  @Override
  public String expected(int column) {
    return "a number or nothing in column '" + header.get(column) + "'";
  }

  @Override
  public void number(int row, int column, double value) {
    columns[slots[column]][row] = value;
  }

  @Override
  public void label(int row, String text) {}

  /// The columns, once every place has been filled; rows are numbered from 1.
  NamedColumns columns() {
    int[] lines = new int[asked.isEmpty() ? 0 : columns[0].length];
    for (int k = 0; k < lines.length; k++) {
      lines[k] = k + 1;
    }
    return new NamedColumns(name, asked, columns, lines);
  }
}
