package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// A compiled step by which a batch of examples settles into minima of `E + beta*C`.
///
/// What depends on parameters and clamped inputs alone is computed once a batch, as a product of
/// weights and an image is. Immutable; may be shared by threads.
final class Relaxation {
  private static final String BEFORE = "#before.";

  private final Model model;
  private final BatchKernel kernel;

  private Relaxation(Model model, BatchKernel kernel) {
    this.model = model;
    this.kernel = kernel;
  }

  /// @throws org.homeostat.expression.InputException if the update needs a self-energy and a state
  ///   has none
  static Relaxation of(
      Model model, Update update, Precision precision, int lanes, Execution execution) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Map<String, Value> names = names(on, model);
    Map<String, Value> next = step(on, model, update, names);
    next.forEach(on::result);
    return new Relaxation(model, BatchKernel.of(on.build(), lanes, execution));
  }

  private static Map<String, Value> names(ProgramBuilder on, Model model) {
    Map<String, Value> names = new LinkedHashMap<>();
    for (Variable parameter : model.parameters()) {
      names.put(parameter.name(), on.input(parameter.name(), parameter.shape(), Binding.RUN));
    }
    for (Variable clamped : List.of(model.input(), model.target())) {
      names.put(clamped.name(), on.input(clamped.name(), clamped.shape(), Binding.TRAJECTORY));
    }
    for (Variable state : model.states()) {
      names.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
    }
    names.put(Energy.BETA, on.input(Energy.BETA, Shape.SCALAR, Binding.CLOCK));
    return names;
  }

  /// The states after one step.
  private static Map<String, Value> step(
      ProgramBuilder on, Model model, Update update, Map<String, Value> names) {
    return switch (update) {
      case Update.Synchronous _, Update.Flow _ -> all(on, model, update, names, names);
      case Update.Asynchronous _ -> all(on, model, update, names, new LinkedHashMap<>(names));
      case Update.Momentum(Update of, double inertia) -> {
        Map<String, Value> next = step(on, model, of, names);
        next.replaceAll((state, value) -> pushed(on, state, value(names, state), value, inertia));
        yield next;
      }
    };
  }

  private static Value pushed(
      ProgramBuilder on, String state, Value now, Value next, double inertia) {
    String before = BEFORE + state;
    Value earlier = on.input(before, now.shape(), Binding.STEP);
    on.result(before, now);
    return on.fma(on.constant(inertia), on.subtract(now, earlier), next);
  }

  /// @param seen what each state sees of the others; where it is not `names`, those that have moved
  ///   go there
  private static Map<String, Value> all(
      ProgramBuilder on,
      Model model,
      Update update,
      Map<String, Value> names,
      Map<String, Value> seen) {
    Map<String, Value> next = new LinkedHashMap<>();
    StepMap.of(model.nudged(), update)
        .forEach((state, expression) -> {
          Value value = Evaluation.evaluate(on, expression, name -> value(seen, name.text()));
          next.put(state, value);
          if (seen != names) {
            seen.put(state, value);
          }
        });
    return next;
  }

  private static Value value(Map<String, Value> names, String name) {
    return Objects.requireNonNull(names.get(name), name);
  }

  Model model() {
    return model;
  }

  /// A batch to settle, all zeros.
  Batch batch() {
    return new Batch(model, kernel, kernel.memory());
  }

  /// Examples that settle together.
  static final class Batch {
    private final Model model;
    private final BatchKernel kernel;
    private final BatchMemory memory;

    private Batch(Model model, BatchKernel kernel, BatchMemory memory) {
      this.model = model;
      this.kernel = kernel;
      this.memory = memory;
    }

    /// The array of a state, input or parameter: of a state until the next step.
    Object array(String name) {
      return memory.array(name);
    }

    int lanes() {
      return memory.lanes();
    }

    /// Lets a parameter or input stand in an array of the caller's.
    void share(String name, Object array) {
      if (memory.has(name)) {
        memory.share(name, array);
      }
    }

    /// Computes what parameters and clamped inputs fix. Call when they were set.
    void prepare() {
      kernel.prepare(memory);
    }

    /// Brings the states back to where they start.
    void restart() {
      for (Variable state : model.states()) {
        memory.set(state.name(), state.start());
        still(state.name());
      }
    }

    /// Brings the states to where others are, at rest.
    void restore(Map<String, Object> states) {
      states.forEach((state, array) -> {
        memory.copy(array, state);
        still(state);
      });
    }

    private void still(String state) {
      if (memory.has(BEFORE + state)) {
        memory.copy(memory.array(state), BEFORE + state);
      }
    }

    /// Takes steps until nothing moves by more than the tolerance; gives their number.
    int settle(double beta, int most, double tolerance) {
      if (memory.has(Energy.BETA)) {
        memory.fill(Energy.BETA, beta);
      }
      int steps = 0;
      boolean moves = true;
      while (moves && steps < most) {
        kernel.run(memory);
        steps++;
        moves = tolerance == 0 || moves(tolerance);
      }
      return steps;
    }

    private boolean moves(double tolerance) {
      for (Variable state : model.states()) {
        if (memory.moved(state.name(), tolerance)) {
          return true;
        }
      }
      return false;
    }

    /// The largest change of an element in the last step; NaN where the states are no numbers.
    double residual() {
      double most = 0;
      for (Variable state : model.states()) {
        most = Math.max(most, memory.change(state.name()));
      }
      return most;
    }
  }
}
