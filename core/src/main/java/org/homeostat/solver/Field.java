package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Trigger;

/// The right-hand sides of a system, for a method to evaluate inside a program. Parameters, inputs
/// and definitions are resolved here; parameters and inputs become inputs of the program.
public final class Field {
  private final ProgramBuilder on;
  private final DynamicalSystem system;
  private final Names names;
  private final Function<String, Binding> bindings;
  private final Map<String, Value> driving = new LinkedHashMap<>();
  private final List<Map<String, Value>> sampled = new ArrayList<>();
  private final Map<String, Value> chances = new LinkedHashMap<>();
  private final Past past;
  private Value startTime;
  private Point start;
  private Map<String, Value> held = Map.of();
  private int evaluation;

  Field(ProgramBuilder on, DynamicalSystem system, Draw draw) {
    this(on, system, draw, name -> Binding.RUN, new Past(List.of()));
  }

  Field(ProgramBuilder on, DynamicalSystem system, Draw draw, Function<String, Binding> bindings) {
    this(on, system, draw, bindings, new Past(List.of()));
  }

  /// @param draw what a step of the method draws
  /// @param bindings when a parameter or input is known
  /// @param past what is known of earlier times
  Field(
      ProgramBuilder on,
      DynamicalSystem system,
      Draw draw,
      Function<String, Binding> bindings,
      Past past) {
    this.on = on;
    this.past = past;
    this.startTime = on.constant(0);
    this.start = new Point(on, Map.of());
    this.system = system;
    this.names = Names.of(system);
    this.bindings = bindings;
    for (int i = 0; i < draw.evaluations(); i++) {
      sampled.add(new LinkedHashMap<>());
    }
    for (NoiseSource source : system.noise()) {
      if (source.drives()) {
        driving.put(source.name(), draw.normal(on, source.shape()));
      } else {
        sampled.forEach(each -> each.put(source.name(), draw.number(on, source.shape())));
      }
    }
    for (Event event : system.events()) {
      if (event.trigger() instanceof Trigger.Rate) {
        chances.put(event.name(), draw.number(on, event.shape()));
      }
    }
  }

  /// Says where the step starts.
  void begin(Value t, Point x) {
    startTime = t;
    start = x;
    past.put(t, 0);
  }

  /// Keeps elements of states from drifting.
  ///
  /// @param elements by state, not 0 for those that are held
  void hold(Map<String, Value> elements) {
    held = elements;
  }

  /// The value of an expression where the step starts.
  Value atStart(Expression expression) {
    return value(expression, startTime, start);
  }

  Past past() {
    return past;
  }

  /// The normals of a step for an event that happens at random.
  Value chance(Event event) {
    return Objects.requireNonNull(chances.get(event.name()));
  }

  /// Inside a program of another kind, whose states no noise moves.
  ///
  /// @param bindings when a parameter or input is known
  /// @throws RefusedException if the system has events or delays
  public static Field of(
      ProgramBuilder on, DynamicalSystem system, Function<String, Binding> bindings) {
    Continuity.require(system, "what follows its flow");
    return new Field(on, system, Draw.NOTHING, bindings);
  }

  /// The normals of a step for a source that drives: as the source is shaped, or a matrix of pairs.
  Value driving(NoiseSource source) {
    return driving.getOrDefault(source.name(), on.constant(0));
  }

  /// The program under construction.
  public ProgramBuilder on() {
    return on;
  }

  public DynamicalSystem system() {
    return system;
  }

  Names names() {
    return names;
  }

  /// The factors of dt.
  public Point drift(Value t, Point x) {
    Scope scope = new Scope(this, bindings, t, x, sampled.get(evaluation++ % sampled.size()));
    Map<String, Value> values = new LinkedHashMap<>();
    for (Differential equation : system.equations()) {
      if (!isZero(equation.drift())) {
        Value rate = scope.value(equation.drift());
        Value rests = held.get(equation.state());
        Value zero = on.constant(0);
        values.put(equation.state(), rests == null ? rate : on.whereEqual(rests, zero, rate, zero));
      }
    }
    return new Point(on, values);
  }

  /// What the noise terms add to the states.
  ///
  /// @param increments what stands for each driving differential, by its name (`dw`)
  public Point noise(Value t, Point x, Map<String, Value> increments) {
    return noise(scope(t, x, increments), Differential::noise);
  }

  /// How fast [#noise] changes as the point moves along a direction, the increments held.
  public Point noiseAlong(Value t, Point x, Map<String, Value> increments, Point direction) {
    Tangents tangents = new Tangents(system, direction);
    Map<String, Value> known = new LinkedHashMap<>(increments);
    direction.values().forEach((state, value) -> known.put(Tangents.of(state), value));
    return noise(scope(t, x, known), tangents::noise);
  }

  /// An increment of 1 in every noise, by the name of the driving differential.
  public Map<String, Value> units() {
    Map<String, Value> units = new LinkedHashMap<>();
    for (NoiseSource source : system.drivers()) {
      units.put(source.differential(), ones(source.shape().lengths()));
    }
    return units;
  }

  private Value ones(List<Integer> lengths) {
    if (lengths.isEmpty()) {
      return on.constant(1);
    }
    Value part = ones(lengths.subList(1, lengths.size()));
    return on.stack(Collections.nCopies(lengths.getFirst(), part));
  }

  /// The value of an expression in the names of the system.
  public Value value(Expression expression, Value t, Point x) {
    return scope(t, x, Map.of()).value(expression);
  }

  /// The value of a term in the names of the system and those of increments.
  Value value(Expression term, Value t, Point x, Map<String, Value> increments) {
    return scope(t, x, increments).value(term);
  }

  /// The names at a point, sampled noise as at the first evaluation of the step.
  private Scope scope(Value t, Point x, Map<String, Value> increments) {
    Map<String, Value> numbers = new LinkedHashMap<>(sampled.getFirst());
    numbers.putAll(increments);
    return new Scope(this, bindings, t, x, numbers);
  }

  private Point noise(Scope scope, Terms terms) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Differential equation : system.equations()) {
      for (Expression term : terms.of(equation).values()) {
        if (!isZero(term)) {
          values.merge(equation.state(), scope.value(term), on::add);
        }
      }
    }
    return new Point(on, values);
  }

  private interface Terms {
    SortedMap<String, Expression> of(Differential equation);
  }

  private static boolean isZero(Expression e) {
    return e instanceof Literal literal && literal.value() == 0;
  }
}
