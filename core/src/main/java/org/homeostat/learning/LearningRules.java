package org.homeostat.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Problem;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// The learning rules by the names that a study's `learn:` block uses.
public final class LearningRules {
  private LearningRules() {}

  /// Reads the settings of one rule.
  @FunctionalInterface
  interface Reader {
    /// The rule, or empty if the settings were wrong and added to the problems.
    Optional<Transformation> read(YamlMap settings, DynamicalSystem system, Problems problems);
  }

  private static final Map<String, Reader> RULES =
      new TreeMap<>(Map.of("ornstein-uhlenbeck-adaptation", AdaptationReader::read));

  /// The names of all rules.
  public static List<String> names() {
    return List.copyOf(RULES.keySet());
  }

  /// The rule that a block `{rule: NAME, ...}` describes, for a system with a reward; rules in
  /// files are out of reach.
  public static Transformation read(YamlMap block, DynamicalSystem system, Problems problems) {
    return read(block, system, RuleFiles.NONE, problems);
  }

  /// The rule that a block `{rule: NAME, ...}` describes, for a system with a reward. What is wrong
  /// with the block is added to `problems`; the transformation then changes nothing.
  ///
  /// @param files where written rules are found
  public static Transformation read(
      YamlMap block, DynamicalSystem system, RuleFiles files, Problems problems) {
    Optional<Transformation> rule =
        block.get("rule").filter(WrittenRuleReader::isWritten).isPresent()
            ? WrittenRuleReader.read(block, system, files, problems)
            : named(block.allowOnly(AdaptationReader.KEYS, problems), system, problems);
    return rule.orElse(unchanged -> unchanged);
  }

  private static Optional<Transformation> named(
      YamlMap block, DynamicalSystem system, Problems problems) {
    return block
        .require("rule", "write for example rule: " + names().getFirst(), problems)
        .flatMap(rule -> rule.text(problems))
        .flatMap(rule -> reader(rule, problems))
        .flatMap(reader -> reader.read(block, system, problems));
  }

  static Problem unrewarded(YamlMap block) {
    return block.problem("learning needs a reward", "write for example reward: -plant.x^2");
  }

  private static Optional<Reader> reader(YamlText rule, Problems problems) {
    Optional<Reader> reader = Optional.ofNullable(RULES.get(rule.text()));
    if (reader.isEmpty()) {
      String near = Nearest.advice(rule.text(), RULES.keySet());
      problems.add(
          rule.problem(
              "unknown learning rule '" + rule.text() + "'",
              near.isEmpty() ? "known rules: " + String.join(", ", names()) : near));
    }
    return reader;
  }
}
