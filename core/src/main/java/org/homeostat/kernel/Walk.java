package org.homeostat.kernel;

/// Carries out a tape, each instruction as a loop over lanes. All implementations agree to the last
/// bit.
sealed interface Walk permits PlainWalk, VectorWalk {

  /// How many lanes are computed together; the lanes of a walk begin and end at multiples of it.
  int width();

  /// Carries out the instructions of a tape in the lanes from `from` to below `to`.
  void run(
      int[] tape, double[] rows, double[] uniform, double[] normals, int start, int from, int to);
}
