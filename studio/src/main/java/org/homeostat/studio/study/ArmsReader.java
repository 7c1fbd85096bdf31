package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.solver.Measure;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `arms: {learning: {}, heavy: {plant.mass: 2}, optimum: {agent: lqr}}`.
///
/// An arm says values, and may have an agent, connections or a learning rule of its own. Then it is
/// solved as a system of its own, on the same noise. An agent of its own does not learn, and has no
/// imperfections, unless the arm says which; one that is designed is designed for the plant with
/// the values of the arm.
final class ArmsReader {
  private final YamlMap file;
  private final Library library;
  private final SettingsReader settings;
  private final Problems problems;
  private final Map<String, Loop> loops = new LinkedHashMap<>();
  private final Map<String, SettingsReader> own = new LinkedHashMap<>();

  ArmsReader(YamlMap file, Library library, SettingsReader settings, Problems problems) {
    this.file = file;
    this.library = library;
    this.settings = settings;
    this.problems = problems;
  }

  /// The arms; a study without arms has one of its own name.
  List<Arm> read(String study) {
    Optional<YamlMap> map = file.get("arms").flatMap(node -> node.map(problems));
    if (file.get("arms").isEmpty()) {
      return List.of(new Arm(study, Map.of()));
    }
    List<Arm> arms = new ArrayList<>();
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      if (entry.name().isBlank()) {
        problems.add(entry.key().problem("an arm needs a name", ""));
      }
      arms.add(arm(study, entry));
    }
    map.filter(each -> each.entries().isEmpty())
        .ifPresent(
            each -> problems.add(each.problem("no arms", "leave 'arms' out for a single one")));
    return arms;
  }

  private Arm arm(String study, YamlMap.Entry entry) {
    if (!(entry.value() instanceof YamlMap said) || file.get("system").isPresent()) {
      return new Arm(entry.name(), settings.values(Optional.of(entry.value())));
    }
    List<YamlMap.Entry> sections =
        said.entries().stream().filter(each -> LoopReader.OF_ARMS.contains(each.name())).toList();
    YamlMap values = without(said, sections);
    if (sections.isEmpty()) {
      return new Arm(entry.name(), settings.values(Optional.of(values)));
    }
    List<YamlMap> known = new ArrayList<>();
    file.get("set").filter(YamlMap.class::isInstance).ifPresent(set -> known.add((YamlMap) set));
    known.add(values);
    try {
      Loop loop = new LoopReader(changed(sections), library, problems).read(study, known);
      var reader = new SettingsReader(loop.system(), problems);
      loops.put(entry.name(), loop);
      own.put(entry.name(), reader);
      return new Arm(entry.name(), reader.values(Optional.of(values)));
    } catch (InputException refused) {
      problems.addAll(refused);
      return new Arm(entry.name(), Map.of());
    }
  }

  private static YamlMap without(YamlMap map, List<YamlMap.Entry> entries) {
    return new YamlMap(
        map.source(), map.entries().stream().filter(each -> !entries.contains(each)).toList());
  }

  /// The file of the study with these sections in the place of its own.
  private YamlMap changed(List<YamlMap.Entry> sections) {
    List<String> dropped = new ArrayList<>(sections.stream().map(YamlMap.Entry::name).toList());
    if (dropped.contains("agent")) {
      dropped.add("learn");
      dropped.add("imperfections");
    }
    List<YamlMap.Entry> entries = new ArrayList<>();
    file.entries().stream().filter(each -> !dropped.contains(each.name())).forEach(entries::add);
    entries.addAll(sections);
    return new YamlMap(file.source(), entries);
  }

  /// The loops of the arms that have their own.
  Map<String, Loop> loops() {
    return loops;
  }

  /// What is measured is known in every arm.
  void check(List<Measure> measures) {
    own.forEach((name, reader) -> {
      for (Measure measure : measures) {
        if (!reader.knows(measure.quantity())) {
          problems.add(
              place(name)
                  .problem(
                      "the measure '" + measure.name() + "' has names that this arm has not",
                      "measure what all arms have, such as plant.x or reward"));
        }
      }
    });
  }

  private Yaml place(String arm) {
    return file.get("arms")
        .flatMap(node ->
            ((YamlMap) node)
                .entries().stream()
                    .filter(entry -> entry.name().equals(arm))
                    .map(entry -> (Yaml) entry.key())
                    .findFirst())
        .orElse(file);
  }

  /// The study as plain values, with systems, rules and designed agents themselves in the place of
  /// their names.
  Map<String, Object> document(Loop loop) {
    Map<String, Object> document = new LinkedHashMap<>(file.value());
    document.putAll(loop.sections());
    if (!loops.isEmpty() && document.get("arms") instanceof Map<?, ?> arms) {
      Map<String, Object> resolved = new LinkedHashMap<>();
      arms.forEach((name, said) -> resolved.put("" + name, resolved("" + name, said)));
      document.put("arms", resolved);
    }
    return document;
  }

  private Object resolved(String arm, Object said) {
    Loop loop = loops.get(arm);
    if (loop == null || !(said instanceof Map<?, ?> map)) {
      return said;
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    map.forEach((key, value) -> whole.put("" + key, value));
    for (String section : LoopReader.OF_ARMS) {
      boolean implied = whole.containsKey("agent") && section.equals("connect");
      if ((whole.containsKey(section) || implied) && loop.sections().containsKey(section)) {
        whole.put(section, loop.sections().get(section));
      }
    }
    return whole;
  }
}
