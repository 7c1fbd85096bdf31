package org.homeostat.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Passage;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads a [WrittenRule]: the rule is read as the system of one synapse, so that its mistakes are
/// found as those of any system.
final class RuleReader {
  private static final List<String> KEYS =
      List.of(
          "rule",
          "about",
          "source",
          "parameters",
          "states",
          "synapse",
          "noise",
          "functions",
          "unknown",
          "equations");

  private final YamlMap file;
  private final Problems problems = new Problems();
  private final Set<String> shared = new HashSet<>();
  private final Set<String> starting = new HashSet<>();
  private final Map<String, YamlText> labels = new LinkedHashMap<>();

  private RuleReader(YamlMap file) {
    this.file = file.allowOnly(KEYS, problems);
  }

  /// The rule, for no parameters yet.
  ///
  /// @throws InputException with every mistake
  static WrittenRule read(YamlMap file) {
    return new RuleReader(file).read();
  }

  private WrittenRule read() {
    file.require("rule", "the first line of a rule is 'rule: NAME'", problems);
    DynamicalSystem synapse;
    try {
      synapse = SystemReader.read(asSystem());
    } catch (InputException refused) {
      problems.addAll(refused);
      problems.throwIfAny();
      throw refused;
    }
    WrittenRule rule = new WrittenRule(synapse, shared, starting, List.of());
    refuseArrays(synapse);
    refuseMixing(rule);
    problems.throwIfAny();
    return rule;
  }

  /// The system of one synapse: theta, then its own states, then those that all share.
  private YamlMap asSystem() {
    List<YamlMap.Entry> states = new ArrayList<>();
    states.add(entry(WrittenRule.THETA, text("0")));
    entries("synapse").forEach(each -> states.add(synaptic(each)));
    for (YamlMap.Entry each : entries("states")) {
      shared.add(each.name());
      states.add(each);
    }
    states.forEach(each -> labels.put(each.name(), each.key()));
    entries("parameters").forEach(each -> labels.put(each.name(), each.key()));
    YamlText reward = labels.get(WrittenRule.REWARD);
    if (reward != null) {
      problems.add(reward.problem("'reward' is what the rule reads", "rename it"));
      problems.throwIfAny();
    }
    List<YamlMap.Entry> entries = new ArrayList<>();
    entries.add(entry("system", file.get("rule").orElse(text("rule"))));
    entries.add(entry("states", new YamlMap(file.source(), states)));
    entries.add(entry("inputs", new YamlList(file.source(), List.of(text(WrittenRule.REWARD)))));
    for (YamlMap.Entry each : file.entries()) {
      if (!List.of("rule", "states", "synapse").contains(each.name())) {
        entries.add(each);
      }
    }
    return new YamlMap(file.source(), entries);
  }

  private List<YamlMap.Entry> entries(String key) {
    return file.get(key)
        .flatMap(value -> value.map(problems))
        .map(YamlMap::entries)
        .orElse(List.of());
  }

  /// A state that each synapse has; `mu: theta` starts where the parameter starts.
  private YamlMap.Entry synaptic(YamlMap.Entry entry) {
    if (entry.value() instanceof YamlText start && start.text().equals(WrittenRule.THETA)) {
      starting.add(entry.name());
      return new YamlMap.Entry(entry.key(), text("0"));
    }
    return entry;
  }

  private static YamlMap.Entry entry(String key, Yaml value) {
    return new YamlMap.Entry(text(key), value);
  }

  private static YamlText text(String text) {
    return new YamlText(SourceText.of("rule", text), false);
  }

  private void refuseArrays(DynamicalSystem synapse) {
    for (Variable each : synapse.variables()) {
      YamlText label = labels.get(each.name());
      if (!each.shape().isScalar() && label != null) {
        problems.add(
            label.problem(
                "'%s' has shape %s, a rule has scalars only".formatted(each.name(), each.shape()),
                "a rule says what one synapse does; each element of a parameter is one"));
      }
    }
  }

  /// A state of all synapses cannot follow one of them.
  private void refuseMixing(WrittenRule rule) {
    Set<String> own = rule.own();
    for (Differential equation : rule.synapse().equations()) {
      if (shared.contains(equation.state())) {
        List<Expression> parts = new ArrayList<>(equation.noise().values());
        parts.add(equation.drift());
        parts.stream()
            .flatMap(part -> part.names().stream())
            .filter(own::contains)
            .distinct()
            .forEach(name ->
                problems.add(
                    place(
                        "d" + equation.state(),
                        name,
                        "all synapses share '%s', each has a '%s' of its own"
                            .formatted(equation.state(), name),
                        "declare " + equation.state() + " under synapse:")));
      }
    }
    for (Expression part : everything(rule.synapse())) {
      Elements.mixing(part)
          .ifPresent(word ->
              problems.add(
                  place(
                      "",
                      word,
                      "'%s' mixes the elements of an array, a rule has scalars only"
                          .formatted(word),
                      "a rule says what one synapse does")));
    }
  }

  private static List<Expression> everything(DynamicalSystem synapse) {
    List<Expression> all = new ArrayList<>();
    synapse.definitions().forEach(each -> all.add(each.value()));
    for (Differential equation : synapse.equations()) {
      all.add(equation.drift());
      all.addAll(equation.noise().values());
    }
    return all;
  }

  /// A problem with a word in the equations, in the statement that begins with `left`.
  private Problem place(String left, String word, String message, String advice) {
    Optional<YamlText> equations = file.get("equations").flatMap(each -> each.text(problems));
    SourceText source = equations.orElseThrow().source();
    Matcher begin = Pattern.compile("(?m)^\\s*" + Pattern.quote(left)).matcher(source.text());
    int from = begin.find() ? begin.end() : 0;
    int at = Math.max(0, source.text().indexOf(word, from));
    return new Problem(
        new Passage(source, at, source.text().length()).position(0),
        word.length(),
        message,
        advice);
  }
}
