package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;

/// Writes a program over scalars as two tapes: what is computed once a run, and what each step.
///
/// Every value has a row of lanes. The rows of a step are taken again once nothing reads them any
/// more, so that few are in use; a result goes straight to its own row if nothing still reads what
/// stands there.
final class TapeWriter {
  private static final int NONE = -1;

  private final List<Instruction> instructions;
  private final Layout layout;
  private final int[] lastUse;
  private final int[] rows;
  private final int[] results;
  private final RowPool pool;
  private final TapeWords once;
  private final TapeWords step;

  TapeWriter(Program program) {
    this.instructions = program.instructions();
    this.layout = new Layout(program);
    int size = instructions.size();
    this.rows = new int[size];
    this.results = new int[size];
    this.lastUse = new int[size];
    this.pool = new RowPool(layout);
    this.once = new TapeWords();
    this.step = new TapeWords();
    findLastUses(program);
    findResults(program);
    for (int i = 0; i < size; i++) {
      write(i, instructions.get(i));
    }
    copyResults(program);
  }

  Layout layout() {
    return layout;
  }

  Tape once(int lanes) {
    return once.tape(lanes);
  }

  Tape step(int lanes) {
    return step.tape(lanes);
  }

  private void findLastUses(Program program) {
    for (int i = 0; i < lastUse.length; i++) {
      for (int argument : instructions.get(i).arguments()) {
        lastUse[argument] = i;
      }
    }
    for (Result result : program.results()) {
      for (int value : result.values()) {
        lastUse[value] = Integer.MAX_VALUE;
      }
    }
  }

  /// Gives the values of a step the row of their result, where what stood there is read by then.
  private void findResults(Program program) {
    int[] read = new int[layout.laneElements()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = inputRow(instructions.get(i).operation());
      if (rows[i] != NONE) {
        read[rows[i]] = lastUse[i];
      }
    }
    Arrays.fill(results, NONE);
    for (Result result : program.results()) {
      int slot = layout.slot(result.name()).offset(1);
      for (int e = 0; e < result.values().size(); e++) {
        int value = result.values().get(e);
        Instruction in = instructions.get(value);
        boolean computed = in.operation() instanceof Operation.Elementwise;
        if (computed
            && in.binding().byStep()
            && read[slot + e] <= value
            && results[value] == NONE) {
          results[value] = slot + e;
        }
      }
    }
  }

  private int inputRow(Operation operation) {
    return switch (operation) {
      case Operation.Read(Input input) when input.binding().byLane() ->
          layout.slot(input.name()).offset(1);
      case Operation.ReadElement(Input input, int element) when input.binding().byLane() ->
          layout.slot(input.name()).offset(1) + element;
      default -> NONE;
    };
  }

  private void write(int i, Instruction in) {
    switch (in.operation()) {
      case Operation.Constant(double value) -> broadcast(i, in, layout.constant(value).offset());
      case Operation.Read(Input input) -> read(i, in, input, 0);
      case Operation.ReadElement(Input input, int element) -> read(i, in, input, element);
      case Operation.Normal(int first) -> {
        rows[i] = pool.take();
        step.add(Opcode.NORMAL, rows[i], first);
      }
      case Operation.Elementwise(Primitive primitive) -> compute(i, in, primitive);
      case Operation.Product _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Sum _,
          Operation.Stack _ ->
          throw new IllegalArgumentException("not a program over scalars: " + in);
    }
  }

  private void read(int i, Instruction in, Input input, int element) {
    if (!input.binding().byLane()) {
      broadcast(i, in, layout.slot(input.name()).uniformOffset() + element);
    }
  }

  private void broadcast(int i, Instruction in, int uniform) {
    boolean each = in.binding().byStep();
    rows[i] = each ? pool.take() : layout.row();
    (each ? step : once).add(Opcode.BROADCAST, rows[i], uniform);
  }

  private void compute(int i, Instruction in, Primitive primitive) {
    List<Integer> arguments = in.arguments();
    int[] from = new int[arguments.size()];
    for (int k = 0; k < from.length; k++) {
      int argument = arguments.get(k);
      from[k] = rows[argument];
      if (lastUse[argument] == i) {
        pool.give(rows[argument]);
      }
    }
    if (!in.binding().byStep()) {
      rows[i] = layout.row();
      once.add(Opcode.of(primitive), rows[i], from);
    } else {
      rows[i] = results[i] == NONE ? pool.take() : results[i];
      step.add(Opcode.of(primitive), rows[i], from);
    }
  }

  /// Brings the other results to their rows: first what a later copy would overwrite.
  private void copyResults(Program program) {
    TapeWords last = new TapeWords();
    for (Result result : program.results()) {
      int slot = layout.slot(result.name()).offset(1);
      for (int e = 0; e < result.values().size(); e++) {
        int value = result.values().get(e);
        int from = rows[value];
        if (from == slot + e) {
          continue;
        }
        if (inputRow(instructions.get(value).operation()) != NONE) {
          from = pool.take();
          step.add(Opcode.COPY, from, rows[value]);
        }
        last.add(Opcode.COPY, slot + e, from);
      }
    }
    step.addAll(last);
  }
}
