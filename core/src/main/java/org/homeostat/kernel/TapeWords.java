package org.homeostat.kernel;

import java.util.Arrays;

/// The instructions of a tape under construction, their rows numbered from 0.
final class TapeWords {
  private int[] words = new int[64 * Tape.WORDS];
  private int size;

  void add(int opcode, int target, int... arguments) {
    if (size + Tape.WORDS > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[size] = opcode;
    words[size + 1] = target;
    System.arraycopy(arguments, 0, words, size + 2, arguments.length);
    size += Tape.WORDS;
  }

  void addAll(TapeWords others) {
    for (int i = 0; i < others.size; i += Tape.WORDS) {
      add(others.words[i], others.words[i + 1], others.words[i + 2]);
    }
  }

  /// The tape for so many lanes: rows become places in the memory.
  Tape tape(int lanes) {
    int[] placed = Arrays.copyOf(words, size);
    for (int i = 0; i < size; i += Tape.WORDS) {
      placed[i + 1] *= lanes;
      if (placed[i] != Opcode.BROADCAST) {
        for (int k = 2; k < Tape.WORDS; k++) {
          placed[i + k] *= lanes;
        }
      }
    }
    return new Tape(placed, lanes);
  }
}
