package org.homeostat.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
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
/// A rule may also see where its synapses are. If a system has `W@x`, then for each element of W
/// `pre` is the element of x that it weighs and `drive` the element of `W@x` that it adds to: the
/// drive of a neuron. A parameter that occurs otherwise, as a bias, is the drive itself, of signals
/// 1. States under `neuron:` belong to a neuron, as does noise that moves them. If a rule defines
///    `perturbation`, it is added to each drive wherever that occurs. `features` is a vector, what
///    the rule's critic sees: 1, the signals of the first parameter that weighs signals, and their
///    products. States that all share may be vectors of that length.
///
/// @param synapse the rule as a system of one synapse, with the input `reward`
/// @param levels of its states, theta aside
/// @param starting the names of the synapse's states that start where the parameter starts
/// @param parameters the names of the parameters to learn, in the learning system's own words
public record WrittenRule(
    DynamicalSystem synapse,
    Map<String, Level> levels,
    Set<String> starting,
    List<String> parameters)
    implements Transformation {
  /// The learned parameter in the equations of a rule.
  public static final String THETA = "theta";

  /// The name of the reward in the equations of a rule.
  static final String REWARD = Reward.NAME;

  static final String PRE = "pre";
  static final String DRIVE = "drive";
  static final String FEATURES = "features";
  static final String PERTURBATION = "perturbation";

  public WrittenRule {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    starting = Collections.unmodifiableSet(new HashSet<>(starting));
    parameters = List.copyOf(parameters);
  }

  /// Whether a file is meant to be a rule, however wrong it is.
  public static boolean isRule(SourceText file) {
    return file.text().lines().anyMatch(line -> line.startsWith("rule:"));
  }

  /// The rule of a file; its critic has the features of two signals.
  ///
  /// @throws InputException with every mistake of the file
  public static WrittenRule read(SourceText file, List<String> parameters) {
    return RuleReader.read(YamlReader.read(file), Features.count(2)).learning(parameters);
  }

  /// This rule for other parameters.
  public WrittenRule learning(List<String> others) {
    return new WrittenRule(synapse, levels, starting, others);
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
    return new WrittenRule(synapse.withParameters(set), levels, starting, parameters);
  }

  /// The learning system.
  ///
  /// @throws IllegalArgumentException if the system has no reward, a parameter is not one of its
  ///   parameters, or the rule sees neurons and it is not plain which a parameter drives
  /// @throws InputException if a perturbation would need the reward that it changes
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    DynamicalSystem ito = system.with(Stratonovich.TO_ITO);
    return new Growth(ito, this, junctions(ito)).grown();
  }

  private List<Junction> junctions(DynamicalSystem system) {
    if (seesNeurons()) {
      return Junction.all(parameters, system);
    }
    return system.parameters().stream()
        .filter(each -> parameters.contains(each.name()))
        .<Junction>map(Junction.Alone::new)
        .toList();
  }

  /// Whether the rule means something only where it is known which neurons a parameter drives.
  boolean seesNeurons() {
    return perturbs()
        || levels.containsValue(Level.NEURON)
        || Stream.of(PRE, DRIVE, FEATURES).anyMatch(this::mentions);
  }

  /// Whether the rule adds something to drives.
  boolean perturbs() {
    return synapse.definitions().stream().anyMatch(each -> each.name().equals(PERTURBATION));
  }

  /// Whether the rule reads an input.
  boolean mentions(String input) {
    return synapse.inputs().stream().anyMatch(each -> each.name().equals(input));
  }

  /// The levels of all names: states, sources of noise, constants, inputs and definitions.
  Map<String, Level> everyLevel() {
    Map<String, Level> all = new HashMap<>(levels);
    all.put(THETA, Level.SYNAPSE);
    synapse.parameters().forEach(each -> all.put(each.name(), Level.SHARED));
    synapse.inputs().forEach(each -> all.put(each.name(), Level.SHARED));
    all.replace(PRE, mentions(PRE) ? Level.INPUT : Level.SHARED);
    all.replace(DRIVE, mentions(DRIVE) ? Level.NEURON : Level.SHARED);
    for (NoiseSource source : synapse.noise()) {
      all.put(source.symbol(), level(source, all));
    }
    for (Definition definition : synapse.definitions()) {
      all.put(
          definition.name(),
          definition.value().names().stream()
              .map(name -> all.getOrDefault(name, Level.SHARED))
              .reduce(Level.SHARED, Level::with));
    }
    return all;
  }

  /// Noise belongs to neurons if it moves their states only.
  private Level level(NoiseSource source, Map<String, Level> all) {
    List<Level> moved =
        synapse.equations().stream()
            .filter(each -> each.noise().containsKey(source.name()))
            .map(each -> all.getOrDefault(each.state(), Level.SYNAPSE))
            .distinct()
            .toList();
    return moved.equals(List.of(Level.NEURON)) ? Level.NEURON : Level.SYNAPSE;
  }
}
