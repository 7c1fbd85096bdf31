package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;

/// Makes a system of a draft: names, definitions, equations, shapes and units must fit.
final class SystemChecker {
  private final Draft draft;
  private final Problems problems;
  private final Scope scope = new Scope();
  private final Map<String, NoiseSource> sources = new LinkedHashMap<>();
  private final Map<String, Labelled> equations = new HashMap<>();
  private final Map<String, String> stateOf = new HashMap<>();
  private final Set<Draft.Declared> refused = new HashSet<>();
  private final Set<String> stated = new HashSet<>();
  private final List<Labelled> definitions = new ArrayList<>();

  private SystemChecker(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  /// The system.
  ///
  /// @param problems what is already known to be wrong
  /// @throws InputException with these and all further mistakes, if there is one
  static DynamicalSystem check(Draft draft, Problems problems) {
    return new SystemChecker(draft, problems).check();
  }

  private DynamicalSystem check() {
    scope.put("t", Scope.hasUnits(variables()) ? Type.TIME : Type.FREE);
    declare(draft.states, "a state");
    declare(draft.inputs, "an input");
    declare(draft.parameters, "a parameter");
    declareNoise();
    scope.putMoving("t");
    states().forEach(each -> scope.putMoving(each.variable().name()));
    draft.noise.forEach(each -> scope.putMoving(each.source().name()));
    draft.events.forEach(each -> scope.putMoving(each.name()));
    StatementReader statements = new StatementReader(draft.functions, draft.unknown, problems);
    EventChecker events = new EventChecker(scope, statements, problems);
    events.declare(draft.events, sources);
    refuseDifferentialNames();
    draft.statements.forEach(statement -> sort(statement, statements));
    definitions.addAll(events.signals());
    List<Definition> ordered =
        events.withoutSignals(DefinitionOrder.order(definitions, scope, problems), sources);
    Map<String, Map<String, Expression>> kicks = new HashMap<>();
    List<Differential> differentials =
        differentials().stream().map(each -> withoutKicks(each, kicks)).toList();
    List<Event> happening = events.events(byName(), parameters(), kicks);
    List<Definition> outputs = outputs(statements);
    checkName();
    problems.throwIfAny();
    return new DynamicalSystem(
        draft.name.text(),
        draft.about,
        draft.calculus,
        variables(draft.states),
        variables(draft.inputs),
        variables(draft.parameters),
        draft.noise.stream().map(Draft.DeclaredNoise::source).toList(),
        ordered,
        differentials,
        outputs,
        happening);
  }

  /// The equation without the terms of events, which are put among the kicks.
  private Differential withoutKicks(
      Differential equation, Map<String, Map<String, Expression>> kicks) {
    TreeMap<String, Expression> noise = new TreeMap<>();
    equation
        .noise()
        .forEach((source, term) -> {
          if (draft.events.stream().anyMatch(each -> each.name().equals(source))) {
            kicks.computeIfAbsent(source, _ -> new TreeMap<>()).put(equation.state(), term);
          } else {
            noise.put(source, term);
          }
        });
    return new Differential(equation.state(), equation.drift(), noise);
  }

  private Set<String> parameters() {
    return draft.parameters.stream()
        .map(each -> each.variable().name())
        .collect(Collectors.toSet());
  }

  private Map<String, Variable> byName() {
    Map<String, Variable> states = new LinkedHashMap<>();
    states().forEach(each -> states.put(each.variable().name(), each.variable()));
    return states;
  }

  private List<Variable> variables() {
    return Stream.of(draft.states, draft.inputs, draft.parameters)
        .flatMap(List::stream)
        .map(Draft.Declared::variable)
        .toList();
  }

  /// The states whose names can be used.
  private List<Draft.Declared> states() {
    return draft.states.stream().filter(state -> !refused.contains(state)).toList();
  }

  private static List<Variable> variables(List<Draft.Declared> declared) {
    return declared.stream().map(Draft.Declared::variable).toList();
  }

  private void checkName() {
    if (!draft.name.text().matches("[A-Za-z][\\w.+ -]*")) {
      problems.add(
          Labelled.problem(
              draft.name,
              "'" + draft.name.text() + "' cannot be the name of a system",
              "a name begins with a letter and goes on with letters, digits, '-' and '_'"));
    }
    if (draft.states.isEmpty() && draft.outputs.isEmpty()) {
      problems.add(
          Labelled.problem(
              draft.name, "a system has at least one state or output", "write states: {x: 0}"));
    }
  }

  private void declare(List<Draft.Declared> declared, String role) {
    for (Draft.Declared each : declared) {
      if (scope.isFree(each.label(), role, problems)) {
        scope.put(each.variable().name(), Type.of(each.variable()));
      } else {
        refused.add(each);
      }
    }
  }

  private void declareNoise() {
    for (Draft.DeclaredNoise each : draft.noise) {
      if (scope.isFree(each.label(), "a noise source", problems)) {
        NoiseSource source = each.source();
        if (source.drives()) {
          sources.put(source.differential(), source);
        } else {
          scope.put(source.name(), new Type(source.shape(), Unit.DIMENSIONLESS));
        }
      }
    }
  }

  private void refuseDifferentialNames() {
    states()
        .forEach(state ->
            stateOf.put(
                NoiseSource.differential(state.variable().name()), state.variable().name()));
    Map<String, String> taken = new HashMap<>(stateOf);
    sources.forEach((differential, source) -> taken.put(differential, source.name()));
    Stream.of(draft.states, draft.inputs, draft.parameters)
        .flatMap(List::stream)
        .filter(declared -> !refused.contains(declared))
        .filter(declared -> taken.containsKey(declared.variable().name()))
        .forEach(declared -> refuseDifferentialName(declared, taken));
  }

  private void refuseDifferentialName(Draft.Declared declared, Map<String, String> taken) {
    String name = declared.variable().name();
    problems.add(
        Labelled.problem(
            declared.label(),
            "'%s' is the differential of '%s'".formatted(name, taken.get(name)),
            "rename one of them"));
  }

  /// Decides whether a statement is an equation for a state or a definition.
  private void sort(Statement statement, StatementReader statements) {
    SourceText left = statement.left();
    Optional<Labelled> read = statements.read(statement);
    Optional<String> state = Optional.ofNullable(stateOf.get(left.text()));
    if (state.isPresent()) {
      if (!stated.add(state.get())) {
        problems.add(
            Labelled.problem(left, "a second equation for '" + state.get() + "'", "keep one"));
      }
      read.ifPresent(equation -> equations.put(state.get(), equation));
    } else if (isEquation(left, read)) {
      refuseEquation(left);
    } else if (scope.isFree(left, "a definition", problems)) {
      scope.putUntyped(left.text());
      read.ifPresent(definitions::add);
    }
  }

  /// Whether a statement that is not for a state was meant as an equation for one.
  private boolean isEquation(SourceText left, Optional<Labelled> read) {
    boolean usesDifferentials =
        read.stream()
            .flatMap(labelled -> labelled.parsed().expression().names().stream())
            .anyMatch(name -> name.equals("dt") || sources.containsKey(name));
    return usesDifferentials || !left.text().matches("[\\w.]+");
  }

  private void refuseEquation(SourceText left) {
    String name = left.text();
    scope.putUntyped(name);
    if (name.matches("d?[\\w.]+('+|/dt)")) {
      String message = "a derivative on the left, expected a differential";
      problems.add(Labelled.problem(left, message, "write dx = ...*dt for x"));
    } else if (!name.startsWith("d", name.lastIndexOf('.') + 1)) {
      String message = "the definition of '" + name + "' contains a differential";
      problems.add(Labelled.problem(left, message, "only equations for states contain them"));
    } else {
      String near = Nearest.advice(name, stateOf.keySet());
      String message = "no state for the equation of '" + name + "'";
      String declare = "declare the state under states:";
      problems.add(Labelled.problem(left, message, near.isEmpty() ? declare : near));
    }
  }

  private List<Differential> differentials() {
    Scope driven = scope.copy();
    boolean units = scope.type("t").unit().equals(Unit.SECOND);
    driven.put("dt", units ? Type.TIME : Type.FREE);
    sources.forEach((name, source) -> driven.put(name, Type.increment(source, units)));
    EquationReader reader = new EquationReader(driven, sources, problems);
    List<Differential> differentials = new ArrayList<>();
    boolean nothingRead = draft.statements.isEmpty() && !problems.isEmpty();
    for (Draft.Declared state : states()) {
      Variable variable = state.variable();
      Labelled equation = equations.get(variable.name());
      if (equation != null) {
        reader.read(variable, equation).ifPresent(differentials::add);
      } else if (draft.rests) {
        differentials.add(new Differential(variable.name(), Algebra.ZERO, new TreeMap<>()));
      } else if (!stated.contains(variable.name()) && !nothingRead) {
        String differential = NoiseSource.differential(variable.name());
        problems.add(
            Labelled.problem(
                state.label(),
                "no equation for the state '" + variable.name() + "'",
                "add '%s = 0*dt' if it never changes".formatted(differential)));
      }
    }
    return differentials;
  }

  private List<Definition> outputs(StatementReader statements) {
    Scope named = scope.copy();
    List<Labelled> outputs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Statement statement : draft.outputs) {
      Optional<Labelled> output = statements.read(statement);
      boolean recordsKnownName =
          output.isPresent()
              && output.get().parsed().expression().equals(new Name(statement.left().text()))
              && scope.knows(statement.left().text());
      if (!names.add(statement.left().text())) {
        problems.add(
            Labelled.problem(
                statement.left(), "a second output '" + statement.left().text() + "'", "keep one"));
      } else if (recordsKnownName || scope.isFree(statement.left(), "an output", problems)) {
        output.ifPresentOrElse(outputs::add, () -> named.putUntyped(statement.left().text()));
      }
    }
    return DefinitionOrder.order(outputs, named, problems);
  }
}
