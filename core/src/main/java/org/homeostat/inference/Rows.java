package org.homeostat.inference;

import org.homeostat.solver.RefusedException;

/// Checks of records.
final class Rows {
  private Rows() {}

  /// Refuses rows of another length than the sensors give.
  static void check(Measurements record, int measured) {
    for (double[] row : record.values()) {
      if (row.length != measured) {
        throw new RefusedException(
            "a row of " + row.length + " numbers, the sensors give " + measured,
            "give each measured element a number, or NaN");
      }
    }
  }
}
