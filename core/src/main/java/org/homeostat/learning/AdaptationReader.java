package org.homeostat.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `{rule: ornstein-uhlenbeck-adaptation, parameters: [tau, A], lambda: 2, sigma: 0.1, eta:
/// 5, rho: 2, rpe: tanh}`. A rate may be a mapping from each learned parameter to its number.
final class AdaptationReader {
  static final List<String> KEYS =
      List.of("rule", "parameters", "lambda", "sigma", "eta", "rho", "rpe");

  private final YamlMap block;
  private final List<String> known;
  private final Problems problems;

  private AdaptationReader(YamlMap block, DynamicalSystem system, Problems problems) {
    this.block = block;
    this.known = system.parameters().stream().map(Variable::name).toList();
    this.problems = problems;
  }

  static Optional<Transformation> read(YamlMap block, DynamicalSystem system, Problems problems) {
    if (system.definitions().stream().noneMatch(each -> each.name().equals(Reward.NAME))) {
      problems.add(
          block.problem("learning needs a reward", "write for example reward: -plant.x^2"));
      return Optional.empty();
    }
    return new AdaptationReader(block, system, problems).read();
  }

  private Optional<Transformation> read() {
    int before = problems.found().size();
    List<String> parameters = new ArrayList<>();
    block
        .require("parameters", "list the parameters that learn", problems)
        .flatMap(list -> list.list(problems))
        .ifPresent(list -> list.items().forEach(item -> addParameter(item, parameters)));
    Rate lambda = rate("lambda", parameters);
    Rate sigma = rate("sigma", parameters);
    Rate eta = rate("eta", parameters);
    double rho = required("rho").map(this::notNegative).orElse(0.0);
    OrnsteinUhlenbeckAdaptation.PredictionError rpe = predictionError();
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new OrnsteinUhlenbeckAdaptation(parameters, lambda, sigma, eta, rho, rpe));
  }

  private Optional<Yaml> required(String key) {
    return block.require(key, "the paper has lambda: 2, sigma: 0.1, eta: 5, rho: 2", problems);
  }

  private void addParameter(Yaml item, List<String> parameters) {
    item.text(problems)
        .flatMap(text -> parameter(text, known))
        .ifPresent(name -> {
          if (parameters.contains(name)) {
            problems.add(item.problem("'" + name + "' is listed twice", "keep one"));
          } else {
            parameters.add(name);
          }
        });
  }

  private Optional<String> parameter(YamlText text, List<String> among) {
    List<String> meant = ShortNames.meant(text.text(), among);
    if (meant.size() == 1) {
      return Optional.of(meant.getFirst());
    }
    problems.add(
        text.problem(
            meant.isEmpty()
                ? "'" + text.text() + "' is not a parameter"
                : "'" + text.text() + "' can mean several parameters",
            ShortNames.advice(text.text(), among)));
    return Optional.empty();
  }

  private Rate rate(String key, List<String> parameters) {
    Optional<Yaml> value = required(key);
    if (value.isPresent() && value.get() instanceof YamlMap each) {
      Map<String, Double> values = new TreeMap<>();
      for (YamlMap.Entry entry : each.entries()) {
        parameter(entry.key(), parameters)
            .ifPresent(name -> values.put(name, notNegative(entry.value())));
      }
      List<String> missing = parameters.stream().filter(name -> !values.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        problems.add(
            each.problem(
                "no '%s' for %s".formatted(key, String.join(", ", missing)),
                "give a number for each learned parameter"));
      }
      return Rate.of(values);
    }
    return Rate.of(value.map(this::notNegative).orElse(0.0));
  }

  private double notNegative(Yaml value) {
    OptionalDouble number = value.number(problems);
    if (number.orElse(0) < 0) {
      problems.add(value.problem("expected a number of at least 0, found " + value.kind(), ""));
    }
    return number.orElse(0);
  }

  private OrnsteinUhlenbeckAdaptation.PredictionError predictionError() {
    Optional<YamlText> written = block.get("rpe").flatMap(value -> value.text(problems));
    return switch (written.map(YamlText::text).orElse("tanh")) {
      case "tanh" -> OrnsteinUhlenbeckAdaptation.PredictionError.TANH;
      case "plain" -> OrnsteinUhlenbeckAdaptation.PredictionError.PLAIN;
      default -> {
        written.ifPresent(text ->
            problems.add(
                text.problem(
                    "unknown reward prediction error '" + text.text() + "'",
                    "write tanh for tanh(r - rbar) or plain for r - rbar")));
        yield OrnsteinUhlenbeckAdaptation.PredictionError.TANH;
      }
    };
  }
}
