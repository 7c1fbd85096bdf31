package org.homeostat.substrate.verilog;

import java.util.Set;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.fixed.NormalPair;

/// The normal numbers of a step: Philox4x32-10 ([org.homeostat.noise.Philox]), then the pair of
/// [NormalPair], as one routine that is called for each element of a source.
final class NoiseRoutine {
  private static final String PAIR = "pair";
  private static final int ROUNDS = 10;
  private static final long A = 0xD2511F53L;
  private static final long B = 0xCD9E8D57L;
  private static final long V = 0x9E3779B9L;
  private static final long W = 0xBB67AE85L;
  private static final long THIRTY_BITS = (1L << 30) - 1;

  private final IntegerStep integers;
  private final FixedStep step;
  private final Microcode code;
  private final Memory memory;

  NoiseRoutine(IntegerStep integers, Microcode code, Memory memory) {
    this.integers = integers;
    this.step = integers.step();
    this.code = code;
    this.memory = memory;
  }

  /// The address of a normal number of the step.
  int address(int normal) {
    return memory.word("normal " + normal);
  }

  /// Draws those that are used.
  void draw(Set<Integer> used) {
    boolean areas = step.pairing() == Pairing.AREAS;
    code.load(Sequence.number(memory));
    if (!areas) {
      code.add(MicroOperation.FLOOR, 1);
    }
    code.store(MicroOperation.STORE_WORD, word("index"));
    int at = 0;
    for (Source source : step.sources()) {
      for (int e = 0; e < source.elements(); e++) {
        if (used.contains(at) || (areas && used.contains(at + 1))) {
          element(source.key(e), at);
        }
        at += step.pairing().normals();
      }
    }
  }

  private void element(long key, int normal) {
    code.copy(memory.constant(key), word("k0"));
    code.copy(memory.constant(key >>> 32), word("k1"));
    code.jump(MicroOperation.CALL, PAIR);
    if (step.pairing() == Pairing.AREAS) {
      code.copy(word("first"), address(normal));
      code.copy(word("second"), address(normal + 1));
    } else {
      code.load(Sequence.number(memory));
      code.add(MicroOperation.AND, memory.constant(1));
      choose("first", "second", address(normal));
    }
  }

  /// Stores the one if the accumulator is 0, else the other.
  private void choose(String one, String other, int to) {
    code.add(MicroOperation.EQUAL);
    code.load(word(other));
    code.add(MicroOperation.CHOOSE, word(one));
    code.store(MicroOperation.STORE_WORD, to);
  }

  /// The routine itself.
  void write() {
    code.label(PAIR);
    String[] bits = bits();
    thirtyBits(bits[0]);
    code.add(MicroOperation.LEFT, 1);
    code.add(MicroOperation.ADD, memory.constant(1));
    code.store(MicroOperation.STORE_WORD, word(NormalPair.WORD));
    thirtyBits(bits[2]);
    code.add(MicroOperation.SUBTRACT, memory.constant(1L << 29));
    code.store(MicroOperation.STORE_WORD, word(NormalPair.FRACTION));
    curves();
    for (String each : new String[] {NormalPair.ALONG, NormalPair.ACROSS}) {
      code.load(memory.constant(0));
      code.add(MicroOperation.SUBTRACT, word(each));
      code.store(MicroOperation.STORE_WORD, word("minus " + each));
      code.load(word(bits[3]));
      code.add(MicroOperation.AND, memory.constant(1));
      choose(each, "minus " + each, word("signed " + each));
    }
    exchange(bits[3], NormalPair.ALONG, NormalPair.ACROSS, "first");
    exchange(bits[3], NormalPair.ACROSS, NormalPair.ALONG, "second");
    code.add(MicroOperation.RETURN);
  }

  private void exchange(String bits, String one, String other, String to) {
    code.load(word(bits));
    code.add(MicroOperation.AND, memory.constant(2));
    choose("signed " + one, "signed " + other, word(to));
  }

  private void thirtyBits(String word) {
    code.load(word(word));
    code.add(MicroOperation.FLOOR, 2);
    code.add(MicroOperation.AND, memory.constant(THIRTY_BITS));
  }

  private void curves() {
    IntegerProgram program = integers.normals();
    var translation =
        new Translation(
            code,
            memory,
            integers.format().width(),
            operation -> word(((IntegerOperation.Read) operation).name()));
    int along = program.result(NormalPair.ALONG).getFirst();
    int across = program.result(NormalPair.ACROSS).getFirst();
    int[] at = translation.write(program.instructions(), Set.of(along, across));
    code.copy(at[along], word(NormalPair.ALONG));
    code.copy(at[across], word(NormalPair.ACROSS));
  }

  /// The words of the last round, that of the upper half of x first.
  private String[] bits() {
    String[] words = {"index", "index above", "seed", "seed above"};
    for (int round = 0; round < ROUNDS; round++) {
      String[] next = round % 2 == 0 ? words("c") : words("d");
      cross(B, words[2], words[1], "k0", next[0], next[1]);
      cross(A, words[0], words[3], "k1", next[2], next[3]);
      words = next;
      advance("k0", V);
      advance("k1", W);
    }
    return words;
  }

  private static String[] words(String name) {
    return new String[] {name + "0", name + "1", name + "2", name + "3"};
  }

  /// The upper half of a product, crossed with a word and the key, and the lower half.
  private void cross(long factor, String from, String into, String key, String upper, String low) {
    code.add(MicroOperation.TAKE, memory.constant(factor));
    code.add(MicroOperation.PLAIN, word(from));
    code.store(MicroOperation.STORE_WORD, word(low));
    code.add(MicroOperation.FLOOR, 32);
    code.add(MicroOperation.XOR, word(into));
    code.add(MicroOperation.XOR, word(key));
    code.store(MicroOperation.STORE_WORD, word(upper));
  }

  private void advance(String key, long by) {
    code.load(word(key));
    code.add(MicroOperation.ADD, memory.constant(by));
    code.store(MicroOperation.STORE_WORD, word(key));
  }

  private int word(String name) {
    if (name.equals("index above")) {
      return memory.constant(step.pairing() == Pairing.AREAS ? 1L << 30 : 0);
    }
    return memory.word("noise " + name);
  }
}
