package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.system.Variable;

/// The values that a run starts with: those of the system, with the simulation's and the run's own
/// values before them.
record Setting(Plan plan, Map<String, Tensor> values) {

  static Setting of(Plan plan, Map<String, Tensor> own) {
    Names names = Names.of(plan.system());
    own.forEach((name, value) -> Plan.checkValue(names, name, value));
    Map<String, Tensor> values = new LinkedHashMap<>();
    Stream.of(names.states(), names.constants())
        .flatMap(variables -> variables.values().stream())
        .forEach(variable -> values.put(variable.name(), variable.start()));
    values.putAll(plan.values());
    values.putAll(own);
    values.putAll(Line.lengths(plan.lines(), plan.system(), values, plan.grid().step()));
    return new Setting(plan, values);
  }

  List<Variable> states() {
    return plan.system().states();
  }

  Tensor start(Variable state) {
    return values.getOrDefault(state.name(), state.start());
  }

  /// A value that is a number.
  double number(String name) {
    return Objects.requireNonNull(values.get(name)).elements()[0];
  }

  /// A memory of a kernel with these values, ready to run; nothing varies.
  Memory memory(Kernel kernel, int lanes) {
    return memory(kernel, new long[lanes]);
  }

  /// A memory of a kernel with these values, ready to run.
  ///
  /// @param seeds one a lane, on which depends what varies
  Memory memory(Kernel kernel, long[] seeds) {
    Memory memory = kernel.memory(seeds.length);
    values.forEach((name, value) -> set(memory, name, value));
    plan.varied().forEach((name, distribution) -> vary(memory, name, distribution, seeds));
    set(memory, StepProgram.LENGTH, Tensor.scalar(plan.grid().step()));
    set(memory, StepProgram.START, Tensor.scalar(plan.grid().start()));
    set(memory, StepProgram.STEP, Tensor.scalar(0));
    kernel.prepare(memory);
    return memory;
  }

  private static void vary(Memory memory, String name, Distribution distribution, long[] seeds) {
    if (memory.has(name)) {
      for (int lane = 0; lane < seeds.length; lane++) {
        memory.set(name, lane, distribution.draw(name, memory.shape(name), seeds[lane]));
      }
    }
  }

  /// Sets a value that the program may have no use for.
  static void set(Memory memory, String name, Tensor value) {
    if (memory.has(name)) {
      memory.set(name, value);
    }
  }

  /// Puts the states of a memory and the number of a step into the memory of another program, which
  /// may have no use for some of them.
  void show(Memory from, int step, Memory to) {
    for (Variable state : states()) {
      if (to.has(state.name())) {
        int words = state.shape().size() * from.count();
        int start = from.offset(state.name());
        System.arraycopy(from.lanes(), start, to.lanes(), to.offset(state.name()), words);
      }
    }
    if (to.has(StepProgram.STEP)) {
      to.set(StepProgram.STEP, step);
    }
  }

  /// Whether an element of a state is finite and within the limit of the state.
  boolean isWell(Variable state, double value) {
    Double limit = plan.limits().get(state.name());
    return limit == null ? Double.isFinite(value) : Math.abs(value) <= limit;
  }

  /// The name of an element of a state: `x`, `z[1]`, `A[0,1]`.
  static String element(Variable state, int element) {
    return switch (state.shape().rank()) {
      case 0 -> state.name();
      case 1 -> state.name() + "[" + element + "]";
      default -> {
        int columns = state.shape().length(1);
        yield state.name() + "[" + element / columns + "," + element % columns + "]";
      }
    };
  }
}
