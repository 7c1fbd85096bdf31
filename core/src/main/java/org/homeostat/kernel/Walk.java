package org.homeostat.kernel;

/// Carries out a tape in [Tape#LANES] lanes. All implementations agree to the last bit.
sealed interface Walk permits PlainWalk, VectorWalk {

  /// Whether this walk knows the opcodes for several primitives in one pass.
  boolean fuses();

  /// @param start where the normals of these lanes begin
  /// @param lanes how many normals there are for each number; lanes beyond compute nothing of use
  void run(int[] tape, double[] rows, double[] uniform, double[] normals, int start, int lanes);

  /// The fastest one here.
  static Walk fastest() {
    return Vectors.PRESENT && VectorWalk.pays() ? new VectorWalk() : new PlainWalk();
  }
}
