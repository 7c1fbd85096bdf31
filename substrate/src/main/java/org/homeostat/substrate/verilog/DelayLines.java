package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerStep;

/// The samples that delays keep, one line after the other in a memory of their own. The word `head`
/// of a line is where the sample of this step belongs; the newest takes the place of the oldest.
final class DelayLines {
  /// @param first the place where it begins
  /// @param elements of a sample
  private record Line(FixedStep.Kept kept, int head, int first, int elements) {
    int length() {
      return (kept.reach() + 1) * elements;
    }
  }

  private final IntegerStep integers;
  private final Microcode code;
  private final Memory memory;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> read;
  private int size;

  DelayLines(IntegerStep integers, Microcode code, Memory memory) {
    this.integers = integers;
    this.code = code;
    this.memory = memory;
    this.read = read(integers);
    for (FixedStep.Kept kept : integers.step().kept()) {
      if (kept.past().stream().anyMatch(read::contains)) {
        int elements = integers.advance().result(kept.now()).size();
        Line line = new Line(kept, memory.word("head of " + kept.now()), size, elements);
        lines.add(line);
        size += line.length();
      }
    }
  }

  /// The names that the programs read.
  private static Set<String> read(IntegerStep integers) {
    return Stream.of(integers.observe(), integers.advance())
        .flatMap(program -> program.instructions().stream())
        .flatMap(in ->
            in.operation() instanceof IntegerOperation.Read(var name, int _)
                ? Stream.of(name)
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /// How many numbers are kept.
  int size() {
    return size;
  }

  void reset() {
    lines.forEach(line -> code.copy(memory.constant(line.first()), line.head()));
  }

  /// Brings the past that the programs read to where they read it.
  void show() {
    for (Line line : lines) {
      List<String> past = line.kept().past();
      for (int tap = 0; tap < past.size(); tap++) {
        if (read.contains(past.get(tap))) {
          place(line, line.kept().reach() - tap);
          for (int e = 0; e < line.elements(); e++) {
            code.load(word("place"));
            code.add(MicroOperation.ADD, memory.constant(e));
            code.add(MicroOperation.PLACE);
            code.add(MicroOperation.PAST);
            code.store(MicroOperation.STORE_WORD, Sequence.element(memory, past.get(tap), e));
          }
        }
      }
    }
  }

  /// Finds the sample of so many steps ago, or the first if there were not so many.
  private void place(Line line, int ago) {
    code.load(line.head());
    code.add(MicroOperation.SUBTRACT, memory.constant((long) ago * line.elements()));
    code.store(MicroOperation.STORE_WORD, word("place"));
    code.add(MicroOperation.ADD, memory.constant(line.length()));
    code.store(MicroOperation.STORE_WORD, word("wrapped"));
    code.load(word("place"));
    code.add(MicroOperation.SUBTRACT, memory.constant(line.first()));
    choose(MicroOperation.LESS, word("place"), word("wrapped"));
    code.load(Sequence.number(memory));
    code.add(MicroOperation.SUBTRACT, memory.constant(ago));
    choose(MicroOperation.LESS, word("place"), memory.constant(line.first()));
  }

  /// Puts into the place what stands there, or something else where the accumulator is as said.
  private void choose(MicroOperation relation, int place, int other) {
    code.add(relation);
    code.load(place);
    code.add(MicroOperation.CHOOSE, other);
    code.store(MicroOperation.STORE_WORD, place);
  }

  /// Keeps the samples of this step.
  ///
  /// @param at the addresses of the values of the advancing program
  void keep(int[] at) {
    for (Line line : lines) {
      List<Integer> now = integers.advance().result(line.kept().now());
      for (int e = 0; e < now.size(); e++) {
        code.load(line.head());
        code.add(MicroOperation.ADD, memory.constant(e));
        code.add(MicroOperation.PLACE);
        code.load(at[now.get(e)]);
        code.add(MicroOperation.KEEP);
      }
      code.load(line.head());
      code.add(MicroOperation.ADD, memory.constant(line.elements()));
      code.store(MicroOperation.STORE_WORD, line.head());
      code.add(MicroOperation.SUBTRACT, memory.constant(line.first() + line.length()));
      choose(MicroOperation.EQUAL, line.head(), memory.constant(line.first()));
    }
  }

  private int word(String name) {
    return memory.word("delay " + name);
  }
}
