package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;

/// Writes a program over scalars as two tapes: what is computed once a run, and what each step.
///
/// Every value has a row of lanes. Inputs, results, and what is known once for each lane have rows
/// over all lanes, with numbers from 0. The others have numbers below 0: their rows are of
/// [Tape#LANES] only, and those of a step are taken again once nothing reads them any more, so that
/// all stay in the first cache. A result goes straight to its own row if nothing still reads what
/// stands there.
final class TapeWriter {
  private static final int NONE = TapePlan.NONE;

  private final Program program;
  private final List<Instruction> instructions;
  private final Layout layout;
  private final int named;
  private final TapePlan plan;
  private final RowPool pool = new RowPool();
  private final TapeWords once = new TapeWords();
  private final TapeWords step = new TapeWords();

  /// The row of each value, once it has one.
  private final int[] rows;

  /// Whether the row of a value has been given back.
  private final boolean[] given;

  TapeWriter(Program program, boolean fuse) {
    this.program = program;
    this.instructions = program.instructions();
    this.layout = new Layout(program);
    this.named = layout.laneElements();
    this.plan = new TapePlan(program, fuse);
    this.rows = new int[instructions.size()];
    this.given = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = inputRow(instructions.get(i).operation());
    }
    int[] results = results();
    for (int i = 0; i < rows.length; i++) {
      if (!plan.absorbed(i)) {
        write(i, instructions.get(i), results[i]);
      }
    }
    copyResults();
    layout.reserve(Tape.LANES * (pool.size() + layout.laneElements()));
  }

  Layout layout() {
    return layout;
  }

  TapeWords once() {
    return once;
  }

  TapeWords step() {
    return step;
  }

  /// A tape for so many lanes.
  Tape tape(TapeWords words, Walk walk, int lanes) {
    int scratch = layout.laneElements() * lanes;
    int copy = scratch + pool.size() * Tape.LANES;
    int whole = lanes / Tape.LANES;
    int[][] blocks = new int[Math.ceilDiv(lanes, Tape.LANES)][];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] =
          block < whole
              ? words.placed(block * Tape.LANES, lanes, scratch, lanes)
              : words.placed(copy, Tape.LANES, scratch, lanes);
    }
    return new Tape(walk, blocks, named, copy, lanes);
  }

  private int inputRow(Operation operation) {
    return switch (operation) {
      case Operation.Read(Input input) -> input.binding().byLane() ? row(input.name()) : NONE;
      case Operation.ReadElement(Input input, int element) ->
          input.binding().byLane() ? row(input.name()) + element : NONE;
      case Operation.Constant _,
          Operation.Normal _,
          Operation.Elementwise _,
          Operation.Product _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Sum _,
          Operation.Stack _,
          Operation.Gather _,
          Operation.Scatter _,
          Operation.OverLanes _,
          Operation.ProductOverLanes _ ->
          NONE;
    };
  }

  /// The row of the first element of an input or result.
  private int row(String name) {
    return layout.slot(name).offset(1);
  }

  private boolean isInput(int value) {
    return instructions.get(value).operation().source().isPresent();
  }

  /// The rows of results that the values of a step can go to, or NONE.
  private int[] results() {
    int[] read = new int[named];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] >= 0) {
        read[rows[i]] = plan.lastUse(i);
      }
    }
    int[] results = new int[rows.length];
    Arrays.fill(results, NONE);
    for (Result result : program.results()) {
      int row = row(result.name());
      for (int value : result.values()) {
        Instruction in = instructions.get(value);
        if (in.operation() instanceof Operation.Elementwise
            && in.binding().byStep()
            && read[row] <= value
            && results[value] == NONE) {
          results[value] = row;
        }
        row++;
      }
    }
    return results;
  }

  private void write(int i, Instruction in, int result) {
    switch (in.operation()) {
      case Operation.Constant(double value) -> broadcast(i, in, layout.constant(value).offset());
      case Operation.Read(Input input) -> read(i, in, input, 0);
      case Operation.ReadElement(Input input, int element) -> read(i, in, input, element);
      case Operation.Normal(int first) -> {
        rows[i] = pool.take();
        step.add(Opcode.NORMAL, rows[i], first);
      }
      case Operation.Elementwise(Primitive primitive) -> compute(i, in, primitive, result);
      case Operation.Product _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Sum _,
          Operation.Stack _,
          Operation.Gather _,
          Operation.Scatter _,
          Operation.OverLanes _,
          Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("not a program over scalars: " + in);
    }
  }

  private void read(int i, Instruction in, Input input, int element) {
    if (!in.binding().byLane()) {
      broadcast(i, in, layout.slot(input.name()).uniformOffset() + element);
    }
  }

  private void broadcast(int i, Instruction in, int uniform) {
    boolean each = in.binding().byStep();
    rows[i] = each ? pool.take() : pool.keep();
    (each ? step : once).add(Opcode.BROADCAST, rows[i], uniform);
  }

  private void compute(int i, Instruction in, Primitive primitive, int result) {
    TapeWords tape = in.binding().byStep() ? step : once;
    int first = plan.inner(i);
    int at = tape.add(opcode(i, in, primitive));
    int next = at + 1;
    if (first != NONE) {
      next = arguments(plan.arguments(first), NONE, i, tape, next);
    }
    arguments(plan.arguments(i), first, i, tape, next);
    rows[i] = target(in, result);
    tape.put(at, rows[i]);
  }

  private int opcode(int i, Instruction in, Primitive primitive) {
    if (plan.call(i) != NONE) {
      return plan.call(i);
    }
    int first = plan.inner(i);
    return first == NONE
        ? Opcode.of(primitive)
        : Fusion.opcode(instructions.get(first), in, in.arguments().indexOf(first));
  }

  /// Puts the arguments of an instruction other than `but`, and gives back what is read here last.
  private int arguments(List<Integer> read, int but, int i, TapeWords tape, int at) {
    int next = at;
    for (int argument : read) {
      if (argument != but) {
        tape.put(next++, rows[argument]);
        giveBack(argument, i);
      }
    }
    return next;
  }

  private void giveBack(int value, int i) {
    boolean recycled = rows[value] < 0 && instructions.get(value).binding().byStep();
    if (recycled && plan.lastUse(value) == i && !given[value]) {
      given[value] = true;
      pool.give(rows[value]);
    }
  }

  private int target(Instruction in, int result) {
    return switch (in.binding()) {
      case CONSTANT, RUN -> pool.keep();
      case TRAJECTORY -> layout.row();
      case CLOCK, STEP -> result == NONE ? pool.take() : result;
    };
  }

  /// Brings the other results to their rows: first what a later copy would overwrite.
  private void copyResults() {
    TapeWords last = new TapeWords();
    for (Result result : program.results()) {
      int row = row(result.name());
      for (int value : result.values()) {
        if (rows[value] != row) {
          int from = rows[value];
          if (isInput(value)) {
            from = pool.take();
            step.add(Opcode.COPY, from, rows[value]);
          }
          last.add(Opcode.COPY, row, from);
        }
        row++;
      }
    }
    step.addAll(last);
  }
}
