package org.homeostat.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Degree;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Name;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.SourceText;

/// Reads what a file with an energy says in the place of equations.
///
/// ```yaml
/// energy: sum(h^2)/2 - h@(W@x)
/// cost: sum((h - target)^2)/2
/// temperature: 0.1
/// ```
///
/// An energy of several lines defines names and, last, `E`.
final class EnergyReader {
  static final String ENERGY = "energy";
  static final String COST = "cost";
  static final String TEMPERATURE = "temperature";
  private static final Pattern DEFINES = Pattern.compile("\\s*(#.*\\s+)*[\\w.]+\\s*=(?!=)");

  private final YamlMap file;
  private final Draft draft;
  private final Problems problems;

  EnergyReader(YamlMap file, Draft draft, Problems problems) {
    this.file = file;
    this.draft = draft;
    this.problems = problems;
  }

  /// The energy of the file, whose declarations and outputs the draft holds.
  ///
  /// @throws InputException with every mistake of the file
  Energy read() {
    draft.rests = true;
    statement(ENERGY);
    statement(COST);
    statement(TEMPERATURE);
    DynamicalSystem system = SystemChecker.check(draft, problems);
    Inlining inlining = new Inlining(system);
    Energy energy =
        new Energy(
            system.name(),
            system.about(),
            system.states(),
            system.inputs(),
            system.parameters(),
            scalar(system, ENERGY, inlining),
            scalar(system, COST, inlining),
            scalar(system, TEMPERATURE, inlining),
            outputs(system, inlining));
    problems.throwIfAny();
    check(energy);
    problems.throwIfAny();
    return energy;
  }

  private Optional<YamlMap.Entry> entry(String key) {
    return file.entries().stream().filter(each -> each.name().equals(key)).findFirst();
  }

  private void statement(String key) {
    entry(key)
        .ifPresent(entry ->
            entry.value().text(problems).ifPresent(text -> statement(entry, text.source())));
  }

  private void statement(YamlMap.Entry entry, SourceText text) {
    SourceText label = entry.key().source();
    if (!DEFINES.matcher(text.text()).lookingAt()) {
      draft.statements.add(new Statement(label, text));
      return;
    }
    boolean found = false;
    for (Statement each : EquationLines.split(text, problems)) {
      boolean last = each.left().text().equals("E");
      found |= last;
      draft.statements.add(last ? new Statement(label, each.right()) : each);
    }
    if (!found) {
      problems.add(
          Labelled.problem(label, "no line of the energy begins with 'E ='", "write E = ..."));
    }
  }

  /// The expression of a key, written out; the literal 0 if there is none.
  private Expression scalar(DynamicalSystem system, String key, Inlining inlining) {
    for (Definition definition : system.definitions()) {
      if (definition.name().equals(key)) {
        if (!definition.shape().isScalar()) {
          problem(key, "expected a scalar, found shape " + definition.shape(), "take its sum");
        }
        return inlining.inline(definition.value());
      }
    }
    return Algebra.ZERO;
  }

  private static List<Definition> outputs(DynamicalSystem system, Inlining inlining) {
    return system.outputs().stream()
        .filter(each -> !List.of(ENERGY, COST).contains(each.name()))
        .map(each -> new Definition(each.name(), each.shape(), inlining.inline(each.value())))
        .toList();
  }

  private void problem(String key, String message, String advice) {
    entry(key)
        .map(YamlMap.Entry::value)
        .map(value -> value.problem(message, advice))
        .ifPresent(problems::add);
  }

  private void check(Energy energy) {
    for (Variable state : energy.states()) {
      refuseWithoutMinimum(energy, state.name());
      if (energy.temperature().names().contains(state.name())) {
        problem(
            TEMPERATURE,
            "the temperature depends on the state '%s'".formatted(state.name()),
            "noise that depends on the state needs equations");
      }
      if (energy.hasTemperature()) {
        refuseNoise(energy, state);
      }
    }
    if (problems.isEmpty() && Scope.hasUnits(energy.variables())) {
      checkUnits(energy);
    }
  }

  private void refuseWithoutMinimum(Energy energy, String state) {
    int degree = Degree.of(energy.energy(), Map.of(state, 1));
    if (degree > 1) {
      return;
    }
    String advice = "hold it by sum(%s^2)/2 or sum(potential(rho(%s)))".formatted(state, state);
    problem(
        ENERGY,
        degree == 0
            ? "the energy does not depend on the state '%s'".formatted(state)
            : "the energy has no minimum: it is linear in the state '%s'".formatted(state),
        advice);
  }

  private void refuseNoise(Energy energy, Variable variable) {
    String state = variable.name();
    String noise = EnergyFlow.noiseOf(variable);
    boolean taken =
        energy.variables().stream()
            .map(Variable::name)
            .anyMatch(name -> name.equals(noise) || name.equals(NoiseSource.differential(noise)));
    if (taken) {
      problem(
          TEMPERATURE,
          "the noise of '%s' would be called '%s', which is taken".formatted(state, noise),
          "rename one");
    }
    boolean relaxes =
        SelfEnergy.of(energy.energy(), state, energy.shapes())
            .filter(SelfEnergy::isPotential)
            .isPresent();
    if (relaxes) {
      problem(
          TEMPERATURE,
          "noise would carry the state '%s' out of the range of its potential".formatted(state),
          "hold it by sum(%s^2)/2".formatted(state));
    }
  }

  /// -dE/ds*dt has the unit of s.
  private void checkUnits(Energy energy) {
    DynamicalSystem flow = energy.flow();
    Scope scope = Scope.of(flow);
    scope.put("t", Type.TIME);
    scope.put(Linear.DT, Type.TIME);
    for (int i = 0; i < energy.states().size(); i++) {
      Variable state = energy.states().get(i);
      Expression move = Algebra.multiply(flow.equations().get(i).drift(), new Name(Linear.DT));
      Problems inside = new Problems();
      Optional<Type> type = Typing.of(Labelled.unplaced(move), scope, inside);
      boolean fits = type.isPresent() && type.get().unit().fits(state.unit());
      if (!fits || !inside.isEmpty()) {
        String found = type.map(each -> "" + each.unit()).orElse("none");
        String why = inside.found().stream().map(Problem::message).findFirst().orElse(found);
        problem(
            ENERGY,
            "the descent of '%s' has not its unit %s: %s"
                .formatted(state.name(), state.unit(), why),
            "multiply the energy by a mobility, or leave the units out");
      }
    }
  }
}
