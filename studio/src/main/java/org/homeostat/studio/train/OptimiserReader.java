package org.homeostat.studio.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.energy.Model;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Optimiser.Rates;
import org.homeostat.energy.Optimiser.Schedule;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `optimiser: {descent: 0.05, momentum: 0.9, rates: {W1: 0.01}, least: {W1: 0}}`.
///
/// @param epochs those of the training, for a schedule
record OptimiserReader(YamlMap said, int epochs, Problems problems) {
  private static final String ADAM = "adam";
  private static final String DESCENT = "descent";
  private static final List<String> KEYS =
      List.of(ADAM, DESCENT, "momentum", "rates", "decay", "schedule", "least");
  static final Rates NO_RATES = new Rates(1, Map.of(), 0, new Schedule.Constant());

  private Settings settings() {
    return new Settings(said, problems);
  }

  Optimiser optimiser() {
    var each = new Settings(said.allowOnly(KEYS, problems), problems);
    boolean descends = each.get(DESCENT).isPresent();
    if (descends == each.get(ADAM).isPresent()) {
      problems.add(said.problem("an optimiser is one of adam and descent", "write {adam: 0.001}"));
    }
    each.get("momentum")
        .filter(_ -> !descends)
        .ifPresent(
            node -> problems.add(node.problem("momentum is for descent", "adam has its own")));
    double momentum = each.below("momentum", 1, 0);
    return descends ? new Optimiser.Descent(momentum) : Optimiser.Adam.USUAL;
  }

  /// @param model whose parameters have rates and bounds of their own; empty if it is wrong
  Rates rates(Optional<Model> model) {
    Settings each = settings();
    double rate = each.positive(each.get(DESCENT).isPresent() ? DESCENT : ADAM, 1);
    Map<String, Double> factors = new LinkedHashMap<>();
    parameters("rates", model)
        .forEach((name, node) -> factors.put(name, each.positive(node, rate) / rate));
    Map<String, Double> least = new LinkedHashMap<>();
    parameters("least", model)
        .forEach((name, node) -> each.number(node).ifPresent(value -> least.put(name, value)));
    double decay = each.below("decay", Double.POSITIVE_INFINITY, 0);
    Schedule schedule = each.get("schedule").map(this::schedule).orElse(new Schedule.Constant());
    return new Rates(rate, factors, decay, schedule, least);
  }

  /// `{W1: 0.001}`: what stands beside parameters of the model.
  private Map<String, Yaml> parameters(String key, Optional<Model> model) {
    Map<String, Yaml> nodes = new LinkedHashMap<>();
    Optional<YamlMap> map = settings().get(key).flatMap(node -> node.map(problems));
    if (model.isPresent() && map.isPresent()) {
      List<String> known = model.get().parameters().stream().map(Variable::name).toList();
      for (YamlMap.Entry entry : map.get().allowOnly(known, problems).entries()) {
        nodes.put(entry.name(), entry.value());
      }
    }
    return nodes;
  }

  private Schedule schedule(Yaml node) {
    if (node instanceof YamlMap map) {
      return settings()
          .choice(map, List.of("exponential"))
          .<Schedule>map(entry -> new Schedule.Exponential(settings().positive(entry.value(), 1)))
          .orElse(new Schedule.Constant());
    }
    return settings()
            .word(node, "schedule", List.of("constant", "cosine", "{exponential: 0.99}"))
            .equals(Optional.of("cosine"))
        ? new Schedule.Cosine(epochs)
        : new Schedule.Constant();
  }
}
