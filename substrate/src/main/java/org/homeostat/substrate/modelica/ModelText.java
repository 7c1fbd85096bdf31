package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// The text of a model.
final class ModelText {
  private final DynamicalSystem system;
  private final Map<String, Tensor> values;
  private final String model;
  private final Scope scope = new Scope();

  /// Quantities that are put out as they are.
  private final Set<String> shown = new HashSet<>();

  /// Definitions that are made of numbers and parameters alone, as how long a delay is has to be.
  private final Set<String> constants = new HashSet<>();

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> signals = new HashSet<>();

  ModelText(DynamicalSystem system, Map<String, Tensor> values, String model) {
    this.system = system;
    this.values = values;
    this.model = model;
    scope.reserve(model);
    system
        .variables()
        .forEach(each -> names.put(each.name(), scope.declare(each.name(), each.shape())));
    system.definitions().forEach(each -> scope.declare(each.name(), each.shape()));
    findConstants();
    for (Event event : system.events()) {
      scope.declareSignal(event.name(), event.shape());
      signals.add(event.name());
    }
    for (Definition output : system.outputs()) {
      if (output.value().equals(new Name(output.name())) && mayBeShown(output.name())) {
        shown.add(output.name());
      }
    }
  }

  private void findConstants() {
    system.parameters().forEach(each -> scope.keep(each.name()));
    for (Definition each : system.definitions()) {
      if (scope.stays(each.value())) {
        scope.keep(each.name());
        constants.add(each.name());
      }
    }
  }

  /// Inputs and parameters cannot be outputs as well; counts of events are.
  private boolean mayBeShown(String name) {
    return system.states().stream().anyMatch(each -> each.name().equals(name))
        || system.definitions().stream()
            .anyMatch(each -> each.name().equals(name) && !constants.contains(name));
  }

  /// The identifiers of variables and outputs.
  Map<String, String> names() {
    return names;
  }

  String text(double step, double until) {
    var events = new WhenEquations(system, scope);
    StringBuilder declared = new StringBuilder();
    StringBuilder equations = new StringBuilder();
    system.parameters().forEach(each -> declared.append(parameter(each)));
    system.inputs().forEach(each -> declared.append(input(each)));
    for (Variable each : system.states()) {
      if (events.isSplit(each)) {
        split(each, events, declared, equations);
      } else {
        declared.append(state(each));
      }
    }
    declared.append(events.declarations());
    for (Definition each : system.definitions()) {
      if (constants.contains(each.name())) {
        declared.append(constant(each));
      } else {
        declared.append(algebraic(output(each.name()), each.name(), each.shape()));
        equations.append(equation(scope.identifier(each.name()), each.value(), each.shape()));
      }
    }
    system.equations().forEach(each -> equations.append(differential(each, events)));
    system.outputs().forEach(each -> output(each, declared, equations));
    equations.append(events.equations());
    scope.declarations().forEach(declared::append);
    return Scope.held(
        "model "
            + model
            + (system.about().isBlank() ? "" : " " + ValueText.quoted(system.about()))
            + "\n"
            + "  // "
            + system.name()
            + ", written by Homeostat; numbers are in SI base units\n"
            + String.join("", scope.functions())
            + declared
            + "equation\n"
            + String.join("", scope.equations())
            + equations
            + "  annotation(experiment(StopTime = "
            + ValueText.number(until)
            + ", Interval = "
            + ValueText.number(step)
            + ", Tolerance = 1e-8));\n"
            + "end "
            + model
            + ";\n");
  }

  private Tensor value(Variable variable) {
    return values.getOrDefault(variable.name(), variable.start());
  }

  private String output(String name) {
    return shown.contains(name) ? "output " : "";
  }

  private String parameter(Variable each) {
    List<String> modifiers = modifiers(each.shape(), UnitText.of(each.unit()));
    return declaration("parameter ", each, modifiers, " = " + ValueText.array(value(each)));
  }

  private String input(Variable each) {
    return declaration("input ", each, started(each, ""), "");
  }

  private String state(Variable each) {
    return declaration(output(each.name()), each, started(each, "fixed = true"), "");
  }

  /// An array that is made of variables.
  private void split(
      Variable array, WhenEquations events, StringBuilder declared, StringBuilder equations) {
    List<String> variables = new ArrayList<>();
    for (Cell cell : Cell.all(array.shape())) {
      String variable = events.variable(array.name(), cell);
      variables.add(variable);
      List<String> modifiers = new ArrayList<>();
      modifiers.add("start = " + ValueText.number(value(array).elements()[cell.element()]));
      modifiers.add("fixed = true");
      modifiers.addAll(UnitText.of(array.unit()));
      declared.append("  Real ").append(variable).append("(");
      declared.append(String.join(", ", modifiers)).append(");\n");
    }
    List<String> units = modifiers(array.shape(), UnitText.of(array.unit()));
    declared.append(declaration(output(array.name()), array, units, ""));
    equations.append("  ").append(scope.identifier(array.name())).append(" = ");
    equations.append(ValueText.array(array.shape(), variables)).append(";\n");
  }

  /// The modifiers of what has a value at the start.
  private List<String> started(Variable each, String more) {
    List<String> others = new ArrayList<>(more.isEmpty() ? List.of() : List.of(more));
    others.addAll(UnitText.of(each.unit()));
    Tensor start = value(each);
    boolean uniform = !each.shape().isScalar() && ValueText.isUniform(start);
    String text = uniform ? ValueText.number(start.elements()[0]) : ValueText.array(start);
    List<String> modifiers = new ArrayList<>();
    modifiers.add((uniform ? "each " : "") + "start = " + text);
    modifiers.addAll(modifiers(each.shape(), others));
    return modifiers;
  }

  /// A definition made of parameters follows them when they are changed.
  private String constant(Definition each) {
    return "  final parameter Real "
        + scope.identifier(each.name())
        + Scope.lengths(each.shape())
        + " = "
        + spread(each.value(), each.shape())
        + original(each.name())
        + ";\n";
  }

  private static List<String> modifiers(Shape shape, List<String> modifiers) {
    return shape.isScalar() ? modifiers : modifiers.stream().map(each -> "each " + each).toList();
  }

  private String declaration(String kind, Variable of, List<String> modifiers, String value) {
    String listed = modifiers.isEmpty() ? "" : "(" + String.join(", ", modifiers) + ")";
    return "  "
        + kind
        + "Real "
        + scope.identifier(of.name())
        + Scope.lengths(of.shape())
        + listed
        + value
        + original(of.name())
        + ";\n";
  }

  private String algebraic(String kind, String name, Shape shape) {
    return "  "
        + kind
        + "Real "
        + scope.identifier(name)
        + Scope.lengths(shape)
        + original(name)
        + ";\n";
  }

  /// What a name was where Modelica has another.
  private String original(String name) {
    return scope.identifier(name).equals(name) ? "" : " " + ValueText.quoted(name);
  }

  private String equation(String left, Expression value, Shape shape) {
    return "  " + left + " = " + spread(value, shape) + ";\n";
  }

  /// The formula of a value, which may be one number for all elements.
  private String spread(Expression value, Shape shape) {
    String text = Formula.of(value, scope);
    boolean one = Objects.requireNonNull(scope.shapes(value).get(value)).isScalar();
    return one && !shape.isScalar() ? Formula.fill(text, shape) : text;
  }

  private String differential(Differential equation, WhenEquations events) {
    String name = equation.state();
    Variable state = state(name);
    if (!events.isSplit(state) && events.resting(name, new Cell(0, "")).isEmpty()) {
      return equation("der(" + scope.identifier(name) + ")", equation.drift(), state.shape());
    }
    StringBuilder text = new StringBuilder();
    for (Cell cell : Cell.all(state.shape())) {
      String resting = events.resting(name, cell);
      String drift = Formula.element(equation.drift(), cell.index(), scope);
      text.append("  der(").append(events.variable(name, cell)).append(") = ");
      text.append(
          resting.isEmpty() ? drift : "if " + resting + " then 0 else " + parenthesised(drift));
      text.append(";\n");
    }
    return text.toString();
  }

  private Variable state(String name) {
    return system.states().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String parenthesised(String formula) {
    return formula.startsWith("if ") ? "(" + formula + ")" : formula;
  }

  private void output(Definition output, StringBuilder declared, StringBuilder equations) {
    String name = output.name();
    if (shown.contains(name)) {
      names.put(name, scope.identifier(name));
      return;
    }
    if (output.value() instanceof Name(String of) && signals.contains(of)) {
      if (!of.equals(name)) {
        throw new RefusedException(
            "the output " + name + " is how often " + of + " happened at an instant",
            "call it " + of + ": there it counts");
      }
      return;
    }
    boolean taken = scope.knows(name);
    String identifier = taken ? scope.another(name) : scope.declare(name, output.shape());
    names.put(name, identifier);
    declared.append("  output Real ").append(identifier).append(Scope.lengths(output.shape()));
    declared.append(identifier.equals(name) ? "" : " " + ValueText.quoted(name)).append(";\n");
    equations.append(equation(identifier, output.value(), output.shape()));
  }
}
