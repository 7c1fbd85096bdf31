package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Field;
import org.homeostat.solver.Method;
import org.homeostat.solver.OrdinaryMethod;
import org.homeostat.solver.Point;
import org.homeostat.solver.Step;
import org.homeostat.solver.StochasticMethod;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;
import org.jspecify.annotations.Nullable;

/// A compiled step by which a batch of examples settles into minima of `E + beta*C`.
///
/// What depends on parameters and clamped inputs alone is computed once a batch, as a product of
/// weights and an image is. Immutable; may be shared by threads.
final class Relaxation {
  private static final String BEFORE = "#before.";
  private static final String HELD = "#held.";
  private static final String HOLDS = "#holds";

  private final Model model;
  private final Form form;
  private final Update update;
  private final BatchKernel kernel;

  private Relaxation(Model model, Form form, Update update, BatchKernel kernel) {
    this.model = model;
    this.form = form;
    this.update = update;
    this.kernel = kernel;
  }

  /// @param update the one that the form was made for
  static Relaxation of(
      Model model, Form form, Update update, Precision precision, int lanes, Execution execution) {
    Program step = program(model, form, update, precision);
    return new Relaxation(model, form, update, BatchKernel.of(step, lanes, execution));
  }

  /// A step, which reads parameters, clamped inputs, states and nudges by their names.
  static Program program(Model model, Form form, Update update, Precision precision) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Names names = names(on, model, form);
    Map<String, Value> next = step(on, model, form, update, names);
    next.forEach(on::result);
    return on.build();
  }

  /// The name of where a state was a step earlier, which momentum needs.
  static String before(String state) {
    return BEFORE + state;
  }

  private static Names names(ProgramBuilder on, Model model, Form form) {
    Names names = Names.of(on, model, Binding.TRAJECTORY);
    form.states(model).forEach((state, shape) -> names.read(state, shape, Binding.STEP));
    form.nudges().forEach(beta -> names.read(beta, Shape.SCALAR, Binding.CLOCK));
    return names;
  }

  /// The states after one step.
  private static Map<String, Value> step(
      ProgramBuilder on, Model model, Form form, Update update, Names names) {
    return switch (update) {
      case Update.Synchronous _, Update.Flow _ -> all(on, form, names);
      case Update.Asynchronous _ -> sweep(on, form, names.copy());
      case Update.Integrated(Method method, double step) ->
          integrated(on, model, form, method, step, names);
      case Update.Langevin(double step, double temperature) -> {
        Map<String, Value> next = all(on, form, names);
        Value size = on.constant(Math.sqrt(2 * temperature * step));
        next.replaceAll((state, value) -> {
          Value noise = on.input(Shaking.input(state), value.shape(), Binding.STEP);
          return on.fma(size, noise, value);
        });
        yield next;
      }
      case Update.Momentum(Update of, double inertia) -> {
        Map<String, Value> next = step(on, model, form, of, names);
        next.replaceAll((state, value) -> pushed(on, state, names.value(state), value, inertia));
        next.replaceAll((state, value) -> held(on, form, state, value));
        yield next;
      }
      case Update.Anderson(Update of, int _) -> step(on, model, form, of, names);
    };
  }

  private static Map<String, Value> integrated(
      ProgramBuilder on, Model model, Form form, Method method, double step, Names names) {
    Map<String, Value> states = new LinkedHashMap<>();
    model.states().forEach(state -> states.put(state.name(), names.value(state.name())));
    Point at = new Point(on, states);
    Field field = Field.of(on, model.nudgedFlow(), name -> binding(model, name));
    Value h = on.constant(step);
    Step taken = new Step(on, on.constant(0), h, at, Map.of(), Map.of());
    Point next =
        switch (method) {
          case OrdinaryMethod ordinary -> ordinary.next(field, taken);
          case StochasticMethod stochastic -> stochastic.next(field, taken);
          case AdaptiveMethod adaptive -> throw new IllegalArgumentException(adaptive.name());
        };
    Map<String, Value> moved = new LinkedHashMap<>(next.values());
    moved.replaceAll((state, value) -> held(on, form, state, value));
    return moved;
  }

  private static Binding binding(Model model, String name) {
    boolean isClamped = name.equals(model.input().name()) || name.equals(model.target().name());
    return isClamped ? Binding.TRAJECTORY : name.equals(Energy.BETA) ? Binding.CLOCK : Binding.RUN;
  }

  private static Value pushed(
      ProgramBuilder on, String state, Value now, Value next, double inertia) {
    String before = BEFORE + state;
    Value earlier = on.input(before, now.shape(), Binding.STEP);
    on.result(before, now);
    return on.fma(on.constant(inertia), on.subtract(now, earlier), next);
  }

  private static Map<String, Value> all(ProgramBuilder on, Form form, Names names) {
    Map<String, Value> next = new LinkedHashMap<>();
    form.blocks().forEach(block -> next.putAll(moved(on, form, block, names)));
    return next;
  }

  /// Up from the second block to the last and down again to the first: what a nudge does to the
  /// last one has reached all others after one step. The blocks in between, passed twice, see the
  /// same from below both times, so that only one product is computed for it.
  ///
  /// @param seen where the states have gone
  private static Map<String, Value> sweep(ProgramBuilder on, Form form, Names seen) {
    List<Map<String, Expression>> blocks = form.blocks();
    int last = blocks.size() - 1;
    Map<String, Value> next = new LinkedHashMap<>();
    for (int i = 1; i <= last; i++) {
      seen.values().putAll(moved(on, form, blocks.get(i), seen));
    }
    for (int i = Math.max(last - 1, 0); i >= 0; i--) {
      seen.values().putAll(moved(on, form, blocks.get(i), seen));
    }
    for (Map<String, Expression> block : blocks) {
      block.keySet().forEach(state -> next.put(state, seen.value(state)));
    }
    return next;
  }

  private static Map<String, Value> moved(
      ProgramBuilder on, Form form, Map<String, Expression> block, Names seen) {
    Map<String, Value> moved = new LinkedHashMap<>();
    block.forEach(
        (state, expression) -> moved.put(state, held(on, form, state, seen.value(expression))));
    return moved;
  }

  /// Where a state is held while it is, else where it goes.
  private static Value held(ProgramBuilder on, Form form, String state, Value next) {
    if (!form.held().contains(state)) {
      return next;
    }
    Value holds = on.input(HOLDS, Shape.SCALAR, Binding.CLOCK);
    Value there = on.input(HELD + state, next.shape(), Binding.STEP);
    return on.whereEqual(holds, on.constant(1), there, next);
  }

  Model model() {
    return model;
  }

  /// A batch to settle, all zeros.
  Batch batch() {
    return new Batch(model, form, update, kernel, kernel.memory());
  }

  /// Examples that settle together.
  static final class Batch {
    private final Model model;
    private final Form form;
    private final List<String> states;
    private final BatchKernel kernel;
    private final BatchMemory memory;
    private final @Nullable Mixing mixing;
    private final @Nullable Shaking shaking;
    private Outcome outcome = Outcome.Settled.YES;
    private double residual;

    private Batch(Model model, Form form, Update update, BatchKernel kernel, BatchMemory memory) {
      this.model = model;
      this.form = form;
      this.states = List.copyOf(form.states(model).keySet());
      this.kernel = kernel;
      this.memory = memory;
      this.mixing =
          update instanceof Update.Anderson(Update _, int depth)
              ? new Mixing(states, memory, depth)
              : null;
      this.shaking = update instanceof Update.Langevin ? new Shaking(states, memory) : null;
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
      memory.offer(name, array);
    }

    /// The arrays of the states, real ones, until the next step.
    Map<String, Object> states() {
      Map<String, Object> arrays = new LinkedHashMap<>();
      for (Variable state : model.states()) {
        arrays.put(state.name(), array(form.parts(state.name()).getFirst()));
      }
      return arrays;
    }

    /// Copies of them, to keep states in.
    Map<String, Object> copyOfStates() {
      Map<String, Object> copies = states();
      copies.replaceAll((state, array) -> BatchMemory.copyOf(array));
      return copies;
    }

    BatchMemory memory() {
      return memory;
    }

    /// Computes what parameters and clamped inputs fix. Call when they were set.
    void prepare() {
      kernel.prepare(memory);
    }

    /// Brings the states back to where they start.
    void restart() {
      form.held().forEach(state -> memory.fill(HOLDS, 0));
      for (Variable state : model.states()) {
        memory.set(form.parts(state.name()).getFirst(), state.start());
      }
      rest();
    }

    /// Brings the states to where others are, at rest.
    ///
    /// @param real the real parts of all states
    void restore(Map<String, Object> real) {
      real.forEach((state, array) -> memory.copy(array, form.parts(state).getFirst()));
      rest();
    }

    /// Nothing imaginary, no momentum.
    private void rest() {
      for (Variable state : model.states()) {
        form.parts(state.name()).stream().skip(1).forEach(part -> memory.fill(part, 0));
      }
      for (String state : states) {
        if (memory.has(BEFORE + state)) {
          memory.copy(memory.array(state), BEFORE + state);
        }
      }
      if (mixing != null) {
        mixing.forget();
      }
    }

    /// Holds the output from now on where it is on its way to the target; lets it go at the share
    /// 0.
    void hold(double share, Object target) {
      for (String state : form.held()) {
        memory.fill(HOLDS, share == 0 ? 0 : 1);
        Object from = memory.array(state);
        Object to = memory.array(HELD + state);
        for (int i = 0; i < BatchMemory.length(to); i++) {
          double now = BatchMemory.get(from, i);
          BatchMemory.set(to, i, now + share * (BatchMemory.get(target, i) - now));
        }
      }
    }

    /// Takes steps until nothing moves by more than the tolerance; gives their number.
    int settle(Nudge.Point beta, int most, double tolerance) {
      for (int part = 0; part < form.nudges().size(); part++) {
        if (memory.has(form.nudges().get(part))) {
          memory.fill(form.nudges().get(part), beta.part(part));
        }
      }
      int steps = 0;
      double halfway = Double.NaN;
      boolean moves = true;
      while (moves && steps < most) {
        if (shaking != null) {
          shaking.shake();
        }
        kernel.run(memory);
        steps++;
        moves = tolerance == 0 || moves(tolerance);
        if (2 * steps == most) {
          halfway = change();
        }
        if (mixing != null && moves && steps < most) {
          mixing.mix();
        }
      }
      residual = change();
      outcome = outcome(steps, halfway, moves && tolerance > 0, moves);
      return steps;
    }

    /// The residual counts as growing where it is beyond rounding and has doubled.
    private Outcome outcome(int steps, double halfway, boolean missed, boolean moves) {
      double left = moves ? residual : 0;
      if (!Double.isFinite(left)) {
        return new Outcome.NoNumber(steps);
      }
      double rounding = memory.precision() == Precision.FLOAT ? 0x1p-12 : 0x1p-26;
      if (shaking == null && left > Math.max(2 * halfway, rounding)) {
        return new Outcome.Growing(left, halfway, steps);
      }
      return missed ? new Outcome.Slow(left, steps) : Outcome.Settled.YES;
    }

    /// The noise that moves the states.
    Shaking shakes() {
      return Objects.requireNonNull(shaking);
    }

    /// How the last settling ended.
    Outcome outcome() {
      return outcome;
    }

    private boolean moves(double tolerance) {
      for (int i = 0; i < states.size(); i++) {
        if (memory.moved(states.get(i), tolerance)) {
          return true;
        }
      }
      return false;
    }

    /// The largest change of an element in the last step of the last settling; NaN where the states
    /// are no numbers.
    double residual() {
      return residual;
    }

    /// The largest change of an element in the last step.
    private double change() {
      double most = 0;
      for (String state : states) {
        most = Math.max(most, memory.change(state));
      }
      return most;
    }
  }
}
