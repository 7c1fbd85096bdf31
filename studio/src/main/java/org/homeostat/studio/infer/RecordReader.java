package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.inference.Measurements;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.NamedColumns;

/// Reads the rows of a study's data: a column of times, one for each measured element, one for each
/// input.
final class RecordReader {
  private RecordReader() {}

  /// The record in a table.
  ///
  /// @throws DataException if times are not in order, or an input has a gap
  static Measurements of(NamedColumns table, StateStudy study) {
    String name = table.name();
    if (table.rows() == 0) {
      throw new DataException(name + ": expected rows of numbers, found only a header", "");
    }
    double[] times = table.column(study.time());
    checkTimes(table, times, study.time());
    List<String> inputs = List.copyOf(study.inputs().keySet());
    double[][] held = new double[inputs.isEmpty() ? 0 : table.rows()][];
    for (int k = 0; k < held.length; k++) {
      held[k] = row(table, List.copyOf(study.inputs().values()), k);
      checkHeld(table, held[k], List.copyOf(study.inputs().values()), k);
    }
    List<double[]> values = new ArrayList<>();
    for (int k = 0; k < table.rows(); k++) {
      values.add(row(table, study.columns(), k));
    }
    checkAny(table, values, study.columns());
    return new Measurements(times[0], times, values.toArray(new double[0][]), inputs, held);
  }

  private static double[] row(NamedColumns table, List<String> columns, int k) {
    double[] row = new double[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = table.column(columns.get(i))[k];
    }
    return row;
  }

  private static void checkTimes(NamedColumns table, double[] times, String column) {
    for (int k = 0; k < times.length; k++) {
      if (Double.isNaN(times[k])) {
        throw at(table, k, "a time in column '" + column + "'", "none", "leave such a row out");
      }
      if (k > 0 && times[k] < times[k - 1]) {
        throw at(
            table,
            k,
            "a time from " + times[k - 1] + " on, that of the row before",
            String.valueOf(times[k]),
            "sort the rows by time");
      }
    }
  }

  private static void checkHeld(NamedColumns table, double[] held, List<String> columns, int k) {
    for (int i = 0; i < held.length; i++) {
      if (Double.isNaN(held[i])) {
        throw at(
            table,
            k,
            "a number for the input in column '" + columns.get(i) + "'",
            "a gap",
            "an input must be known all the time: fill it, with the value before it say");
      }
    }
  }

  private static void checkAny(NamedColumns table, List<double[]> values, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      if (values.stream().allMatch(row -> Double.isNaN(row[column]))) {
        throw new DataException(
            table.name() + ": expected numbers in column '" + columns.get(i) + "', found only gaps",
            "leave it out of 'measure'");
      }
    }
  }

  private static DataException at(
      NamedColumns table, int k, String expected, String found, String advice) {
    String place = table.name() + ":" + table.lines()[k];
    return new DataException(place + ": expected " + expected + ", found " + found, advice);
  }
}
