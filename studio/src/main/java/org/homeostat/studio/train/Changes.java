package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Passage;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// What an arm changes: `{train.rule: backpropagation, train.settle.free: 60}`. Each change is put
/// into the file in the place of what stands there, so that a mistake in it is placed in the arm.
record Changes(YamlMap file, Problems problems) {
  private static final List<String> SECTIONS = List.of("train", "model", "chips");

  /// Settings that all arms share.
  private static final List<String> SHARED =
      List.of("train.seeds", "train.first seed", "train.certify");

  /// The file as the arm has it.
  YamlMap of(YamlMap arm) {
    YamlMap changed = file;
    for (YamlMap.Entry entry : arm.entries()) {
      if (isKnown(entry)) {
        changed = put(changed, segments(entry.key()), entry.value());
      }
    }
    return changed;
  }

  private boolean isKnown(YamlMap.Entry entry) {
    String name = entry.name();
    String section = name.split("\\.", 2)[0];
    if (SHARED.contains(name)) {
      problems.add(entry.key().problem("the arms of a study share this", "say it in 'train'"));
      return false;
    }
    if (SECTIONS.contains(section) && !name.equals("train")) {
      return true;
    }
    List<String> known =
        Stream.of(
                TrainReader.SECTION.stream().map(key -> "train." + key),
                Stream.of("model"),
                ChipsReader.KEYS.stream().map(key -> "chips." + key))
            .flatMap(each -> each)
            .filter(key -> !SHARED.contains(key))
            .toList();
    String near = Nearest.advice(name, known);
    problems.add(
        entry
            .key()
            .problem(
                "an arm changes no '" + name + "'",
                near.isEmpty() ? "it changes " + String.join(", ", known) : near));
    return false;
  }

  private static List<YamlText> segments(YamlText key) {
    List<YamlText> segments = new ArrayList<>();
    String text = key.text();
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      segments.add(new YamlText(new Passage(key.source(), from, end), false));
      from = end + 1;
    }
    return segments;
  }

  private static YamlMap put(YamlMap map, List<YamlText> path, Yaml value) {
    YamlText key = path.getFirst();
    Optional<Yaml> before = map.get(key.text());
    Yaml after =
        path.size() == 1 ? value : put(below(before, key), path.subList(1, path.size()), value);
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      entries.add(
          !entry.name().equals(key.text())
              ? entry
              : new YamlMap.Entry(path.size() == 1 ? key : entry.key(), after));
    }
    if (before.isEmpty()) {
      entries.add(new YamlMap.Entry(key, after));
    }
    return new YamlMap(map.source(), entries);
  }

  private static YamlMap below(Optional<Yaml> before, YamlText key) {
    return before.isPresent() && before.get() instanceof YamlMap map
        ? map
        : new YamlMap(key.source(), List.of());
  }
}
