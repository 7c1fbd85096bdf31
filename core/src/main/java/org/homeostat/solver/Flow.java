package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;
import org.homeostat.system.Variable;

/// A system in continuous time, as programs that need nothing but values: what a solver elsewhere
/// asks of it. Beside it stands its [FixedStep], which has the same names and values.
///
/// All programs read the states, parameters and inputs by their names, and [#TIME].
///
/// @param slope leaves `slope(x)` for each state x that moves
/// @param look leaves `indicator(event)` for each event, which changes its sign, from above 0 to 0
///   or below or back, where the condition begins or ceases to hold
/// @param settle leaves under their names the states after the events of an instant, which is one
///   where an indicator has changed or a rest ends
/// @param observe leaves the quantity `i` of [FixedStep#observed()] under `FixedStep.value(i)`
/// @param moving the states that move; the others are what events remember
/// @param pasts the states that tell whether conditions held at the last instant
/// @param ends the states that hold the times at which rests end
public record Flow(
    Program slope,
    Program look,
    Program settle,
    Program observe,
    List<Variable> moving,
    List<String> pasts,
    List<String> ends) {
  /// The name of the time.
  public static final String TIME = "#t";

  private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

  public Flow {
    moving = List.copyOf(moving);
    pasts = List.copyOf(pasts);
    ends = List.copyOf(ends);
  }

  /// The name of the result that says how fast a state moves.
  public static String slope(String state) {
    return "#slope." + state;
  }

  /// The name of the result that indicates an event.
  public static String indicator(String event) {
    return "#indicator." + event;
  }

  /// Why a system has no flow: what of it lives on the grid of its steps; empty if it has one.
  public static String obstacle(FixedStep step) {
    DynamicalSystem system = step.system();
    if (!system.noise().isEmpty()) {
      return "the noise " + system.noise().getFirst().name() + " is drawn step by step";
    }
    if (!step.kept().isEmpty()) {
      return "a delay is kept step by step";
    }
    for (Event event : system.events()) {
      if (!(event.trigger() instanceof Trigger.When)) {
        return "the event " + event.name() + " happens step by step";
      }
    }
    return "";
  }

  /// The flow of the system of a step.
  ///
  /// @throws RefusedException if it has none
  public static Flow of(FixedStep step) {
    String obstacle = obstacle(step);
    if (!obstacle.isEmpty()) {
      throw new RefusedException(obstacle, "it cannot be solved in continuous time elsewhere");
    }
    DynamicalSystem system = step.system();
    return new Flow(
        new Writing(step).slope(),
        new Writing(step).look(),
        new Writing(step).settle(),
        new Writing(step).observe(step.observed()),
        system.states().stream().filter(each -> !Signals.has(system, each.name())).toList(),
        system.events().stream().map(Signals::past).toList(),
        system.events().stream().filter(Event::hasRefractory).map(Signals::until).toList());
  }

  /// A program under construction.
  private static final class Writing {
    private final ProgramBuilder on;
    private final DynamicalSystem system;
    private final Field field;
    private final Value t;
    private final Point x;
    private final Instant instant;

    Writing(FixedStep step) {
      this.on = new ProgramBuilder(step.advance().precision());
      this.system = step.system();
      this.field = new Field(on, system, Draw.NOTHING);
      this.t = on.input(TIME, Shape.SCALAR, Binding.STEP);
      Map<String, Value> states = new LinkedHashMap<>();
      for (Variable state : system.states()) {
        states.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
      }
      this.x = new Point(on, states);
      this.instant = Instant.located(field, t, on.constant(0), t, x);
    }

    Program slope() {
      field.hold(instant.held());
      field.drift(t, x).values().forEach((state, value) -> on.result(Flow.slope(state), value));
      return on.build();
    }

    Program look() {
      for (Event event : system.events()) {
        if (event.trigger() instanceof Trigger.When(Expression condition)) {
          on.result(indicator(event.name()), margin(condition));
        }
      }
      return on.build();
    }

    Program settle() {
      instant.after(x).values().forEach(on::result);
      return on.build();
    }

    Program observe(List<String> names) {
      for (int i = 0; i < names.size(); i++) {
        on.result(FixedStep.value(i), field.value(new Name(names.get(i)), t, x));
      }
      return on.build();
    }

    /// The difference of what an order compares; of other conditions 1 where they hold, else -1.
    private Value margin(Expression condition) {
      if (condition instanceof Apply(var operator, List<Expression> arguments)
          && ORDERS.contains(operator.name())) {
        Value left = field.value(arguments.getFirst(), t, x);
        Value right = field.value(arguments.getLast(), t, x);
        return operator.name().startsWith("<")
            ? on.subtract(right, left)
            : on.subtract(left, right);
      }
      Value holds = field.value(condition, t, x);
      return on.whereEqual(holds, on.constant(0), on.constant(-1), on.constant(1));
    }
  }
}
