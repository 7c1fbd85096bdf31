package org.homeostat.substrate.verilog;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerFunction;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Variable;

/// The whole program: what a reset does, then, for each start, inputs, noise, outputs, the next
/// states; then the routines.
final class Sequence {
  private static final String STEP = "step";

  private final IntegerStep integers;
  private final Microcode code = new Microcode();
  private final Memory memory = new Memory();
  private final NoiseRoutine noise;
  private final DelayLines delays;
  private final Set<Integer> normals;
  private int output;

  private Sequence(IntegerStep integers) {
    this.integers = integers;
    this.noise = new NoiseRoutine(integers, code, memory);
    this.delays = new DelayLines(integers, code, memory);
    this.normals =
        Stream.of(integers.observe(), integers.advance())
            .flatMap(program -> program.instructions().stream())
            .map(IntegerInstruction::operation)
            .filter(IntegerOperation.Normal.class::isInstance)
            .map(each -> ((IntegerOperation.Normal) each).number())
            .collect(Collectors.toSet());
  }

  /// @param depth of calls
  /// @param noisy whether normal numbers are drawn, of a seed that comes after the inputs
  /// @param history how many numbers delays keep
  record Written(Microcode code, Memory memory, int depth, boolean noisy, int history) {
    /// The most clocks that a step takes.
    int clocks() {
      return Clocks.of(code, code.place(STEP));
    }
  }

  static Written of(IntegerStep integers) {
    return new Sequence(integers).write();
  }

  private Written write() {
    reset();
    code.label(STEP);
    inputs();
    if (!normals.isEmpty()) {
      noise.draw(normals);
    }
    delays.show();
    observe();
    advance();
    functions();
    if (!normals.isEmpty()) {
      noise.write();
    }
    int depth =
        Math.max(
            depth(integers.observe().instructions()), depth(integers.advance().instructions()));
    return new Written(code, memory, Math.max(2, depth), !normals.isEmpty(), delays.size());
  }

  private static int depth(List<IntegerInstruction> instructions) {
    return instructions.stream()
        .map(IntegerInstruction::operation)
        .filter(IntegerOperation.Call.class::isInstance)
        .mapToInt(each -> 1 + depth(((IntegerOperation.Call) each).function().instructions()))
        .max()
        .orElse(0);
  }

  /// The address of the number of the step, which stops at 2^31 - 1.
  static int number(Memory memory) {
    return memory.word("number");
  }

  /// The address of an argument of a function.
  static int argument(Memory memory, IntegerFunction function, int number) {
    return memory.word(label(function) + " " + number);
  }

  static String label(IntegerFunction function) {
    return "function " + function.name();
  }

  private void reset() {
    for (Variable state : integers.step().system().states()) {
      long[] start = integers.start().getOrDefault(state.name(), new long[0]);
      for (int e = 0; e < start.length; e++) {
        code.copy(memory.constant(start[e]), element(state.name(), e));
        code.add(MicroOperation.OUTPUT, output++);
      }
    }
    code.copy(memory.constant(0), number(memory));
    delays.reset();
    if (!normals.isEmpty()) {
      int inputs = inputElements();
      code.add(MicroOperation.INPUT, inputs);
      code.store(MicroOperation.STORE_WORD, memory.word("noise seed"));
      code.add(MicroOperation.INPUT, inputs + 1);
      code.store(MicroOperation.STORE_WORD, memory.word("noise seed above"));
    }
    code.jump(MicroOperation.WAIT, STEP);
  }

  private int inputElements() {
    return integers.step().system().inputs().stream().mapToInt(each -> each.shape().size()).sum();
  }

  private void inputs() {
    int port = 0;
    for (Variable input : integers.step().system().inputs()) {
      for (int e = 0; e < input.shape().size(); e++) {
        code.add(MicroOperation.INPUT, port++);
        code.store(MicroOperation.STORE_WORD, element(input.name(), e));
      }
    }
  }

  private int element(String name, int element) {
    return element(memory, name, element);
  }

  /// The address of an element of what a program reads.
  static int element(Memory memory, String name, int element) {
    return memory.word("element " + element + " of " + name);
  }

  private int given(IntegerOperation operation) {
    return switch (operation) {
      case IntegerOperation.Read(String name, int element) -> element(name, element);
      case IntegerOperation.Normal(int number) -> noise.address(number);
      default -> throw new IllegalArgumentException("not read in a step: " + operation);
    };
  }

  private int[] list(IntegerProgram program) {
    Set<Integer> kept = new HashSet<>();
    program.results().values().forEach(kept::addAll);
    return new Translation(code, memory, integers.format().width(), this::given)
        .write(program.instructions(), kept);
  }

  private void observe() {
    int[] at = list(integers.observe());
    for (int i = 0; i < integers.observed().size(); i++) {
      for (int value : integers.observe().result(FixedStep.value(i))) {
        code.load(at[value]);
        code.add(MicroOperation.OUTPUT, output++);
      }
    }
  }

  /// A next state that is a state as it was is copied before any is changed.
  private void advance() {
    int[] at = list(integers.advance());
    Map<String, List<Integer>> results = integers.advance().results();
    Memory.Pool copies = memory.pool();
    for (int value :
        new LinkedHashSet<>(results.values().stream().flatMap(List::stream).toList())) {
      if (integers.advance().instructions().get(value).operation()
          instanceof IntegerOperation.Read) {
        int copy = copies.take();
        code.copy(at[value], copy);
        at[value] = copy;
      }
    }
    delays.keep(at);
    int port = 0;
    for (Variable state : integers.step().system().states()) {
      List<Integer> next = integers.advance().result(state.name());
      for (int e = 0; e < next.size(); e++) {
        code.copy(at[next.get(e)], element(state.name(), e));
        code.add(MicroOperation.CHECKED_OUTPUT, port++);
      }
    }
    code.load(number(memory));
    code.add(MicroOperation.ADD, memory.constant(1));
    code.store(MicroOperation.STORE_LONG, number(memory));
    code.jump(MicroOperation.WAIT, STEP);
  }

  private void functions() {
    Set<IntegerFunction> all = new LinkedHashSet<>(integers.observe().functions());
    all.addAll(integers.advance().functions());
    for (IntegerFunction function : all) {
      code.label(label(function));
      var translation =
          new Translation(
              code,
              memory,
              integers.format().width(),
              operation ->
                  argument(memory, function, ((IntegerOperation.Argument) operation).number()));
      int[] at = translation.write(function.instructions(), Set.of(function.value()));
      code.load(at[function.value()]);
      code.add(MicroOperation.RETURN);
    }
  }
}
