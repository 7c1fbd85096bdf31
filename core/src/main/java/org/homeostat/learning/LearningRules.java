package org.homeostat.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// The learning rules by the names that a study's `learn:` block uses.
public final class LearningRules {
  private LearningRules() {}

  /// The rule of a study that names none; it ships as a file.
  public static final String DEFAULT = "normalised-actor-critic";

  static final String DECORRELATE = "decorrelate";

  /// Reads the settings of one rule.
  @FunctionalInterface
  interface Reader {
    /// The rule, or empty if the settings were wrong and added to the problems.
    Optional<Transformation> read(YamlMap settings, DynamicalSystem system, Problems problems);
  }

  /// A rule that is built in.
  private record BuiltIn(List<String> keys, Reader reader) {}

  private static final Map<String, BuiltIn> RULES =
      new TreeMap<>(
          Map.of(
              "ornstein-uhlenbeck-adaptation",
              new BuiltIn(AdaptationReader.KEYS, AdaptationReader::read),
              "real-time-recurrent-learning",
              new BuiltIn(GradientReader.EXACT, GradientReader::exact),
              "feedback-alignment",
              new BuiltIn(GradientReader.ALIGNED, GradientReader::aligned),
              "evolution-strategy",
              new BuiltIn(EvolutionStrategyReader.KEYS, EvolutionStrategyReader::read)));

  /// The names of the rules that are built in; others ship as files.
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
        written(block, files)
            .map(written -> WrittenRuleReader.read(written, block, system, files, problems))
            .orElseGet(
                () -> named(block.allowOnly(keys(block), problems), system, files, problems));
    return rule.map(learning -> decorrelated(block, system, learning, problems))
        .orElse(unchanged -> unchanged);
  }

  /// The rule, after `decorrelate: RATE` where the block has it.
  private static Transformation decorrelated(
      YamlMap block, DynamicalSystem system, Transformation rule, Problems problems) {
    Optional<Yaml> rate = block.get(DECORRELATE);
    if (rate.isEmpty()) {
      return rule;
    }
    double number = rate.get().number(problems).orElse(0);
    if (number < 0) {
      problems.add(rate.get().problem("expected a rate of at least 0", "0 leaves signals alone"));
    }
    List<String> parameters = new LearnedList(system, new Problems()).read(block);
    Decorrelation before = new Decorrelation(parameters, number);
    return of -> rule.apply(before.apply(of));
  }

  /// The written rule that is meant: a text, the path of a file, or the name of one that ships.
  private static Optional<Yaml> written(YamlMap block, RuleFiles files) {
    Optional<Yaml> said = block.get("rule");
    if (said.filter(WrittenRuleReader::isWritten).isPresent()) {
      return said;
    }
    if (said.isEmpty() && block.entries().stream().anyMatch(LearningRules::meansRule)) {
      return Optional.empty();
    }
    return path(said.map(name -> "" + name.value()).orElse(DEFAULT))
        .filter(path -> files.text(path).isPresent())
        .map(path -> new YamlText(SourceText.of("study", path), false));
  }

  /// Whether a key is `rule` with a slip of the finger: then no other rule is meant.
  private static boolean meansRule(YamlMap.Entry entry) {
    return !Nearest.of(entry.name(), List.of("rule")).isEmpty();
  }

  /// Where the rule is that a study calls by a path or a name, if it is not built in.
  public static Optional<String> path(String rule) {
    if (rule.endsWith(".yaml")) {
      return Optional.of(rule);
    }
    return RULES.containsKey(rule) || rule.contains("\n")
        ? Optional.empty()
        : Optional.of("rules/" + rule + ".yaml");
  }

  /// The keys of the rule that is named; those of the published one if it is not known.
  private static List<String> keys(YamlMap block) {
    return block
        .get("rule")
        .map(rule -> RULES.get("" + rule.value()))
        .map(BuiltIn::keys)
        .orElse(AdaptationReader.KEYS);
  }

  private static Optional<Transformation> named(
      YamlMap block, DynamicalSystem system, RuleFiles files, Problems problems) {
    return block
        .require("rule", "write for example rule: " + DEFAULT, problems)
        .flatMap(rule -> rule.text(problems))
        .flatMap(rule -> reader(rule, files, problems))
        .flatMap(reader -> reader.read(block, system, problems));
  }

  static Problem unrewarded(YamlMap block) {
    return block.problem("learning needs a reward", "write for example reward: -plant.x^2");
  }

  private static Optional<Reader> reader(YamlText rule, RuleFiles files, Problems problems) {
    Optional<Reader> reader = Optional.ofNullable(RULES.get(rule.text())).map(BuiltIn::reader);
    if (reader.isEmpty()) {
      String near = Nearest.advice(rule.text(), RULES.keySet());
      problems.add(
          rule.problem(
              "unknown learning rule '" + rule.text() + "'",
              near.isEmpty() ? files.near("rules/" + rule.text() + ".yaml") : near));
    }
    return reader;
  }
}
