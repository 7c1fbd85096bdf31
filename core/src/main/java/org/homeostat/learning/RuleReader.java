package org.homeostat.learning;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;
import org.jspecify.annotations.Nullable;

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
          "neuron",
          "synapse",
          "noise",
          "functions",
          "unknown",
          "equations");

  private final YamlMap file;
  private final Problems problems = new Problems();
  private final int features;
  private final Map<String, Level> levels = new HashMap<>();
  private final Set<String> starting = new HashSet<>();
  private final Map<String, YamlText> labels = new LinkedHashMap<>();

  private RuleReader(YamlMap file, int features) {
    this.file = file.allowOnly(KEYS, problems);
    this.features = features;
  }

  /// The rule, for no parameters yet.
  ///
  /// @param features how many its critic sees
  /// @throws InputException with every mistake
  static WrittenRule read(YamlMap file, int features) {
    return new RuleReader(file, features).read();
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
    WrittenRule rule = new WrittenRule(synapse, levels, starting, List.of());
    refuseArrays(synapse);
    refuseMixing(rule);
    problems.throwIfAny();
    return rule;
  }

  /// The system of one synapse: theta, then its own states, then those that all share.
  private YamlMap asSystem() {
    List<YamlMap.Entry> states = new ArrayList<>();
    states.add(entry(WrittenRule.THETA, text("0")));
    for (YamlMap.Entry each : entries("synapse")) {
      levels.put(each.name(), Level.SYNAPSE);
      states.add(synaptic(each));
    }
    for (YamlMap.Entry each : entries("neuron")) {
      levels.put(each.name(), Level.NEURON);
      states.add(each);
    }
    for (YamlMap.Entry each : entries("states")) {
      levels.put(each.name(), Level.SHARED);
      states.add(sized(each));
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
    entries.add(entry("inputs", new YamlMap(file.source(), inputs())));
    for (YamlMap.Entry each : file.entries()) {
      if (!List.of("rule", "states", "neuron", "synapse").contains(each.name())) {
        entries.add(each);
      }
    }
    return new YamlMap(file.source(), entries);
  }

  /// What the rule reads: the reward, and of the neurons what its equations mention.
  private List<YamlMap.Entry> inputs() {
    List<YamlMap.Entry> inputs = new ArrayList<>(List.of(entry(WrittenRule.REWARD, text("0"))));
    for (String each : List.of(WrittenRule.PRE, WrittenRule.DRIVE, WrittenRule.FEATURES)) {
      if (!labels.containsKey(each) && mentions(each)) {
        inputs.add(entry(each, each.equals(WrittenRule.FEATURES) ? vector() : text("0")));
      }
    }
    return inputs;
  }

  private boolean mentions(String name) {
    return file.get("equations")
        .map(each -> Pattern.compile("\\b" + name + "\\b").matcher("" + each.value()).find())
        .orElse(false);
  }

  private YamlMap vector() {
    YamlList shape = new YamlList(file.source(), List.of(text("" + features)));
    return new YamlMap(file.source(), List.of(entry("shape", shape)));
  }

  /// `{shape: [features], start: 1}` with the number of features.
  private YamlMap.Entry sized(YamlMap.Entry entry) {
    if (!(entry.value() instanceof YamlMap map)) {
      return entry;
    }
    List<YamlMap.Entry> sized = new ArrayList<>();
    for (YamlMap.Entry each : map.entries()) {
      boolean all =
          each.name().equals("shape")
              && each.value() instanceof YamlList list
              && list.value().equals(List.of(WrittenRule.FEATURES));
      sized.add(all ? new YamlMap.Entry(each.key(), vector().get("shape").orElseThrow()) : each);
    }
    return new YamlMap.Entry(entry.key(), new YamlMap(map.source(), sized));
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
      boolean shared = levels.get(each.name()) == Level.SHARED;
      boolean sized = shared && each.shape().equals(Shape.of(features));
      if (!each.shape().isScalar() && label != null && !sized) {
        problems.add(
            label.problem(
                "'%s' has shape %s, a rule has scalars only".formatted(each.name(), each.shape()),
                shared
                    ? "write {shape: [features]} for one number for each feature"
                    : "a rule says what one synapse does; each element of a parameter is one"));
      }
    }
  }

  /// A state of all synapses cannot follow one of them, nor one of neurons a synapse.
  private void refuseMixing(WrittenRule rule) {
    Map<String, Level> every = rule.everyLevel();
    for (Differential equation : rule.synapse().equations()) {
      Level level = levels.getOrDefault(equation.state(), Level.SYNAPSE);
      for (Expression part : parts(equation)) {
        part.names().stream()
            .filter(name -> !level.sees(every.getOrDefault(name, Level.SHARED)))
            .forEach(name -> problems.add(unseen(equation.state(), level, name, every.get(name))));
        if (level != Level.SHARED) {
          refuseMixing(part);
        }
      }
    }
    for (Definition definition : rule.synapse().definitions()) {
      if (every.get(definition.name()) != Level.SHARED) {
        refuseMixing(definition.value());
      }
    }
  }

  private void refuseMixing(Expression part) {
    Elements.mixing(part)
        .ifPresent(word ->
            problems.add(
                place(
                    "",
                    word,
                    "'%s' mixes the elements of an array, a rule has scalars only".formatted(word),
                    "a rule says what one synapse does")));
  }

  private static List<Expression> parts(Differential equation) {
    List<Expression> parts = new ArrayList<>(equation.noise().values());
    parts.add(equation.drift());
    return parts;
  }

  private Problem unseen(String state, Level level, String name, @Nullable Level other) {
    String each =
        other == Level.NEURON ? "each neuron" : other == Level.INPUT ? "each signal" : "each";
    String message =
        level == Level.SHARED
            ? "all synapses share '%s', %s has a '%s' of its own".formatted(state, each, name)
            : "a neuron has one '%s', %s has a '%s' of its own".formatted(state, each, name);
    return place("d" + state, name, message, "declare " + state + " under synapse:");
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
