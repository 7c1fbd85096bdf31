package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A table as comma-separated values: a header with the names of the columns, then an example a
/// row. The file is read twice: first its rows are counted, so that room for its numbers is made
/// once.
final class CsvFile {
  private CsvFile() {}

  static Examples read(Path file, String name, Layout layout) throws IOException {
    long count = 0;
    TableRows rows;
    try (var in = ByteSource.open(file, name)) {
      var records = new CsvRecords(in);
      rows = new TableRows(name, header(records), layout);
      while (records.next()) {
        count++;
      }
      // A number takes a character and a separator.
      rows.rows(count, in.offset());
    }
    try (var in = ByteSource.open(file, name)) {
      var records = new CsvRecords(in);
      int columns = header(records).size();
      for (int row = 0; row < count && records.next(); row++) {
        if (records.fields() != columns) {
          throw records.unexpected(
              Math.min(records.fields() - 1, columns),
              columns + " cells",
              String.valueOf(records.fields()));
        }
        read(records, row, rows);
      }
    }
    return rows.examples();
  }

  private static void read(CsvRecords records, int row, TableRows rows) {
    for (int i = 0; i < records.fields(); i++) {
      if (rows.isLabel(i)) {
        String label = records.text(i).strip();
        if (label.isEmpty()) {
          throw records.unexpected(i, "a label", "an empty cell");
        }
        rows.label(row, label);
        continue;
      }
      double value = records.number(i);
      if (!rows.takes(i, value)) {
        throw records.unexpected(i, rows.expected(i), records.shown(i));
      }
      rows.number(row, i, value);
    }
  }

  private static List<String> header(CsvRecords records) throws IOException {
    if (!records.next()) {
      throw records.unexpected(0, "a header with the names of the columns", "an empty file");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < records.fields(); i++) {
      names.add(records.text(i).strip());
    }
    return names;
  }
}
