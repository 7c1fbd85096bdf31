package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the instructions of a program need of each other, and what one pass over the lanes
/// computes: a primitive, two of them, or a whole function.
final class TapePlan {
  static final int NONE = Fusion.NONE;

  private final List<Instruction> instructions;
  private final List<Result> results;

  /// The opcode of a function that an instruction is the value of, or NONE.
  private final int[] calls;

  /// What each instruction reads: its arguments, or that of the function.
  private final List<List<Integer>> arguments = new ArrayList<>();

  private final int[] inner;
  private final boolean[] absorbed;
  private final int[] lastUse;

  TapePlan(Program program, boolean fuse) {
    this.instructions = program.instructions();
    this.results = program.results();
    int size = instructions.size();
    this.calls = new int[size];
    this.inner = new int[size];
    this.absorbed = new boolean[size];
    this.lastUse = new int[size];
    Arrays.fill(calls, NONE);
    Arrays.fill(inner, NONE);
    instructions.forEach(in -> arguments.add(in.arguments()));
    if (fuse) {
      findCalls();
      fuse(countUses());
    }
    findLastUses();
  }

  /// The opcode of the function that an instruction is the value of, or NONE.
  int call(int instruction) {
    return calls[instruction];
  }

  /// What an instruction reads.
  List<Integer> arguments(int instruction) {
    return arguments.get(instruction);
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

  private void findCalls() {
    int[] places = new int[instructions.size()];
    for (int i = 0; i < calls.length; i++) {
      for (FunctionCall function : FunctionCall.ALL) {
        int argument = function.argument(instructions, i, places);
        if (argument != NONE) {
          calls[i] = function.opcode();
          arguments.set(i, List.of(argument));
        }
      }
    }
  }

  /// How often each value is read. One that only the primitives of a function read is absorbed.
  private int[] countUses() {
    int[] uses = new int[inner.length];
    for (Result result : results) {
      for (int value : result.values()) {
        uses[value]++;
      }
    }
    for (int i = uses.length - 1; i >= 0; i--) {
      absorbed[i] = uses[i] == 0;
      if (!absorbed[i]) {
        arguments.get(i).forEach(argument -> uses[argument]++);
      }
    }
    return uses;
  }

  private void fuse(int[] uses) {
    for (int i = 0; i < inner.length; i++) {
      if (!absorbed[i] && calls[i] == NONE) {
        inner[i] = absorbable(instructions.get(i), uses);
      }
      if (inner[i] != NONE) {
        absorbed[inner[i]] = true;
      }
    }
  }

  private int absorbable(Instruction second, int[] uses) {
    List<Integer> read = second.arguments();
    for (int k = 0; k < read.size(); k++) {
      int argument = read.get(k);
      Instruction first = instructions.get(argument);
      if (uses[argument] == 1
          && inner[argument] == NONE
          && calls[argument] == NONE
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
    for (int argument : arguments.get(of)) {
      if (argument == inner[of]) {
        noteUses(argument, at);
      } else {
        lastUse[argument] = at;
      }
    }
  }
}
