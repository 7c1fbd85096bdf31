package org.homeostat.kernel;

/// How a kernel runs its program. All give the same bits.
public enum Execution {
  /// one loop over elements and lanes for each instruction
  INTERPRETED,
  /// generated loops, one number at a time
  PLAIN,
  /// generated loops with the Vector API; needs the module `jdk.incubator.vector`. A program in
  /// single precision runs as plain loops instead
  VECTOR;

  /// Whether this execution is available in the running JVM.
  public boolean available() {
    return this != VECTOR || Vectors.PRESENT;
  }
}
