package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Columns of numbers of a table, by name; NaN where there is no number. What a time series is read
/// from.
///
/// @param name of the file, for messages
/// @param names of the columns that were asked for
/// @param columns of each its numbers
/// @param lines of each row where it stands in its file; of a file without lines, its number
public record NamedColumns(String name, List<String> names, double[][] columns, int[] lines) {
  private static final int MOST_ROWS = 50_000_000;

  public NamedColumns {
    names = List.copyOf(names);
  }

  public int rows() {
    return lines.length;
  }

  /// The numbers of a column that was asked for.
  public double[] column(String column) {
    return columns[names.indexOf(column)];
  }

  /// Reads columns of a CSV file with a header, where an empty cell, `NA` and `NaN` are gaps, or of
  /// a Parquet file, where NaN is one.
  ///
  /// @param asked the columns, each once
  /// @throws DataException if a column is not there, or a cell is neither a number nor a gap
  public static NamedColumns read(Path file, String name, List<String> asked) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(name);
    }
    String lower = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".parquet")) {
      return ParquetFile.columns(file, name, asked);
    }
    if (!lower.endsWith(".csv") && !lower.endsWith(".csv.gz")) {
      throw DataException.at(name, "a table, .csv, .csv.gz or .parquet", "another file", "");
    }
    try (var in = ByteSource.open(file, name)) {
      var records = new CsvRecords(in);
      int[] places = places(records, name, asked);
      List<double[]> rows = new ArrayList<>();
      List<Integer> lines = new ArrayList<>();
      while (records.next()) {
        if (rows.size() == MOST_ROWS) {
          throw records.unexpected(0, "at most " + Sizes.count(MOST_ROWS) + " rows", "more");
        }
        double[] row = new double[places.length];
        for (int i = 0; i < places.length; i++) {
          row[i] = cell(records, places[i], asked.get(i));
        }
        rows.add(row);
        lines.add(records.startLine());
      }
      double[][] columns = new double[places.length][rows.size()];
      for (int r = 0; r < rows.size(); r++) {
        for (int i = 0; i < places.length; i++) {
          columns[i][r] = rows.get(r)[i];
        }
      }
      return new NamedColumns(
          name, asked, columns, lines.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static double cell(CsvRecords records, int place, String column) {
    if (place >= records.fields()) {
      throw records.unexpected(
          place, "a cell of column '" + column + "'", records.fields() + " cells");
    }
    String text = records.text(place).strip();
    boolean gap = text.isEmpty() || text.equalsIgnoreCase("nan") || text.equals("NA");
    double value = gap ? Double.NaN : records.number(place);
    if (!gap && !Double.isFinite(value)) {
      throw records.unexpected(
          place, "a number or nothing in column '" + column + "'", records.shown(place));
    }
    return value;
  }

  private static int[] places(CsvRecords records, String name, List<String> asked)
      throws IOException {
    if (!records.next()) {
      throw records.unexpected(0, "a header with the names of the columns", "an empty file");
    }
    List<String> header = new ArrayList<>();
    for (int i = 0; i < records.fields(); i++) {
      header.add(records.text(i).strip());
    }
    return asked.stream().mapToInt(each -> NamedCells.place(name, header, each)).toArray();
  }
}
