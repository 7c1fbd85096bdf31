package org.homeostat.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Reward;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlReader;

/// A learning rule that a person, or evolution, has written as the equations of one synapse; every
/// element of every learned parameter obeys them.
///
/// ```yaml
/// rule: ornstein-uhlenbeck-adaptation
/// parameters: {lambda: 2, sigma: 0.1, eta: 5, rho: 2}
/// states:     {rbar: 0}          # one for all synapses
/// synapse:    {mu: theta}        # one for each; it starts where the learned parameter starts
/// noise:      [w]                # one for each
/// equations: |
///   rpe    = tanh(reward - rbar)
///   dtheta = lambda*(mu - theta)*dt + sigma*dw
///   dmu    = eta*rpe*(theta - mu)*dt
///   drbar  = rho*rpe*dt
/// ```
///
/// `theta` is the learned parameter, `reward` the reward of the system. In the learning system
/// theta becomes a state of the parameter's name, `agent.A`, and what each synapse has for itself
/// follows it: `agent.A.mu`, its noise `agent.A.w`. What all share stands under `learn.`: constants
/// (`learn.lambda`), states (`learn.rbar`) and definitions (`learn.rpe`, which are outputs too). A
/// rule may call functions that are not known yet, listed under `unknown:`, for a search to find.
///
/// @param synapse the rule as a system of one synapse, with the input `reward`
/// @param shared the names of the states that all synapses share
/// @param starting the names of the synapse's states that start where the parameter starts
/// @param parameters the names of the parameters to learn, in the learning system's own words
public record WrittenRule(
    DynamicalSystem synapse, Set<String> shared, Set<String> starting, List<String> parameters)
    implements Transformation {
  /// The learned parameter in the equations of a rule.
  public static final String THETA = "theta";

  private static final String PREFIX = "learn.";

  public WrittenRule {
    shared = Collections.unmodifiableSet(new HashSet<>(shared));
    starting = Collections.unmodifiableSet(new HashSet<>(starting));
    parameters = List.copyOf(parameters);
  }

  /// Whether a file is meant to be a rule, however wrong it is.
  public static boolean isRule(SourceText file) {
    return file.text().lines().anyMatch(line -> line.startsWith("rule:"));
  }

  /// The rule of a file.
  ///
  /// @throws InputException with every mistake of the file
  public static WrittenRule read(SourceText file, List<String> parameters) {
    return RuleReader.read(YamlReader.read(file)).learning(parameters);
  }

  /// This rule for other parameters.
  public WrittenRule learning(List<String> others) {
    return new WrittenRule(synapse, shared, starting, others);
  }

  /// This rule with other values of some constants, by their names in the rule.
  public WrittenRule with(Map<String, Double> constants) {
    List<Variable> set = new ArrayList<>();
    for (Variable each : synapse.parameters()) {
      Double value = constants.get(each.name());
      set.add(
          value == null
              ? each
              : new Variable(each.name(), each.shape(), Tensor.scalar(value), each.unit()));
    }
    return new WrittenRule(synapse.withParameters(set), shared, starting, parameters);
  }

  /// The learning system.
  ///
  /// @throws IllegalArgumentException if the system has no reward or a parameter is not one of its
  ///   parameters
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    return new Growth(system.with(Stratonovich.TO_ITO)).grown();
  }

  /// The names that differ between synapses: states, noise and the definitions that use them.
  Set<String> own() {
    Set<String> own = new HashSet<>();
    synapse.states().stream()
        .map(Variable::name)
        .filter(name -> !shared.contains(name))
        .forEach(own::add);
    for (NoiseSource source : synapse.noise()) {
      own.add(source.drives() ? source.differential() : source.name());
    }
    for (Definition definition : synapse.definitions()) {
      if (definition.value().names().stream().anyMatch(own::contains)) {
        own.add(definition.name());
      }
    }
    return own;
  }

  /// The making of one learning system.
  private final class Growth {
    private final DynamicalSystem before;
    private final List<Variable> learned;
    private final Set<String> own = WrittenRule.this.own();
    private final Map<String, Expression> common = new HashMap<>();

    Growth(DynamicalSystem before) {
      this.before = before;
      this.learned =
          before.parameters().stream().filter(each -> parameters.contains(each.name())).toList();
      synapse.parameters().forEach(each -> common.put(each.name(), common(each.name())));
      shared.forEach(each -> common.put(each, common(each)));
      synapse.definitions().stream()
          .filter(each -> !own.contains(each.name()))
          .forEach(each -> common.put(each.name(), common(each.name())));
    }

    private static Name common(String name) {
      return new Name(PREFIX + name);
    }

    DynamicalSystem grown() {
      List<Variable> states = new ArrayList<>(before.states());
      List<Differential> equations = new ArrayList<>(before.equations());
      for (Variable state : synapse.states()) {
        if (shared.contains(state.name())) {
          states.add(renamed(state));
          equations.add(equation(state.name(), PREFIX + state.name(), common));
        } else {
          for (Variable each : learned) {
            states.add(own(state, each));
            equations.add(equation(state.name(), own(state.name(), each), names(each)));
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
          definitions(),
          equations,
          outputs());
    }

    private Differential equation(String state, String name, Map<String, Expression> names) {
      Differential equation =
          synapse.equations().stream()
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
    private int suffix(String state) {
      return state.equals(THETA) ? 0 : state.length() + 1;
    }

    private Map<String, Expression> names(Variable learned) {
      Map<String, Expression> names = new LinkedHashMap<>(common);
      own.forEach(name -> names.put(name, new Name(own(name, learned))));
      return names;
    }

    private static String own(String name, Variable learned) {
      return name.equals(THETA) ? learned.name() : learned.name() + "." + name;
    }

    private Variable own(Variable state, Variable learned) {
      String name = own(state.name(), learned);
      boolean starts = state.name().equals(THETA) || starting.contains(state.name());
      return starts
          ? new Variable(name, learned.shape(), learned.start(), learned.unit())
          : new Variable(
              name,
              learned.shape(),
              filled(learned.shape(), state.start().elements()[0]),
              Unit.FREE);
    }

    private static Tensor filled(Shape shape, double value) {
      double[] elements = new double[shape.size()];
      java.util.Arrays.fill(elements, value);
      return new Tensor(shape, elements);
    }

    private static Variable renamed(Variable shared) {
      return new Variable(PREFIX + shared.name(), shared.shape(), shared.start(), shared.unit());
    }

    private List<Variable> constants() {
      List<Variable> constants = new ArrayList<>();
      before.parameters().stream().filter(each -> !learned.contains(each)).forEach(constants::add);
      synapse.parameters().forEach(each -> constants.add(renamed(each)));
      return constants;
    }

    private List<NoiseSource> noise() {
      List<NoiseSource> noise = new ArrayList<>(before.noise());
      for (NoiseSource source : synapse.noise()) {
        for (Variable each : learned) {
          noise.add(new NoiseSource(own(source.name(), each), source.kind(), each.shape()));
        }
      }
      return noise;
    }

    private List<Definition> definitions() {
      List<Definition> definitions = new ArrayList<>(before.definitions());
      for (Definition each : synapse.definitions()) {
        if (!own.contains(each.name())) {
          definitions.add(
              new Definition(PREFIX + each.name(), each.shape(), each.value().replace(common)));
        }
      }
      for (Variable parameter : learned) {
        for (Definition each : synapse.definitions()) {
          if (own.contains(each.name())) {
            definitions.add(
                new Definition(
                    own(each.name(), parameter),
                    parameter.shape(),
                    each.value().replace(names(parameter))));
          }
        }
      }
      return definitions;
    }

    private List<Definition> outputs() {
      List<Definition> outputs = new ArrayList<>(before.outputs());
      for (Definition each : synapse.definitions()) {
        if (!own.contains(each.name())) {
          String name = PREFIX + each.name();
          outputs.add(new Definition(name, each.shape(), new Name(name)));
        }
      }
      return outputs;
    }
  }

  /// The name of the reward in the equations of a rule.
  static final String REWARD = Reward.NAME;
}
