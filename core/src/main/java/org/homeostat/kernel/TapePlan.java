package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;

/// What the instructions of a program need of each other.
final class TapePlan {
  static final int NONE = Fusion.NONE;

  private final List<Instruction> instructions;
  private final List<Result> results;
  private final int[] inner;
  private final boolean[] absorbed;
  private final int[] lastUse;

  TapePlan(Program program, boolean fuse) {
    this.instructions = program.instructions();
    this.results = program.results();
    int size = instructions.size();
    this.inner = new int[size];
    this.absorbed = new boolean[size];
    this.lastUse = new int[size];
    Arrays.fill(inner, NONE);
    if (fuse) {
      fuse();
    }
    findLastUses();
  }

  /// The argument that an instruction computes on the way, or NONE.
  int inner(int instruction) {
    return inner[instruction];
  }

  /// Whether an instruction is computed on the way by another one.
  boolean absorbed(int instruction) {
    return absorbed[instruction];
  }

  /// The last instruction that reads a value; beyond all for a result.
  int lastUse(int value) {
    return lastUse[value];
  }

  private void fuse() {
    int[] uses = new int[inner.length];
    for (Instruction in : instructions) {
      for (int argument : in.arguments()) {
        uses[argument]++;
      }
    }
    for (Result result : results) {
      for (int value : result.values()) {
        uses[value]++;
      }
    }
    for (int i = 0; i < inner.length; i++) {
      inner[i] = absorbable(instructions.get(i), uses);
      if (inner[i] != NONE) {
        absorbed[inner[i]] = true;
      }
    }
  }

  private int absorbable(Instruction second, int[] uses) {
    List<Integer> arguments = second.arguments();
    for (int k = 0; k < arguments.size(); k++) {
      int argument = arguments.get(k);
      Instruction first = instructions.get(argument);
      if (uses[argument] == 1
          && inner[argument] == NONE
          && first.binding().byStep() == second.binding().byStep()
          && Fusion.opcode(first, second, k) != NONE) {
        return argument;
      }
    }
    return NONE;
  }

  private void findLastUses() {
    for (int i = 0; i < lastUse.length; i++) {
      if (!absorbed[i]) {
        noteUses(i, i);
      }
    }
    for (Result result : results) {
      for (int value : result.values()) {
        lastUse[value] = Integer.MAX_VALUE;
      }
    }
  }

  private void noteUses(int of, int at) {
    for (int argument : instructions.get(of).arguments()) {
      if (argument == inner[of]) {
        noteUses(argument, at);
      } else {
        lastUse[argument] = at;
      }
    }
  }
}
