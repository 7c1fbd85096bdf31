package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;
import org.homeostat.expression.Unknown;

/// Several systems that act on each other, as one: plant and agent become a loop.
///
/// The state `x` of the part `plant` becomes `plant.x`; so do all other names. A connected input
/// becomes a definition, an unconnected one stays an input. The outputs of the parts become
/// definitions that are recorded.
public final class Composition {
  private final Map<String, DynamicalSystem> parts;
  private final Problems problems;
  private final List<DynamicalSystem> systems = new ArrayList<>();
  private final Map<String, Variable> inputs = new LinkedHashMap<>();
  private final Set<String> connected = new HashSet<>();

  private Composition(Map<String, DynamicalSystem> parts, Problems problems) {
    this.parts = parts;
    this.problems = problems;
  }

  /// One system of several.
  ///
  /// @param parts by the prefix of their names, in the order in which they are shown
  /// @throws InputException with every connection that does not fit; a circle of definitions
  ///   without a state in it (an algebraic loop) is named with its path
  public static DynamicalSystem of(
      String name, Map<String, DynamicalSystem> parts, List<Connection> connections) {
    Problems problems = new Problems();
    return new Composition(parts, problems).connect(name, connections);
  }

  private DynamicalSystem connect(String name, List<Connection> connections) {
    parts.forEach(this::qualify);
    Scope scope = new Scope();
    List<Variable> variables = all(DynamicalSystem::variables);
    boolean units = systems.stream().allMatch(each -> Scope.hasUnits(each.variables()));
    scope.put("t", units ? Type.TIME : Type.FREE);
    List<Labelled> definitions = new ArrayList<>();
    for (Definition definition : all(DynamicalSystem::definitions)) {
      definitions.add(
          new Labelled(
              SourceText.of("composition", definition.name()),
              Labelled.unplaced(definition.value())));
      scope.putUntyped(definition.name());
    }
    for (Connection connection : connections) {
      read(connection).ifPresent(definitions::add);
    }
    all(DynamicalSystem::noise).stream()
        .filter(source -> !source.drives())
        .forEach(source -> scope.put(source.name(), new Type(source.shape(), Unit.FREE)));
    all(DynamicalSystem::events)
        .forEach(event -> scope.put(event.name(), new Type(event.shape(), Unit.FREE)));
    variables.stream()
        .filter(variable -> !connected.contains(variable.name()))
        .forEach(variable -> scope.put(variable.name(), Type.of(variable)));
    connected.forEach(scope::putUntyped);
    List<Definition> ordered = DefinitionOrder.order(definitions, scope, problems);
    definitions.forEach(definition -> checkFit(definition, scope));
    refuseOtherFunctions();
    problems.throwIfAny();
    return new DynamicalSystem(
        name,
        about(),
        systems.getFirst().calculus(),
        all(DynamicalSystem::states),
        inputs.values().stream().filter(each -> !connected.contains(each.name())).toList(),
        all(DynamicalSystem::parameters),
        all(DynamicalSystem::noise),
        ordered,
        all(DynamicalSystem::equations),
        all(DynamicalSystem::outputs),
        all(DynamicalSystem::events));
  }

  private void qualify(String prefix, DynamicalSystem part) {
    boolean ito =
        parts.values().stream()
            .anyMatch(each -> each.calculus() == Calculus.ITO && !each.drivers().isEmpty());
    DynamicalSystem same = ito ? part.with(Stratonovich.TO_ITO) : part;
    DynamicalSystem system = Qualified.of(prefix, same);
    systems.add(system);
    system.inputs().forEach(input -> inputs.put(input.name(), input));
  }

  private <T> List<T> all(Function<DynamicalSystem, List<T>> part) {
    return systems.stream().flatMap(system -> part.apply(system).stream()).toList();
  }

  private String about() {
    return String.join(
        " ",
        parts.values().stream().map(DynamicalSystem::about).filter(a -> !a.isEmpty()).toList());
  }

  private Optional<Labelled> read(Connection connection) {
    String input = connection.input().text();
    if (!inputs.containsKey(input)) {
      String near = Nearest.advice(input, inputs.keySet());
      problems.add(
          Labelled.problem(
              connection.input(),
              "'" + input + "' is not an input",
              near.isEmpty() ? "the inputs are " + String.join(", ", inputs.keySet()) : near));
      return Optional.empty();
    }
    if (!connected.add(input)) {
      problems.add(
          Labelled.problem(connection.input(), "'" + input + "' is connected twice", "keep one"));
      return Optional.empty();
    }
    try {
      Parsed value = Parser.parse(connection.value());
      return Optional.of(new Labelled(connection.input(), value));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  /// An unknown function of two parts is one function, so both must mean the same.
  private void refuseOtherFunctions() {
    Map<String, Unknown> known = new LinkedHashMap<>();
    for (Unknown function : all(DynamicalSystem::unknowns)) {
      Unknown earlier = known.putIfAbsent(function.name(), function);
      if (earlier != null && !earlier.equals(function)) {
        problems.add(
            Labelled.problem(
                SourceText.of("composition", function.name()),
                "two parts have an unknown function '"
                    + function.name()
                    + "', of "
                    + earlier.parameters()
                    + " and of "
                    + function.parameters(),
                "rename one of them"));
      }
    }
  }

  /// A connected value has the shape and a unit of the dimension that the input has.
  private void checkFit(Labelled definition, Scope scope) {
    Variable input = inputs.get(definition.name());
    if (input == null || !scope.isTyped(definition.name())) {
      return;
    }
    Type type = scope.type(definition.name());
    Parsed value = definition.parsed();
    if (!type.shape().equals(input.shape())) {
      boolean element = input.shape().isScalar();
      problems.add(
          value.problem(
              value.expression(),
              "the input '%s' has shape %s, what is connected has shape %s"
                  .formatted(input.name(), input.shape(), type.shape()),
              element ? "choose an element with [0]" : "stack scalars with [a, b]"));
    }
    if (!type.unit().fits(Type.of(input).unit())) {
      problems.add(
          value.problem(
              value.expression(),
              "the input '%s' has the unit %s, what is connected has %s"
                  .formatted(input.name(), input.unit(), type.unit()),
              ""));
    }
  }
}
