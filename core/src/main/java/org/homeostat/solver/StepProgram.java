package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Variable;
import org.jspecify.annotations.Nullable;

/// Builds the programs of a run at fixed steps.
///
/// Beside the names of the system they use names that begin with `#`: `#k` the number of the step,
/// `#h` its length, `#t0` the time of step 0, `#sum.i` the running sums, `#health` and `#value.i`,
/// `#unit`, and those of a [Line].
final class StepProgram {
  static final String STEP = "#k";
  static final String LENGTH = "#h";
  static final String START = "#t0";
  static final String HEALTH = "#health";
  static final String UNIT = "#unit";

  private final Plan plan;
  private final ProgramBuilder on;
  private final Field field;
  private final Point x;
  private final Value h;
  private final Value k;
  private final Value start;
  private final Value t;

  private StepProgram(Plan plan) {
    this.plan = plan;
    this.on = new ProgramBuilder(plan.precision());
    Past past = new Past(plan.lines());
    this.field =
        new Field(
            on,
            plan.system(),
            Draw.of(plan.method()),
            name -> plan.varied().containsKey(name) ? Binding.TRAJECTORY : Binding.RUN,
            past);
    this.x = states(on, plan);
    this.h = on.input(LENGTH, Shape.SCALAR, Binding.RUN);
    this.k = on.input(STEP, Shape.SCALAR, Binding.CLOCK);
    this.start = on.input(START, Shape.SCALAR, Binding.RUN);
    this.t = time(k);
    field.begin(t, x);
  }

  /// The time of a sample, rounded twice, as in [TimeGrid].
  private Value time(Value sample) {
    return on.add(start, on.multiply(sample, h));
  }

  static Point states(ProgramBuilder on, Plan plan) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Variable state : plan.system().states()) {
      values.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
    }
    return new Point(on, values);
  }

  static String sum(int measure) {
    return "#sum." + measure;
  }

  static String value(int quantity) {
    return "#value." + quantity;
  }

  /// The program that adds a sample to the sums and moves the states one step on. `#health` is 0
  /// where all states after the step are finite and within their limits, else NaN.
  static Program advance(Plan plan, BiFunction<Field, Step, Point> method, boolean usesAreas) {
    StepProgram program = new StepProgram(plan);
    addSums(program.field, plan, program.t, program.x);
    Step step = Step.of(program.field, program.t, program.h, program.x, usesAreas);
    Point next = method.apply(program.field, step);
    Value end = program.time(program.on.add(program.k, program.on.constant(1)));
    Instant instant = new Instant(program.field, program.t, program.h, end, program.x);
    program.move(instant.after(next));
    program.field.past().keep(program.field);
    return program.on.build();
  }

  /// The program that computes the quantities to observe from time and states.
  static Program observe(Plan plan) {
    StepProgram program = new StepProgram(plan);
    addQuantities(program.field, plan, program.t, program.x);
    return program.on.build();
  }

  /// The program that computes what drives environments, from time and states.
  static Program drives(Plan plan) {
    StepProgram program = new StepProgram(plan);
    int quantity = 0;
    for (Coupling coupling : plan.couplings()) {
      for (String name : coupling.drives()) {
        Value value = program.field.value(new Name(name), program.t, program.x);
        program.on.result(value(quantity++), value);
      }
    }
    return program.on.build();
  }

  /// Adds a sample to the sums of the measures.
  static void addSums(Field field, Plan plan, Value t, Point x) {
    for (int i = 0; i < plan.measures().size(); i++) {
      Measure measure = plan.measures().get(i);
      Value value = quantity(field, measure, t, x);
      if (measure.kind() != Measure.Kind.LAST) {
        Value sum = field.on().input(sum(i), Shape.SCALAR, Binding.STEP);
        field.on().result(sum(i), field.on().add(sum, value));
      }
    }
  }

  /// The quantity of a measure at a point.
  static Value quantity(Field field, Measure measure, Value t, Point x) {
    Value value = field.value(measure.quantity(), t, x);
    if (!value.shape().isScalar()) {
      throw new RefusedException(
          "the quantity of " + measure.name() + " is of shape " + value.shape(),
          "a measure takes a scalar, such as its sum or its norm");
    }
    return value;
  }

  /// Leaves the quantities that are to be observed.
  static void addQuantities(Field field, Plan plan, Value t, Point x) {
    for (int i = 0; i < plan.quantities().size(); i++) {
      field.on().result(value(i), field.value(plan.quantities().get(i), t, x));
    }
  }

  private void move(Point next) {
    Value health = on.constant(0);
    for (Variable state : plan.system().states()) {
      Value value = next.of(state.name());
      on.result(state.name(), value);
      health = health(on, health, value, plan.limits().get(state.name()));
    }
    on.result(HEALTH, health);
  }

  /// `health` if a value is well, else NaN: 0*x is 0 for finite x only.
  static Value health(ProgramBuilder on, Value health, Value value, @Nullable Double limit) {
    Value zero = on.constant(0);
    if (limit == null) {
      return value.shape().isScalar()
          ? on.fma(zero, value, health)
          : on.add(health, on.sum(on.multiply(zero, value)));
    }
    Value bound = on.constant(limit);
    Value nan = on.constant(Double.NaN);
    return value.shape().isScalar()
        ? on.whereLessOrEqual(on.absolute(value), bound, health, nan)
        : on.add(health, on.sum(on.whereLessOrEqual(on.absolute(value), bound, zero, nan)));
  }
}
