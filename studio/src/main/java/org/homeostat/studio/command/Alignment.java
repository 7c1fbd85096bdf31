package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/// Tables for people.
final class Alignment {
  private Alignment() {}

  /// Prints rows in columns as wide as they need.
  ///
  /// @param texts the numbers of the columns that are texts, set to the left; numbers are set to
  ///   the right
  static void print(PrintStream out, List<List<String>> rows, Set<Integer> texts) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append("  ").append(texts.contains(i) ? row.get(i) + gap : gap + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
