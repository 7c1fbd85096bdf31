package org.homeostat.studio.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.Element;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.OperatingPoint;
import org.homeostat.control.QuadraticCost;
import org.homeostat.evolution.Objective;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Degree;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Measure;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.design.Starts;
import org.homeostat.studio.design.Still;
import org.homeostat.studio.study.Part;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The feedback of the plant's own state that costs least, where the mathematics knows it: the
/// plant is linear, its parameters are the same everywhere, and what is minimised is a sum or mean
/// over all samples that is quadratic in its states and inputs.
///
/// The gain is that of continuous time. Where the agent sees less than the state, no agent reaches
/// this cost: it is a bound.
final class Optimum {
  private static final String PLANT = "plant.";

  private final EvolveStudy study;
  private final DynamicalSystem loop;
  private final DynamicalSystem plant;

  /// The inputs of the plant that the agent drives, without their prefix.
  private final List<String> driven = new ArrayList<>();

  private Optimum(EvolveStudy study, Part plant) {
    this.study = study;
    this.loop = study.search().sketch().system();
    Map<String, Tensor> values = new HashMap<>();
    for (Variable variable : loop.variables()) {
      if (variable.name().startsWith(PLANT)) {
        values.put(variable.name().substring(PLANT.length()), variable.start());
      }
    }
    this.plant = plant.file().system().with(new Starts(values)).with(Still.SENSORS);
    Set<String> free = new HashSet<>(loop.inputs().stream().map(Variable::name).toList());
    for (Variable input : this.plant.inputs()) {
      if (!free.contains(PLANT + input.name())) {
        driven.add(input.name());
      }
    }
  }

  /// The loop of plant and regulator under the names of the study; empty if there is none.
  static Optional<DynamicalSystem> of(EvolveStudy study) {
    Part plant = study.base().plant();
    if (!plant.role().equals("plant") || study.base().parts().size() < 2) {
      return Optional.empty();
    }
    try {
      var optimum = new Optimum(study, plant);
      return optimum.applies() ? optimum.regulated() : Optional.empty();
    } catch (RefusedException unknown) {
      return Optional.empty();
    }
  }

  private boolean applies() {
    Objective objective = study.search().objective();
    Set<String> changed = new HashSet<>(objective.vary().keySet());
    changed.addAll(study.heldOut().vary().keySet());
    objective.conditions().values().forEach(values -> changed.addAll(values.keySet()));
    study.heldOut().worlds().values().forEach(values -> changed.addAll(values.keySet()));
    boolean sameEverywhere =
        loop.variables().stream()
            .filter(each -> !loop.states().contains(each))
            .noneMatch(each -> changed.contains(each.name()));
    return sameEverywhere
        && objective.course().stop().equals(Course.NEVER)
        && plant.unknowns().isEmpty()
        && !driven.isEmpty();
  }

  private Optional<DynamicalSystem> regulated() {
    Optional<Expression> rate = rate();
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    OperatingPoint point = OperatingPoint.of(plant);
    for (Variable state : plant.states()) {
      point = point.with(state.name(), Tensor.zeros(state.shape()));
    }
    Linearisation near = Linearisation.of(plant, point).controlledBy(driven.toArray(String[]::new));
    if (!near.exact()) {
      return Optional.empty();
    }
    QuadraticCost cost = QuadraticCost.ofReward(Algebra.negate(rate.get()), plant, near);
    return Optional.of(loop(LinearQuadraticRegulator.of(near, cost)));
  }

  /// What is minimised, for each sample, in the plant's names; empty if it is not of that kind.
  private Optional<Expression> rate() {
    Objective objective = study.search().objective();
    Set<Measure.Kind> kinds = new HashSet<>();
    Map<String, Integer> degrees = new HashMap<>();
    Map<String, Expression> quantities = new HashMap<>();
    for (Measure measure : objective.course().measures()) {
      if (objective.cost().names().contains(measure.name())) {
        kinds.add(measure.kind());
        degrees.put(measure.name(), 1);
        quantities.put(measure.name(), inPlant(measure.quantity()));
      }
    }
    if (kinds.size() != 1
        || kinds.contains(Measure.Kind.LAST)
        || Degree.of(objective.cost(), degrees) != 1) {
      return Optional.empty();
    }
    Expression rate = objective.cost().replace(quantities);
    Set<String> known = new HashSet<>();
    plant.variables().forEach(each -> known.add(each.name()));
    return known.containsAll(rate.names()) ? Optional.of(rate) : Optional.empty();
  }

  /// An expression of the loop in the variables of the plant, as far as it can be.
  private Expression inPlant(Expression quantity) {
    Map<String, Expression> meant = new HashMap<>();
    Map<String, String> aliases = aliases();
    plant.variables().forEach(each -> meant.put(PLANT + each.name(), new Name(each.name())));
    for (Definition definition : loop.definitions()) {
      String alias = aliases.getOrDefault(definition.name(), "");
      Expression value = alias.isEmpty() ? definition.value().replace(meant) : new Name(alias);
      meant.putIfAbsent(definition.name(), value);
    }
    return quantity.replace(meant);
  }

  /// The definitions that are an input of the plant by another name: `agent.u` for `u`.
  private Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    for (Definition definition : loop.definitions()) {
      if (definition.value() instanceof Name(String other)) {
        driven.stream()
            .filter(input -> definition.name().equals(PLANT + input))
            .forEach(input -> aliases.put(other, input));
      }
    }
    return aliases;
  }

  /// The study's loop with the regulator in the place of the agent.
  private DynamicalSystem loop(LinearQuadraticRegulator regulator) {
    List<Definition> definitions = new ArrayList<>();
    Set<String> known = new HashSet<>(Set.of("t"));
    loop.variables().stream()
        .filter(each -> each.name().startsWith(PLANT))
        .forEach(each -> known.add(each.name()));
    loop.noise().forEach(source -> known.add(source.name()));
    for (int i = 0; i < driven.size(); i++) {
      String input = PLANT + driven.get(i);
      Expression law = Parser.parse(law(regulator, i));
      definitions.add(new Definition(input, law(input), law));
      known.add(input);
    }
    aliases()
        .forEach((name, input) -> {
          definitions.add(new Definition(name, law(PLANT + input), new Name(PLANT + input)));
          known.add(name);
        });
    for (Definition definition : loop.definitions()) {
      if (!known.contains(definition.name()) && known.containsAll(definition.value().names())) {
        definitions.add(definition);
        known.add(definition.name());
      }
    }
    return new DynamicalSystem(
        "lqr",
        "The linear-quadratic regulator, which reads the state of the plant.",
        loop.calculus(),
        loop.states().stream().filter(each -> each.name().startsWith(PLANT)).toList(),
        loop.inputs(),
        loop.parameters().stream().filter(each -> each.name().startsWith(PLANT)).toList(),
        loop.noise(),
        definitions,
        loop.equations().stream().filter(each -> each.state().startsWith(PLANT)).toList(),
        loop.outputs().stream().filter(each -> known.containsAll(each.value().names())).toList());
  }

  private org.homeostat.expression.Shape law(String input) {
    return loop.definitions().stream()
        .filter(each -> each.name().equals(input))
        .map(Definition::shape)
        .findFirst()
        .orElseThrow();
  }

  /// `-(1*plant.x + 1*plant.v)`
  private static String law(LinearQuadraticRegulator regulator, int input) {
    StringBuilder law = new StringBuilder("-(");
    List<Element> states = regulator.plant().states();
    for (int j = 0; j < states.size(); j++) {
      double gain = regulator.gain().at(input, j);
      law.append(j == 0 ? "" : " + ")
          .append('(')
          .append(gain)
          .append(")*")
          .append(PLANT)
          .append(states.get(j));
    }
    return law.append(')').toString();
  }
}
