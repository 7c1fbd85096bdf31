package org.homeostat.studio.bench;

/// What is measured, and beside it what sets the limit.
record Contest(Workload subject, Workload bound) {
  /// The first rounds also warm up the compiler.
  static final int ROUNDS = 12;
}
