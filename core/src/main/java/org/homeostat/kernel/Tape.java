package org.homeostat.kernel;

/// A list of instructions as numbers, for so many lanes: what a [TapeKernel] runs.
///
/// @param words for each instruction its [Opcode], where its row starts, and where the rows of its
///   arguments start
record Tape(int[] words, int count) implements Segment {
  /// The words of an instruction: opcode, target, four arguments.
  static final int WORDS = 6;

  /// So many lanes are computed through to the end of the tape before the next ones, so that their
  /// rows stay in the first cache.
  private static final int BLOCK = 64;

  private static final Walk PLAIN = new PlainWalk();
  private static final Walk FAST = Vectors.PRESENT ? new VectorWalk() : PLAIN;

  @Override
  public void run(double[] lanes, double[] uniform, double[] normals, int start) {
    int whole = count - count % FAST.width();
    for (int from = 0; from < whole; from += BLOCK) {
      int to = Math.min(whole, from + BLOCK);
      FAST.run(words, lanes, uniform, normals, start, from, to);
    }
    if (whole < count) {
      PLAIN.run(words, lanes, uniform, normals, start, whole, count);
    }
  }
}
