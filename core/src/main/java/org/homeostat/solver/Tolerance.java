package org.homeostat.solver;

/// The error that a step may make in an element x: `absolute + relative*|x|`.
record Tolerance(double relative, double absolute) {
  /// What is asked when nothing is said.
  static final Tolerance NONE = new Tolerance(0, 0);

  static final Tolerance USUAL = new Tolerance(1e-6, 1e-9);

  Tolerance {
    if (!(relative >= 0 && absolute >= 0 && relative + absolute < Double.POSITIVE_INFINITY)) {
      throw new RefusedException(
          "tolerances of " + relative + " and " + absolute, "both are numbers from 0 on");
    }
  }

  boolean isGiven() {
    return relative > 0 || absolute > 0;
  }
}
