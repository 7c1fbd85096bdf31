package org.homeostat.learning;

import java.util.List;
import java.util.Optional;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `{rule: evolution-strategy, parameters: [K], pairs: 8, generations: 40, sigma: 0.1, rate:
/// 0.1}`.
record EvolutionStrategyReader(YamlMap block, Problems problems) {
  static final List<String> KEYS =
      List.of("rule", "parameters", "pairs", "generations", "sigma", "rate");

  private static final int MOST = 1_000_000;

  static Optional<Transformation> read(YamlMap block, DynamicalSystem system, Problems problems) {
    return new EvolutionStrategyReader(block, problems).read(system);
  }

  private Optional<Transformation> read(DynamicalSystem system) {
    int before = problems.found().size();
    if (!Learnable.isRewarded(system)) {
      problems.add(LearningRules.unrewarded(block));
    }
    List<String> parameters = new LearnedList(system, problems).read(block);
    int pairs = count("pairs", "two lives each, in a generation: pairs: 8");
    int generations = count("generations", "how often the parameters move: generations: 40");
    double sigma = number("sigma", "how far from the parameters is tried: sigma: 0.1");
    double rate = number("rate", "how fast the parameters move: rate: 0.1");
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new EvolutionStrategy(parameters, pairs, generations, sigma, rate));
  }

  private int count(String key, String advice) {
    Optional<Yaml> said = block.require(key, advice, problems);
    double number = said.map(value -> Rate.number(value, problems)).orElse(1.0);
    if (said.isPresent() && !(number >= 1 && number <= MOST && number == Math.rint(number))) {
      problems.add(said.get().problem("expected a whole number from 1 to " + MOST, advice));
      return 1;
    }
    return (int) number;
  }

  private double number(String key, String advice) {
    Optional<Yaml> said = block.require(key, advice, problems);
    double number = said.map(value -> Rate.number(value, problems)).orElse(1.0);
    if (said.isPresent() && number == 0) {
      problems.add(said.get().problem("expected a number greater than 0", advice));
    }
    return number;
  }
}
