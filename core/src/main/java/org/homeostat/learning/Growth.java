package org.homeostat.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// The making of one learning system: the equations of a [WrittenRule] are written out for each
/// learned parameter.
final class Growth {
  private static final String PREFIX = "learn.";

  private final DynamicalSystem before;
  private final WrittenRule rule;
  private final List<Junction> junctions;
  private final Replacement perturbed;
  private final Map<String, Level> levels;
  private final Map<String, Expression> common = new HashMap<>();

  /// @param junctions one for each learned parameter, in the order of the system
  Growth(DynamicalSystem before, WrittenRule rule, List<Junction> junctions) {
    this.rule = rule;
    this.junctions = junctions;
    this.levels = rule.everyLevel();
    Map<Expression, Expression> drives = new HashMap<>();
    if (rule.perturbs()) {
      junctions.forEach(each -> drives.put(each.drive(), new Name(own(WrittenRule.DRIVE, each))));
    }
    this.perturbed = new Replacement(drives);
    this.before = before.rewritten(perturbed);
    levels.forEach((name, level) -> {
      if (level == Level.SHARED && !name.equals(WrittenRule.REWARD) && !name.equals("t")) {
        common.put(name, new Name(PREFIX + name));
      }
    });
  }

  DynamicalSystem grown() {
    List<Variable> states = new ArrayList<>(before.states());
    List<Differential> equations = new ArrayList<>(before.equations());
    for (Variable state : rule.synapse().states()) {
      if (levels.get(state.name()) == Level.SHARED) {
        states.add(renamed(state));
        equations.add(equation(state.name(), PREFIX + state.name(), common));
      } else {
        for (Junction each : junctions) {
          states.add(own(state, each));
          equations.add(equation(state.name(), each));
        }
      }
    }
    return new DynamicalSystem(
        before.name(),
        before.about(),
        Calculus.ITO,
        states,
        before.inputs(),
        constants(),
        noise(),
        Ordered.definitions(definitions()),
        equations,
        outputs(),
        before.events());
  }

  private Differential equation(String state, Junction junction) {
    String name = own(state, junction);
    Map<String, Expression> names = names(junction, levels.getOrDefault(state, Level.SYNAPSE));
    return equation(state, name, names);
  }

  private Differential equation(String state, String name, Map<String, Expression> names) {
    Differential equation =
        rule.synapse().equations().stream()
            .filter(each -> each.state().equals(state))
            .findFirst()
            .orElseThrow();
    TreeMap<String, Expression> terms = new TreeMap<>();
    equation
        .noise()
        .forEach((source, term) ->
            terms.put(
                name.substring(0, name.length() - suffix(state)) + "." + source,
                term.replace(names)));
    return new Differential(name, equation.drift().replace(names), terms);
  }

  /// The characters of a name that stand after that of its parameter.
  private static int suffix(String state) {
    return state.equals(WrittenRule.THETA) ? 0 : state.length() + 1;
  }

  /// What the names of the rule stand for in an equation of a level, at one junction.
  private Map<String, Expression> names(Junction junction, Level target) {
    Map<String, Expression> names = new LinkedHashMap<>(common);
    levels.forEach((name, level) -> {
      if (level != Level.SHARED) {
        Expression value = new Name(own(name, junction));
        names.put(name, target == Level.SYNAPSE ? junction.spread(level, value) : value);
      }
    });
    return names;
  }

  private static String own(String name, Junction junction) {
    String parameter = junction.parameter().name();
    return name.equals(WrittenRule.THETA) ? parameter : parameter + "." + name;
  }

  private Variable own(Variable state, Junction junction) {
    String name = own(state.name(), junction);
    Variable learned = junction.parameter();
    if (state.name().equals(WrittenRule.THETA) || rule.starting().contains(state.name())) {
      return new Variable(name, learned.shape(), learned.start(), learned.unit());
    }
    Shape shape = junction.shape(levels.getOrDefault(state.name(), Level.SYNAPSE));
    return new Variable(name, shape, filled(shape, state.start().elements()[0]), Unit.FREE);
  }

  private static Tensor filled(Shape shape, double value) {
    double[] elements = new double[shape.size()];
    Arrays.fill(elements, value);
    return new Tensor(shape, elements);
  }

  private static Variable renamed(Variable shared) {
    return new Variable(PREFIX + shared.name(), shared.shape(), shared.start(), shared.unit());
  }

  private List<Variable> constants() {
    List<Variable> constants = new ArrayList<>(before.parameters());
    junctions.forEach(each -> constants.remove(each.parameter()));
    rule.synapse().parameters().forEach(each -> constants.add(renamed(each)));
    return constants;
  }

  private List<NoiseSource> noise() {
    List<NoiseSource> noise = new ArrayList<>(before.noise());
    for (NoiseSource source : rule.synapse().noise()) {
      Level level = levels.getOrDefault(source.symbol(), Level.SYNAPSE);
      for (Junction each : junctions) {
        noise.add(new NoiseSource(own(source.name(), each), source.kind(), each.shape(level)));
      }
    }
    return noise;
  }

  private List<Definition> definitions() {
    List<Definition> definitions = new ArrayList<>(before.definitions());
    if (rule.mentions(WrittenRule.FEATURES)) {
      definitions.add(Features.of(PREFIX + WrittenRule.FEATURES, junctions));
    }
    List<Definition> written = rule.synapse().definitions();
    for (Definition each : written) {
      if (levels.get(each.name()) == Level.SHARED) {
        definitions.add(
            new Definition(PREFIX + each.name(), each.shape(), each.value().replace(common)));
      }
    }
    for (Junction junction : junctions) {
      definitions.addAll(given(junction));
      for (Definition each : written) {
        Level level = levels.getOrDefault(each.name(), Level.SHARED);
        if (level != Level.SHARED) {
          Expression value = each.value().replace(names(junction, level));
          definitions.add(new Definition(own(each.name(), junction), junction.shape(level), value));
        }
      }
    }
    return definitions;
  }

  /// What a rule reads of a junction: the signals, and the drive with its perturbation.
  private List<Definition> given(Junction junction) {
    List<Definition> given = new ArrayList<>();
    Expression received = perturbed.apply(junction.received());
    if (rule.mentions(WrittenRule.PRE) || rule.mentions(WrittenRule.FEATURES)) {
      given.add(new Definition(own(WrittenRule.PRE, junction), junction.inputs(), received));
    }
    if (rule.perturbs() || rule.mentions(WrittenRule.DRIVE)) {
      Expression drive = junction.drive(received);
      if (rule.perturbs()) {
        Name perturbation = new Name(own(WrittenRule.PERTURBATION, junction));
        drive = Parser.parse("a + b").replace(Map.of("a", drive, "b", perturbation));
      }
      given.add(new Definition(own(WrittenRule.DRIVE, junction), junction.neurons(), drive));
    }
    return given;
  }

  private List<Definition> outputs() {
    List<Definition> outputs = new ArrayList<>(before.outputs());
    for (Definition each : rule.synapse().definitions()) {
      if (levels.get(each.name()) == Level.SHARED) {
        String name = PREFIX + each.name();
        outputs.add(new Definition(name, each.shape(), new Name(name)));
      }
    }
    return outputs;
  }
}
