package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;
import org.homeostat.system.Variable;

/// What events remember, as states that no equation moves, so that whoever keeps states keeps them.
///
/// | of an event `spike` | is |
/// | --- | --- |
/// | `spike` | the signal: how often it happened at the last instant |
/// | `spike.past` | whether its condition held after the last instant, if it has one |
/// | `spike.until` | the time until which it rests, if it has a refractory time |
/// | `spike.rest` | in its place where time is counted: how many steps it rests yet, in units |
final class Signals {
  /// Before all times, and not so far that it looks as if it had diverged.
  private static final double EVER = -1e11;

  private Signals() {}

  /// Whether a state of the system is one of these.
  static boolean has(DynamicalSystem system, String state) {
    return system.events().stream()
        .anyMatch(event ->
            state.equals(event.name())
                || state.equals(past(event))
                || state.equals(until(event))
                || state.equals(rest(event)));
  }

  static String past(Event event) {
    return event.name() + ".past";
  }

  static String until(Event event) {
    return event.name() + ".until";
  }

  static String rest(Event event) {
    return event.name() + ".rest";
  }

  /// The system with these states after its own.
  static DynamicalSystem in(DynamicalSystem system) {
    return in(system, false);
  }

  /// The system with these states after its own.
  ///
  /// @param counted whether rests are counted in steps
  static DynamicalSystem in(DynamicalSystem system, boolean counted) {
    if (system.events().isEmpty()) {
      return system;
    }
    List<Variable> states = new ArrayList<>(system.states());
    for (Event event : system.events()) {
      states.add(state(event.name(), event.shape(), 0));
      if (event.trigger() instanceof Trigger.When) {
        states.add(state(past(event), event.shape(), 0));
      }
      if (event.hasRefractory()) {
        states.add(
            counted
                ? state(rest(event), event.shape(), 0)
                : state(until(event), event.shape(), EVER));
      }
    }
    List<Differential> equations = new ArrayList<>(system.equations());
    for (Variable state : states.subList(system.states().size(), states.size())) {
      equations.add(new Differential(state.name(), Algebra.ZERO, new TreeMap<>()));
    }
    return system.withStates(states).withLaws(system.definitions(), equations, system.outputs());
  }

  private static Variable state(String name, Shape shape, double start) {
    double[] elements = new double[shape.size()];
    Arrays.fill(elements, start);
    return new Variable(name, shape, new Tensor(shape, elements), Unit.FREE);
  }
}
