package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Variable;

/// Builds the programs of a run at adaptive steps. Time and step size differ between lanes.
///
/// Beside the names of the system they use: `#t` the time at the start of the step, `#h` its
/// length, `#slope.x` the drift there, `#next.x` the state at its end, `#stage.i.x` the slopes,
/// `#theta` a fraction of the step, `#end` the time there, `#fires` whether an event happens there,
/// `#after.x` the state after it, `#error` the error over the tolerance, `#before` that of the step
/// before, `#factor` by which the next step is longer.
final class AdaptiveProgram {
  static final String TIME = "#t";
  static final String LENGTH = "#h";
  static final String THETA = "#theta";
  static final String END = "#end";
  static final String FIRES = "#fires";
  static final String ERROR = "#error";
  static final String BEFORE = "#before";
  static final String FACTOR = "#factor";

  /// The error of a step aims at this part of the tolerance, to the power of the controller.
  private static final double SAFETY = 0.9;

  private static final double LEAST_FACTOR = 0.2;
  private static final double MOST_FACTOR = 10;
  private static final double LEAST_ERROR = 1e-6;

  private final Plan plan;
  private final AdaptiveMethod method;
  private final ProgramBuilder on;
  private final Field field;
  private final Point x;
  private final Value t;
  private final Value h;
  private final Instant instant;
  private final Point drift;

  private AdaptiveProgram(Plan plan, AdaptiveMethod method) {
    this.plan = plan;
    this.method = method;
    this.on = new ProgramBuilder(plan.precision());
    this.field = new Field(on, plan.system(), Draw.NOTHING);
    this.x = StepProgram.states(on, plan);
    this.t = number(TIME);
    this.h = number(LENGTH);
    this.instant = Instant.located(field, t, h, number(END), x);
    field.hold(instant.held());
    this.drift = field.drift(t, x);
  }

  static String slope(String state) {
    return "#slope." + state;
  }

  static String next(String state) {
    return "#next." + state;
  }

  static String after(String state) {
    return "#after." + state;
  }

  static String stage(int i, String state) {
    return "#stage." + i + "." + state;
  }

  /// The program of the drift: `#slope.x` of each state that has one.
  static Program slope(Plan plan, AdaptiveMethod method) {
    var program = new AdaptiveProgram(plan, method);
    program.drift.values().forEach((state, value) -> program.on.result(slope(state), value));
    return program.on.build();
  }

  /// The program that tries one step.
  static Program attempt(Plan plan, AdaptiveMethod method) {
    var program = new AdaptiveProgram(plan, method);
    Step step = new Step(program.on, program.t, program.h, program.x, Map.of(), Map.of());
    Point slope = program.inputs(AdaptiveProgram::slope);
    AdaptiveMethod.Attempt attempt = method.attempt(program.field, step, slope);
    attempt.next().values().forEach((state, value) -> program.on.result(next(state), value));
    for (int i = 0; i < attempt.slopes().size(); i++) {
      int number = i;
      attempt
          .slopes()
          .get(i)
          .values()
          .forEach((state, value) -> program.on.result(stage(number, state), value));
    }
    program.control(attempt);
    return program.on.build();
  }

  /// The program of what is observed inside a step: the quantities as [StepProgram#value], added to
  /// the sums [StepProgram#sum].
  static Program inside(Plan plan, AdaptiveMethod method) {
    var program = new AdaptiveProgram(plan, method);
    Value theta = program.number(THETA);
    List<Point> slopes =
        IntStream.range(0, method.stages())
            .mapToObj(i -> program.inputs(state -> stage(i, state)))
            .toList();
    Point at = method.inside(program.x, program.h, slopes, theta);
    Value time = program.on.fma(theta, program.h, program.t);
    StepProgram.addSums(program.field, plan, time, at);
    StepProgram.addQuantities(program.field, plan, time, at);
    return program.on.build();
  }

  /// The program that tells whether an event happens at a place inside the step.
  static Program look(Plan plan, AdaptiveMethod method) {
    var program = new AdaptiveProgram(plan, method);
    Value theta = program.number(THETA);
    Value time = program.on.fma(theta, program.h, program.t);
    Instant there = Instant.located(program.field, program.t, program.h, time, program.x);
    program.on.result(FIRES, there.happens(program.reached(theta)));
    return program.on.build();
  }

  /// The program of what becomes of the states at the place where the step ends. A signal goes on
  /// counting until a sample is taken.
  static Program settle(Plan plan, AdaptiveMethod method) {
    var program = new AdaptiveProgram(plan, method);
    ProgramBuilder on = program.on;
    Point after = program.instant.after(program.reached(program.number(THETA)));
    for (Variable state : plan.system().states()) {
      boolean counts =
          plan.system().events().stream().anyMatch(event -> event.name().equals(state.name()));
      Value value = after.of(state.name());
      on.result(after(state.name()), counts ? on.add(program.x.of(state.name()), value) : value);
    }
    return on.build();
  }

  /// Where the step has come to: at its end what the method computed, before that its curve.
  private Point reached(Value theta) {
    List<Point> slopes =
        IntStream.range(0, method.stages())
            .mapToObj(i -> inputs(state -> stage(i, state)))
            .toList();
    Point curve = method.inside(x, h, slopes, theta);
    Map<String, Value> values = new LinkedHashMap<>();
    for (Variable state : plan.system().states()) {
      Value end = on.input(next(state.name()), state.shape(), Binding.STEP);
      Value inside = curve.of(state.name());
      values.put(state.name(), on.whereEqual(theta, on.constant(1), end, inside));
    }
    return new Point(on, values);
  }

  private Value number(String name) {
    return on.input(name, Shape.SCALAR, Binding.STEP);
  }

  /// A direction read from memory, with a value for each state that has a drift.
  private Point inputs(UnaryOperator<String> name) {
    Map<String, Value> values = new LinkedHashMap<>();
    drift
        .values()
        .forEach((state, value) ->
            values.put(state, on.input(name.apply(state), value.shape(), Binding.STEP)));
    return new Point(on, values);
  }

  /// Leaves the root mean square of `error/(absolute + relative*max(|x|, |x'|))`, and the factor of
  /// a proportional-integral controller (Hairer & Wanner 1996, Solving ODEs II, section IV.2).
  private void control(AdaptiveMethod.Attempt attempt) {
    Value squares = on.constant(0);
    int elements = 0;
    for (Variable state : plan.system().states()) {
      if (Signals.has(plan.system(), state.name())) {
        continue;
      }
      elements += state.shape().size();
      Value error = attempt.error().values().get(state.name());
      if (error != null) {
        Value ratio = on.divide(error, allowed(state.name(), attempt.next()));
        Value square = on.multiply(ratio, ratio);
        squares = on.add(squares, square.shape().isScalar() ? square : on.sum(square));
      }
    }
    Value error = on.squareRoot(on.divide(squares, on.constant(elements)));
    on.result(ERROR, error);
    double damping = 0.04;
    double power = 1.0 / (method.estimateOrder() + 1) - 0.75 * damping;
    Value least = on.constant(LEAST_ERROR);
    Value shrink = Elementary.pow(on, on.maximum(error, least), on.constant(-power));
    Value lean = Elementary.pow(on, on.maximum(number(BEFORE), least), on.constant(damping));
    Value factor = on.multiply(on.constant(SAFETY), on.multiply(shrink, lean));
    Value bounded =
        on.minimum(on.constant(MOST_FACTOR), on.maximum(on.constant(LEAST_FACTOR), factor));
    on.result(FACTOR, bounded);
  }

  private Value allowed(String state, Point next) {
    Value size = on.maximum(on.absolute(x.of(state)), on.absolute(next.of(state)));
    Tolerance tolerance = plan.asked();
    return on.fma(on.constant(tolerance.relative()), size, on.constant(tolerance.absolute()));
  }
}
