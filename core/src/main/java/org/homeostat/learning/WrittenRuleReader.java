package org.homeostat.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.homeostat.system.YamlText;

/// Reads `{rule: rules/three-factor.yaml, parameters: [tau, A], sigma: 0.2}`: a written rule with
/// other values for some of its constants. The rule may also stand there itself, as a text of
/// several lines or a mapping.
final class WrittenRuleReader {
  private WrittenRuleReader() {}

  /// Whether the value of `rule:` is a written rule rather than the name of one.
  static boolean isWritten(Yaml rule) {
    return rule instanceof YamlMap
        || (rule instanceof YamlText text && (isInline(text) || text.text().endsWith(".yaml")));
  }

  private static boolean isInline(YamlText text) {
    return text.text().contains("\n");
  }

  /// @param written the rule, its text, or the path of its file
  /// @param files finds the text at a path
  static Optional<Transformation> read(
      Yaml written, YamlMap block, DynamicalSystem system, RuleFiles files, Problems problems) {
    int before = problems.found().size();
    if (!Learnable.isRewarded(system)) {
      problems.add(LearningRules.unrewarded(block));
    }
    List<String> parameters = new LearnedList(system, problems).read(block);
    List<Junction> junctions =
        system.parameters().stream()
            .filter(each -> parameters.contains(each.name()))
            .flatMap(each -> Junction.of(each, system).stream())
            .toList();
    Optional<WrittenRule> rule = rule(written, Features.count(junctions), files, problems);
    if (rule.filter(WrittenRule::seesNeurons).isPresent()) {
      new LearnedList(system, problems).refuseUnplain(block, parameters, "perturbs neurons");
    }
    Map<String, Double> constants =
        rule.map(known -> constants(block, known, problems)).orElse(Map.of());
    return problems.found().size() > before
        ? Optional.empty()
        : rule.map(known -> known.with(constants).learning(parameters));
  }

  private static Optional<WrittenRule> rule(
      Yaml written, int features, RuleFiles files, Problems problems) {
    try {
      return switch (written) {
        case YamlMap map -> Optional.of(RuleReader.read(map, features));
        case YamlText text -> text(text, features, files, problems);
        default -> Optional.empty();
      };
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private static Optional<WrittenRule> text(
      YamlText text, int features, RuleFiles files, Problems problems) {
    Optional<SourceText> source =
        isInline(text) ? Optional.of(text.source()) : files.text(text.text());
    if (source.isEmpty()) {
      problems.add(
          text.problem("no such file of a rule: '" + text.text() + "'", files.near(text.text())));
    }
    return source.map(YamlReader::read).map(map -> RuleReader.read(map, features));
  }

  private static Map<String, Double> constants(YamlMap block, WrittenRule rule, Problems problems) {
    List<String> names = rule.synapse().parameters().stream().map(Variable::name).toList();
    List<String> keys =
        Stream.concat(Stream.of("rule", "parameters", LearningRules.DECORRELATE), names.stream())
            .toList();
    Map<String, Double> constants = new LinkedHashMap<>();
    for (YamlMap.Entry entry : block.allowOnly(keys, problems).entries()) {
      if (names.contains(entry.name())) {
        entry.value().number(problems).ifPresent(value -> constants.put(entry.name(), value));
      }
    }
    return constants;
  }
}
