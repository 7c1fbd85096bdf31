package org.homeostat.kernel;

/// How a kernel runs its program. All give the same bits, except [#NATIVE].
public enum Execution {
  /// one loop over elements and lanes for each instruction
  INTERPRETED,
  /// generated loops, one number at a time
  PLAIN,
  /// generated loops with the Vector API; needs the module `jdk.incubator.vector`
  VECTOR,
  /// a loop over lanes for each instruction, with the Vector API if it is there, from a list that
  /// takes microseconds to make. A program in single precision or over wide arrays runs interpreted
  /// instead
  TAPE,
  /// as VECTOR, with the matrix products of a [BatchKernel] by a native library (BLAS), whose sums
  /// have another order and so other last bits
  NATIVE;

  /// Whether this execution is available in the running JVM.
  public boolean available() {
    return (this != VECTOR && this != NATIVE) || Vectors.PRESENT;
  }
}
