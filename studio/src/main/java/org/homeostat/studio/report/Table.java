package org.homeostat.studio.report;

import java.util.List;

/// Rows under named columns.
///
/// @param note a line under it, such as what the intervals mean; may be empty
public record Table(String title, List<String> columns, List<List<Cell>> rows, String note)
    implements Block {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " cells under " + columns.size() + " columns");
      }
    }
  }
}
