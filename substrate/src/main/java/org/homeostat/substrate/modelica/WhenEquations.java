package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;
import org.homeostat.system.Variable;

/// Events as when-equations, one for each element.
///
/// ```
/// when v > threshold then
///   spike = pre(spike) + 1;         how often it happened
///   spike_until = time + dead;      the end of its rest
///   reinit(v, reset);
/// end when;
/// ```
///
/// The states that an event sets have the derivative 0 while it rests. Not every tool sets an
/// element of an array, so an array that an event moves is made of variables, one an element.
final class WhenEquations {
  private final DynamicalSystem system;
  private final Scope scope;
  private final Set<String> moved = new HashSet<>();

  WhenEquations(DynamicalSystem system, Scope scope) {
    this.system = system;
    this.scope = scope;
    for (Event event : system.events()) {
      for (String state : states(event)) {
        if (!moved.add(state)) {
          throw new RefusedException(
              "two events move " + state, "Modelica sets a state in one place; export to c");
        }
      }
    }
  }

  private static Set<String> states(Event event) {
    Set<String> states = new LinkedHashSet<>(event.sets().keySet());
    states.addAll(event.kicks().keySet());
    return states;
  }

  /// Whether the elements of an array are variables of their own.
  boolean isSplit(Variable state) {
    return !state.shape().isScalar() && moved.contains(state.name());
  }

  /// The variable that is a state, or an element of one that is split.
  String variable(String state, Cell cell) {
    return cell.index().isEmpty()
        ? scope.identifier(state)
        : scope.identifier(cell.of(scope.identifier(state)));
  }

  private String count(Event event, Cell cell) {
    return variable(event.name(), cell);
  }

  private String until(Event event, Cell cell) {
    return scope.identifier(cell.of(scope.identifier(event.name()) + "_until"));
  }

  /// The variables that events need: counts and ends of rests.
  String declarations() {
    StringBuilder text = new StringBuilder();
    for (Event event : system.events()) {
      for (Cell cell : Cell.all(event.shape())) {
        text.append("  output Integer ").append(count(event, cell));
        text.append("(start = 0, fixed = true) \"how often it happened\";\n");
        if (event.hasRefractory()) {
          text.append("  discrete Real ").append(until(event, cell));
          text.append("(start = -1, fixed = true) \"the end of its rest\";\n");
        }
      }
    }
    return text.toString();
  }

  /// The condition under which an element of a state rests; empty if it never does.
  String resting(String state, Cell cell) {
    for (Event event : system.events()) {
      if (event.hasRefractory() && event.sets().containsKey(state)) {
        Cell one = event.shape().isScalar() ? new Cell(0, "") : cell;
        return "time < " + until(event, one);
      }
    }
    return "";
  }

  String equations() {
    StringBuilder text = new StringBuilder();
    for (Event event : system.events()) {
      Expression condition = condition(event);
      for (Cell cell : Cell.all(event.shape())) {
        text.append("  when ").append(Formula.condition(condition, cell.index(), scope));
        text.append(" then\n");
        body(event, condition, cell).forEach(each -> text.append("    " + each + ";\n"));
        text.append("  end when;\n");
      }
    }
    return text.toString();
  }

  private static Expression condition(Event event) {
    return switch (event.trigger()) {
      case Trigger.When(Expression condition) -> condition;
      case Trigger.Rate _ ->
          throw new RefusedException(
              "the event " + event.name() + " happens at random", "export this system to c");
      case Trigger.After _ ->
          throw new RefusedException(
              "the event " + event.name() + " happens after another", "export this system to c");
    };
  }

  private List<String> body(Event event, Expression condition, Cell cell) {
    boolean rests = event.hasRefractory() && !staysWhileResting(event, condition);
    String rested = rests ? "time >= pre(" + until(event, cell) + ")" : "";
    String count = count(event, cell);
    List<String> lines = new ArrayList<>();
    lines.add(
        count + " = pre(" + count + ") + " + (rests ? "(if " + rested + " then 1 else 0)" : "1"));
    if (event.hasRefractory()) {
      String until = until(event, cell);
      String end = "time + " + Formula.element(event.refractory(), cell.index(), scope);
      lines.add(until + " = " + chosen(rested, end, "pre(" + until + ")"));
    }
    for (String state : states(event)) {
      for (Cell place : places(event, state, cell)) {
        String variable = variable(state, place);
        String value = Formula.element(after(event, state), place.index(), scope);
        lines.add("reinit(" + variable + ", " + chosen(rested, value, variable) + ")");
      }
    }
    return lines;
  }

  private static String chosen(String condition, String value, String otherwise) {
    return condition.isEmpty()
        ? value
        : "if " + condition + " then " + value + " else " + otherwise;
  }

  /// Whether the condition looks only at what does not move while the event rests.
  private boolean staysWhileResting(Event event, Expression condition) {
    Set<String> still = new HashSet<>(event.sets().keySet());
    system.parameters().stream().map(Variable::name).forEach(still::add);
    return still.containsAll(condition.names());
  }

  /// What an element of an event moves: that element of a state, or all if the event is a number.
  private List<Cell> places(Event event, String state, Cell cell) {
    Shape shape = system.shape(state);
    if (shape.equals(event.shape())) {
      return List.of(cell);
    }
    if (event.shape().isScalar()) {
      return Cell.all(shape);
    }
    throw new RefusedException(
        "the elements of " + event.name() + " together move " + state,
        "in Modelica an element of an event moves that element of a state; export to c");
  }

  /// The value of a state after the event: what it is set to, and what it gains. What is set and
  /// rests gains nothing.
  private static Expression after(Event event, String state) {
    Expression set = event.sets().get(state);
    Expression gain = event.kicks().get(state);
    if (gain == null || (set != null && event.hasRefractory())) {
      return Objects.requireNonNull(set);
    }
    Expression once = gain.replace(Map.of(event.differential(), Algebra.ONE));
    return Algebra.add(set == null ? new Name(state) : set, once);
  }
}
