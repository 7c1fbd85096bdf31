package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A program of the processor, while it is written.
final class Microcode {
  private static final int NOTHING = -1;

  /// An instruction, whose argument is a number or the place of a label.
  private record Word(MicroOperation operation, int argument, String label) {}

  private final List<Word> words = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int held = NOTHING;

  /// Names the place of the next instruction, to which others jump.
  void label(String name) {
    places.put(name, words.size());
    held = NOTHING;
  }

  void add(MicroOperation operation, int argument) {
    words.add(new Word(operation, argument, ""));
    held = operation.keeps() ? held : NOTHING;
  }

  void add(MicroOperation operation) {
    add(operation, 0);
  }

  void jump(MicroOperation operation, String label) {
    words.add(new Word(operation, 0, label));
    held = NOTHING;
  }

  /// Brings the word of an address to the accumulator, if it does not stand there.
  void load(int address) {
    if (address != held) {
      add(MicroOperation.LOAD, address);
      held = address;
    }
  }

  /// Whether the accumulator has the word of an address.
  boolean holds(int address) {
    return address == held;
  }

  /// @param operation one that stores
  void store(MicroOperation operation, int address) {
    add(operation, address);
    held = operation == MicroOperation.STORE_WORD ? NOTHING : address;
  }

  void copy(int from, int to) {
    load(from);
    store(MicroOperation.STORE_WORD, to);
    held = from;
  }

  int size() {
    return words.size();
  }

  /// The operations that occur.
  Set<MicroOperation> used() {
    Set<MicroOperation> used = EnumSet.noneOf(MicroOperation.class);
    words.forEach(word -> used.add(word.operation()));
    return used;
  }

  MicroOperation operation(int place) {
    return words.get(place).operation();
  }

  /// Where a label stands.
  int place(String label) {
    return Objects.requireNonNull(places.get(label), label);
  }

  int argument(int place) {
    Word word = words.get(place);
    return word.label().isEmpty() ? word.argument() : place(word.label());
  }
}
