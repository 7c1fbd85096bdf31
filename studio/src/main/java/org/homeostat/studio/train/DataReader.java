package org.homeostat.studio.train;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.studio.data.Augmentation;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.KnownSet;
import org.homeostat.studio.data.Layout;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `data: {train: fashion-mnist/train, test: fashion-mnist/test, augment: {shift: 2}}`. The
/// data themselves are read when training begins.
final class DataReader {
  private static final List<String> KEYS =
      List.of("train", "test", "examples", "test examples", "augment", "label", "shape", "pixels");

  private static final List<String> AUGMENT = List.of("shift", "flip", "crop");
  private static final int MOST_PIXELS = 100_000;

  private final YamlMap map;
  private final Path folder;
  private final Problems problems;
  private final Settings settings;

  DataReader(YamlMap map, Path folder, Problems problems) {
    this.map = map.allowOnly(KEYS, problems);
    this.folder = folder;
    this.problems = problems;
    this.settings = new Settings(this.map, problems);
  }

  Optional<DataSource> read() {
    Optional<YamlText> train = set("train");
    Optional<YamlText> test = set("test");
    int examples = settings.whole("examples", 1, Integer.MAX_VALUE, 0);
    int tests = settings.whole("test examples", 1, Integer.MAX_VALUE, 0);
    String label =
        settings.get("label").flatMap(node -> node.text(problems)).map(YamlText::text).orElse("");
    var layout =
        new Layout(
            label,
            List.of(),
            settings.get("shape").map(node -> lengths(node, 3)).orElse(List.of()),
            truth(settings, "pixels"));
    Augmentation augmentation =
        settings
            .get("augment")
            .flatMap(node -> node.map(problems))
            .map(this::augmentation)
            .orElse(Augmentation.NONE);
    if (train.isEmpty() || test.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DataSource(train.get(), test.get(), layout, examples, tests, augmentation));
  }

  private Optional<YamlText> set(String key) {
    return map.require(key, "'homeostat data' lists the known sets; a path is one too", problems)
        .flatMap(node -> node.text(problems))
        .filter(this::exists);
  }

  private boolean exists(YamlText set) {
    List<String> known = DataSets.here(folder).known().stream().map(KnownSet::name).toList();
    if (known.contains(set.text()) || isFile(set.text())) {
      return true;
    }
    String near = Nearest.advice(set.text(), known);
    problems.add(
        set.problem(
            "no such file or known set: '" + set.text() + "'",
            near.isEmpty() ? "'homeostat data' lists the known sets" : near));
    return false;
  }

  private boolean isFile(String path) {
    try {
      return !path.isEmpty() && Files.exists(folder.resolve(path));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private Augmentation augmentation(YamlMap said) {
    var augment = new Settings(said.allowOnly(AUGMENT, problems), problems);
    return new Augmentation(
        augment.whole("shift", 0, MOST_PIXELS, 0),
        truth(augment, "flip"),
        augment.get("crop").map(node -> lengths(node, 2)).orElse(List.of()));
  }

  private boolean truth(Settings from, String key) {
    Optional<String> word =
        from.get(key).flatMap(node -> from.word(node, "answer", List.of("true", "false")));
    return word.equals(Optional.of("true"));
  }

  /// `[28, 28]`; empty if it is none.
  private List<Integer> lengths(Yaml node, int most) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    int least = most == 2 ? 2 : 1;
    if (items.size() < least || items.size() > most) {
      problems.add(node.problem("expected rows and columns, such as [28, 28]", ""));
      return List.of();
    }
    List<Integer> lengths = new ArrayList<>();
    for (Yaml item : items) {
      double value = item.value() instanceof Double number ? number : Double.NaN;
      if (!(value >= 1 && value <= MOST_PIXELS && value == Math.rint(value))) {
        problems.add(item.problem("expected a whole number above 0, found " + item.kind(), ""));
        return List.of();
      }
      lengths.add((int) value);
    }
    return lengths;
  }
}
