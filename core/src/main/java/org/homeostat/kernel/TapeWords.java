package org.homeostat.kernel;

import java.util.Arrays;

/// The instructions of a tape under construction, with numbers for rows and normals instead of
/// places.
final class TapeWords {
  private int[] words = new int[48 * Tape.WORDS];
  private int size;

  /// Begins an instruction.
  ///
  /// @return where its target goes, and after that its arguments
  int add(int opcode) {
    if (size + Tape.WORDS > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[size] = opcode;
    size += Tape.WORDS;
    return size - Tape.WORDS + 1;
  }

  void put(int at, int row) {
    words[at] = row;
  }

  void add(int opcode, int target, int argument) {
    int at = add(opcode);
    put(at, target);
    put(at + 1, argument);
  }

  void addAll(TapeWords others) {
    for (int i = 0; i < others.size; i += Tape.WORDS) {
      add(others.words[i], others.words[i + 1], others.words[i + 2]);
    }
  }

  /// The words with places in a memory.
  ///
  /// @param first where the lanes of row 0 begin
  /// @param stride how far apart rows are
  /// @param scratch where the rows below 0 begin
  /// @param lanes how far apart the normals of different numbers are
  int[] placed(int first, int stride, int scratch, int lanes) {
    int[] placed = Arrays.copyOf(words, size);
    for (int i = 0; i < size; i += Tape.WORDS) {
      for (int k = 1; k < Tape.WORDS; k++) {
        int row = words[i + k];
        placed[i + k] = row < 0 ? scratch + ~row * Tape.LANES : first + row * stride;
      }
      switch (words[i]) {
        case Opcode.BROADCAST -> placed[i + 2] = words[i + 2];
        case Opcode.NORMAL -> placed[i + 2] = words[i + 2] * lanes;
        default -> {}
      }
    }
    return placed;
  }
}
