package org.homeostat.kernel;

/// The instructions of a program as numbers, placed in a memory: what a [TapeKernel] runs.
///
/// A tape is carried out for sixteen lanes from its beginning to its end, then for the next
/// sixteen. The last lanes, if they are fewer, are computed in a copy with room for sixteen.
///
/// @param blocks the words of each sixteen lanes, and of the last ones: for each instruction its
///   [Opcode], where its row starts, and where the rows of its arguments start
/// @param named how many rows have names
/// @param copy where the copy of the last lanes stands
/// @param count the number of lanes in the memory
record Tape(Walk walk, int[][] blocks, int named, int copy, int count) implements Segment {
  /// How many lanes are computed together.
  static final int LANES = 16;

  /// The words of an instruction: opcode, target, five arguments.
  static final int WORDS = 7;

  @Override
  public void run(double[] lanes, double[] uniform, double[] normals, int start) {
    int whole = count / LANES;
    for (int block = 0; block < whole; block++) {
      walk.run(blocks[block], lanes, uniform, normals, start + block * LANES, LANES);
    }
    if (whole < blocks.length) {
      int first = whole * LANES;
      int rest = count - first;
      for (int row = 0; row < named; row++) {
        System.arraycopy(lanes, row * count + first, lanes, copy + row * LANES, rest);
      }
      walk.run(blocks[whole], lanes, uniform, normals, start + first, rest);
      for (int row = 0; row < named; row++) {
        System.arraycopy(lanes, copy + row * LANES, lanes, row * count + first, rest);
      }
    }
  }
}
