package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The places of the memory: constants, named words, and pools of intermediate values.
final class Memory {
  private final Map<Integer, Integer> constants = new LinkedHashMap<>();
  private final Map<String, Integer> named = new LinkedHashMap<>();
  private int size;

  /// The address of a constant of 32 bits.
  int constant(long value) {
    return constants.computeIfAbsent((int) value, _ -> size++);
  }

  /// The address of a word of its own.
  int word(String name) {
    return named.computeIfAbsent(name, _ -> size++);
  }

  /// The words that stand there from the beginning, by value.
  Map<Integer, Integer> constants() {
    return constants;
  }

  int size() {
    return size;
  }

  /// Places for the intermediate values of one routine.
  final class Pool {
    private final List<Integer> free = new ArrayList<>();

    int take() {
      return free.isEmpty() ? size++ : free.removeLast();
    }

    void free(int address) {
      free.add(address);
    }
  }

  Pool pool() {
    return new Pool();
  }
}
