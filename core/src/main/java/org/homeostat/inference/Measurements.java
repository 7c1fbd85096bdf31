package org.homeostat.inference;

import java.util.Arrays;
import java.util.List;
import org.homeostat.solver.RefusedException;

/// A record of measurements at times that need not be evenly spaced.
///
/// @param start the time at which the state space starts, not after the first row
/// @param times of the rows, ascending; two rows may share a time
/// @param values a row for each time, an element for each measured element; NaN where nothing was
///   measured
/// @param inputs the names of scalar inputs of the system that the record holds
/// @param held a row for each time: the inputs from that time to the next row; before the first row
///   the first holds
public record Measurements(
    double start, double[] times, double[][] values, List<String> inputs, double[][] held) {

  public Measurements {
    inputs = List.copyOf(inputs);
    if (times.length == 0 || times.length != values.length) {
      throw new RefusedException(
          times.length + " times for " + values.length + " rows",
          "a record has a time for each row, and at least one");
    }
    double last = start;
    for (int k = 0; k < times.length; k++) {
      if (!(times[k] >= last) || !Double.isFinite(times[k])) {
        throw new RefusedException(
            "row " + (k + 1) + " is at the time " + times[k] + ", after " + last,
            "sort the rows by time, and start no later than the first");
      }
      last = times[k];
    }
    if (!inputs.isEmpty()) {
      checkHeld(inputs, times.length, held);
    }
  }

  private static void checkHeld(List<String> inputs, int rows, double[][] held) {
    if (held.length != rows) {
      throw new RefusedException(
          held.length + " rows of inputs for " + rows + " times", "give inputs at each time");
    }
    for (int k = 0; k < rows; k++) {
      if (!Arrays.stream(held[k]).allMatch(Double::isFinite)) {
        throw new RefusedException(
            "row " + (k + 1) + " has no number for one of the inputs " + inputs,
            "an input must be known all the time: fill the gap, with the value before it say");
      }
    }
  }

  /// Measurements without inputs, the first at the start.
  public static Measurements of(double[] times, double[][] values) {
    return new Measurements(
        times.length == 0 ? 0 : times[0], times, values, List.of(), new double[0][]);
  }

  /// The same with another start.
  public Measurements from(double earlier) {
    return new Measurements(earlier, times, values, inputs, held);
  }
}
