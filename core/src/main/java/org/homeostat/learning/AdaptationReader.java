package org.homeostat.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `{rule: ornstein-uhlenbeck-adaptation, parameters: [tau, A], lambda: 2, sigma: 0.1, eta:
/// 5, rho: 2, rpe: tanh}`. A rate may be a mapping from each learned parameter to its number.
final class AdaptationReader {
  static final List<String> KEYS =
      List.of(
          "rule", "parameters", "lambda", "sigma", "eta", "rho", "rpe", LearningRules.DECORRELATE);

  private final YamlMap block;
  private final LearnedList list;
  private final Problems problems;

  private AdaptationReader(YamlMap block, DynamicalSystem system, Problems problems) {
    this.block = block;
    this.list = new LearnedList(system, problems);
    this.problems = problems;
  }

  static Optional<Transformation> read(YamlMap block, DynamicalSystem system, Problems problems) {
    if (!Learnable.isRewarded(system)) {
      problems.add(LearningRules.unrewarded(block));
      return Optional.empty();
    }
    return new AdaptationReader(block, system, problems).read();
  }

  private Optional<Transformation> read() {
    int before = problems.found().size();
    List<String> parameters = list.read(block);
    Rate lambda = rate("lambda", parameters);
    Rate sigma = rate("sigma", parameters);
    Rate eta = rate("eta", parameters);
    double rho = required("rho").map(number -> Rate.number(number, problems)).orElse(0.0);
    OrnsteinUhlenbeckAdaptation.PredictionError rpe = predictionError();
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new OrnsteinUhlenbeckAdaptation(parameters, lambda, sigma, eta, rho, rpe));
  }

  private Optional<Yaml> required(String key) {
    return block.require(key, "the paper has lambda: 2, sigma: 0.1, eta: 5, rho: 2", problems);
  }

  private Rate rate(String key, List<String> parameters) {
    Optional<Yaml> value = required(key);
    if (value.isPresent() && value.get() instanceof YamlMap each) {
      Map<String, Double> values = new TreeMap<>();
      for (YamlMap.Entry entry : each.entries()) {
        list.parameter(entry.key(), parameters)
            .ifPresent(name -> values.put(name, Rate.number(entry.value(), problems)));
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
    return Rate.of(value.map(number -> Rate.number(number, problems)).orElse(0.0));
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
