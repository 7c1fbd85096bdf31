package org.homeostat.studio.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.Bounds;
import org.homeostat.control.Element;
import org.homeostat.control.FixedPoint;
import org.homeostat.control.Linearisation;
import org.homeostat.control.OperatingPoint;
import org.homeostat.control.QuadraticCost;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// What an agent is designed from.
///
/// @param written the plant with the values that it is designed for
/// @param reward of the study, in the names of the loop
/// @param settings what the person said about the agent
/// @param place where the agent is asked for
/// @param step of the study
record Brief(
    DynamicalSystem written,
    Optional<Yaml> reward,
    YamlMap settings,
    Yaml place,
    double step,
    Problems problems) {
  private static final String PLANT = "plant.";

  /// The brief with other settings.
  Brief of(YamlMap others) {
    return new Brief(written, reward, others, place, step, problems);
  }

  /// The plant with what `plant: {mass: 2}` says that the design believes of it.
  Brief believing() {
    List<String> names = written.parameters().stream().map(Variable::name).toList();
    return new Brief(
        written.with(new Starts(values("plant", names))), reward, settings, place, step, problems);
  }

  /// What was said, with all that the design believes of the plant.
  Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>(settings.value());
    Map<String, Object> believed = new LinkedHashMap<>();
    for (Variable each : written.parameters()) {
      if (each.shape().isScalar()) {
        believed.put(each.name(), each.start().elements()[0]);
      }
    }
    said.put("plant", believed);
    return said;
  }

  /// The plant without what its sensors add.
  DynamicalSystem plant() {
    return written.with(Still.SENSORS);
  }

  /// A number; `usual` if it is not said.
  double number(String key, double usual) {
    return settings.get(key).map(node -> number(node).orElse(usual)).orElse(usual);
  }

  private Optional<Double> number(Yaml node) {
    Optional<Tensor> value =
        new ValueReader(problems).quantity(node).map(ValueReader.Quantity::value);
    if (value.isPresent() && !value.get().shape().isScalar()) {
      problems.add(node.problem("expected a number, found " + node.kind(), ""));
      return Optional.empty();
    }
    return value.map(tensor -> tensor.elements()[0]);
  }

  /// `within: [-1, 1]`
  Bounds bounds() {
    Optional<Yaml> within = settings.get("within");
    if (within.isEmpty()) {
      return Bounds.NONE;
    }
    List<Double> ends =
        within.get() instanceof YamlList list
            ? list.items().stream().flatMap(item -> number(item).stream()).toList()
            : List.of();
    if (ends.size() != 2 || !(ends.getFirst() < ends.getLast())) {
      problems.add(within.get().problem("expected the least and the most, such as [-1, 1]", ""));
      return Bounds.NONE;
    }
    return new Bounds(ends.getFirst(), ends.getLast());
  }

  /// The inputs of the plant that are driven, in its order: those of `inputs: [u]` or `inputs: {u:
  /// 1}`, else all.
  List<String> driven() {
    List<String> all = plant().inputs().stream().map(Variable::name).toList();
    Optional<Yaml> said = settings.get("inputs");
    List<YamlText> names =
        said.map(node ->
                switch (node) {
                  case YamlMap map -> map.entries().stream().map(YamlMap.Entry::key).toList();
                  case YamlList list ->
                      list.items().stream().flatMap(i -> i.text(problems).stream()).toList();
                  case YamlText text -> List.of(text);
                })
            .orElse(List.of());
    for (YamlText name : names) {
      known(name, all, "input");
    }
    if (all.isEmpty()) {
      throw new RefusedException(written.name() + " has no inputs", "an agent needs one to drive");
    }
    List<String> chosen = names.stream().map(name -> bare(name.text())).toList();
    List<String> driven = all.stream().filter(chosen::contains).toList();
    return driven.isEmpty() ? all : driven;
  }

  private boolean known(YamlText name, List<String> all, String what) {
    if (all.contains(bare(name.text()))) {
      return true;
    }
    String near = Nearest.advice(bare(name.text()), all);
    problems.add(
        name.problem(
            "the plant has no " + what + " '" + name.text() + "'",
            near.isEmpty() ? "its " + what + "s are " + String.join(", ", all) : near));
    return false;
  }

  /// A name without the prefix of the plant.
  static String bare(String name) {
    return name.startsWith(PLANT) ? name.substring(PLANT.length()) : name;
  }

  /// The plant near the equilibrium that Newton's method finds from `at: {angle: 0}`, where what is
  /// not said is 0 for states and as declared for inputs; with the driven inputs only.
  Linearisation near() {
    DynamicalSystem plant = plant();
    OperatingPoint start = OperatingPoint.of(plant);
    for (Variable state : plant.states()) {
      start = start.with(state.name(), Tensor.zeros(state.shape()));
    }
    for (Map.Entry<String, Tensor> said : at().entrySet()) {
      start = start.with(said.getKey(), said.getValue());
    }
    Linearisation here = Linearisation.of(plant, start);
    Linearisation rest =
        here.drift().norm() <= 1e-12 ? here : FixedPoint.near(plant, start).plant();
    return rest.controlledBy(driven().toArray(String[]::new));
  }

  /// Values of states and inputs that are said under `at`.
  Map<String, Tensor> at() {
    return values("at", variables(plant()));
  }

  /// By how much what is named may be off, `{friction: 1, u: 2}`, without what is wrong.
  ///
  /// @param names that are known
  Map<String, Double> spreads(YamlMap said, List<String> names) {
    Map<String, Double> spreads = new LinkedHashMap<>();
    for (YamlMap.Entry entry : said.entries()) {
      double spread = number(entry.value()).orElse(1.0);
      if (!(spread > 0)) {
        problems.add(entry.value().problem("expected a number above 0", "how far it may be off"));
      } else if (known(entry.key(), names, "scalar parameter or driven input")) {
        spreads.put(bare(entry.name()), spread);
      }
    }
    return spreads;
  }

  /// What the squares of variables cost, by their names, as it is said under a key.
  Map<String, Double> weights(String key, List<Variable> variables, double usual) {
    Map<String, Tensor> said =
        settings.get(key).filter(YamlMap.class::isInstance).isPresent()
            ? values(key, variables.stream().map(Variable::name).toList())
            : Map.of();
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Variable each : variables) {
      double weight = said.getOrDefault(each.name(), Tensor.scalar(usual)).elements()[0];
      if (weight != 0) {
        weights.put(each.name(), weight);
      }
    }
    return weights;
  }

  private static List<String> variables(DynamicalSystem plant) {
    return Stream.concat(plant.states().stream(), plant.inputs().stream())
        .map(Variable::name)
        .toList();
  }

  private Map<String, Tensor> values(String key, List<String> names) {
    Map<String, Tensor> values = new HashMap<>();
    settings
        .get(key)
        .flatMap(node -> node.map(problems))
        .ifPresent(map -> {
          for (YamlMap.Entry entry : map.entries()) {
            Optional<ValueReader.Quantity> value =
                new ValueReader(problems).quantity(entry.value());
            if (known(entry.key(), names, key.equals("plant") ? "parameter" : "state or input")
                && value.isPresent()) {
              values.put(bare(entry.name()), value.get().value());
            }
          }
        });
    return values;
  }

  /// What deviations cost: the squares of `states: {x: 1}` and `inputs: {u: 1}`; without states, as
  /// the reward bends, and the squares of inputs.
  QuadraticCost cost(Linearisation near) {
    Optional<Yaml> states = settings.get("states");
    Map<String, Tensor> r =
        settings.get("inputs").filter(YamlMap.class::isInstance).isPresent()
            ? values("inputs", names(near.inputs()))
            : Map.of();
    if (states.isEmpty()) {
      Expression reward = rewarded(names(near.inputs()));
      for (Map.Entry<String, Tensor> weight : r.entrySet()) {
        String cost = "%s*sum(%s^2)".formatted(weight.getValue().elements()[0], weight.getKey());
        reward = Algebra.subtract(reward, Parser.parse(cost));
      }
      return QuadraticCost.nearReward(reward, plant(), near);
    }
    Map<String, Tensor> q = values("states", names(near.states()));
    return QuadraticCost.diagonal(weights(near.states(), q, 0), weights(near.inputs(), r, 1));
  }

  private static List<String> names(List<Element> elements) {
    return elements.stream().map(Element::variable).distinct().toList();
  }

  private static List<Double> weights(
      List<Element> elements, Map<String, Tensor> said, double usual) {
    List<Double> weights = new ArrayList<>();
    for (Element element : elements) {
      Tensor value = said.getOrDefault(element.variable(), Tensor.scalar(usual));
      double[] all = value.elements();
      weights.add(all.length == 1 ? all[0] : all[Math.min(element.index(), all.length - 1)]);
    }
    return weights;
  }

  /// The reward in the names of the plant; `agent.u` is its only driven input.
  Expression rewarded(List<String> inputs) {
    Optional<YamlText> text = reward.flatMap(node -> node.text(problems));
    if (text.isEmpty()) {
      throw new RefusedException(
          "the design knows no cost", "write a reward, or states: {x: 1} and inputs: {u: 1}");
    }
    Expression written = Parser.parse(text.get().source()).expression();
    Map<String, Expression> meant = new HashMap<>();
    for (String name : written.names()) {
      meant.put(name, new Name(bare(name)));
    }
    if (inputs.size() == 1) {
      meant.put("agent.u", new Name(inputs.getFirst()));
    }
    return written.replace(meant);
  }

  /// Names of a list: `from: [position]`.
  List<String> names(String key, List<String> known, String what) {
    Optional<Yaml> node = settings.get(key);
    List<Yaml> items =
        node.map(n -> n instanceof YamlList list ? list.items() : Arrays.asList(n))
            .orElse(List.of());
    List<String> names = new ArrayList<>();
    for (Yaml item : items) {
      item.text(problems)
          .filter(text -> known(text, known, what))
          .ifPresent(text -> names.add(bare(text.text())));
    }
    return names.isEmpty() ? known : names;
  }
}
