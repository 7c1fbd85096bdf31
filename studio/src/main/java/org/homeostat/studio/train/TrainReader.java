package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.homeostat.system.YamlText;

/// Reads a study with a section `train` and resolves it.
///
/// ```yaml
/// study: fashion-dense
/// data: {train: fashion-mnist/train, test: fashion-mnist/test}
/// model: systems/hopfield-classifier.yaml
/// train: {optimiser: {adam: 0.0005}, batch: 50, epochs: 30, seeds: 3}
/// arms: {equilibrium propagation: {}, backpropagation: {train.rule: backpropagation}}
/// ```
///
/// A file with several mistakes is refused with all that can be found.
public final class TrainReader {
  static final List<String> KEYS =
      List.of("study", "about", "source", "data", "model", "train", "chips", "arms");

  /// The keys of the section `train`.
  static final List<String> SECTION =
      List.of(
          "rule",
          "nudge",
          "settle",
          "feedback",
          "optimiser",
          "batch",
          "epochs",
          "gain",
          "precision",
          "blas",
          "certify",
          "seeds",
          "first seed");

  private static final int MOST_SEEDS = 100_000;
  private static final Pattern TRAINS = Pattern.compile("(train|model)\\s*:");

  private final Library library;
  private final Problems problems = new Problems();
  private final YamlMap file;

  private TrainReader(YamlMap file, Library library) {
    this.file = file.allowOnly(KEYS, problems);
    this.library = library;
  }

  /// Whether a study has a section `train`, and so is one for this package.
  public static boolean isTraining(SourceText file) {
    return file.text().lines().anyMatch(line -> TRAINS.matcher(line).lookingAt());
  }

  /// The study of a file.
  ///
  /// @param library where the model is found that it names
  /// @throws InputException with every mistake of the file
  public static TrainStudy read(SourceText file, Library library) {
    var reader = new TrainReader(YamlReader.read(file), library);
    Optional<TrainStudy> study = reader.study();
    reader.problems.throwIfAny();
    return study.orElseThrow();
  }

  private Optional<TrainStudy> study() {
    String name = StudyReader.name(file, problems);
    String about =
        file.get("about").flatMap(node -> node.text(problems)).map(YamlText::text).orElse("");
    Optional<DataSource> data =
        section("data", "data: {train: digits/train, test: digits/test}")
            .flatMap(map -> new DataReader(map, library.folder(), problems).read());
    file.require("model", "a system file with an energy: systems/hopfield.yaml", problems);
    section("train", "train: {optimiser: {adam: 0.001}, batch: 50, epochs: 10}");
    List<TrainArm> arms = arms(name);
    var seeds = new Settings(sectionOrEmpty().allowOnly(SECTION, problems), problems);
    int count = seeds.whole("seeds", 1, MOST_SEEDS, 1);
    int first = seeds.whole("first seed", 0, Integer.MAX_VALUE, 0);
    Certify certify = certify(seeds, arms);
    if (data.isEmpty() || arms.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainStudy(name, about.strip(), data.get(), arms, first, count, certify, document()));
  }

  private Certify certify(Settings section, List<TrainArm> arms) {
    Optional<Yaml> said = section.get("certify");
    Certify certify =
        said.flatMap(node -> section.word(node, "answer", Certify.names()))
            .map(Certify::of)
            .orElse(Certify.NO);
    boolean settles = arms.stream().anyMatch(arm -> arm.settings().comparesEquilibria());
    if (certify != Certify.NO && !arms.isEmpty() && !settles) {
      problems.add(
          said.orElse(file)
              .problem(
                  "no arm learns by comparing equilibria, which a certificate is of",
                  "leave 'certify' out"));
    }
    return certify;
  }

  private Optional<YamlMap> section(String key, String example) {
    return file.require(key, "write for example " + example, problems)
        .flatMap(node -> node.map(problems));
  }

  private YamlMap sectionOrEmpty() {
    return file.get("train").orElse(file) instanceof YamlMap map && map != file
        ? map
        : YamlMap.empty("train");
  }

  private List<TrainArm> arms(String study) {
    Optional<YamlMap> written = file.get("arms").flatMap(node -> node.map(problems));
    List<TrainArm> arms = new ArrayList<>();
    if (file.get("arms").isEmpty()) {
      arm(study, file).ifPresent(arms::add);
    }
    written
        .filter(map -> map.entries().isEmpty())
        .ifPresent(
            map -> problems.add(map.problem("no arms", "leave 'arms' out for a single one")));
    for (YamlMap.Entry entry : written.map(YamlMap::entries).orElse(List.of())) {
      if (entry.name().isBlank()) {
        problems.add(entry.key().problem("an arm needs a name", ""));
      }
      entry
          .value()
          .map(problems)
          .flatMap(map -> arm(entry.name(), new Changes(file, problems).of(map)))
          .ifPresent(arms::add);
    }
    return arms;
  }

  private Optional<TrainArm> arm(String name, YamlMap changed) {
    return settings(changed)
        .map(each ->
            new TrainArm(name, each, new ChipsReader(changed.get("chips"), each, problems).read()));
  }

  private Optional<TrainSettings> settings(YamlMap changed) {
    var models = new ModelReader(library, problems);
    Optional<ModelReader.Built> model = changed.get("model").flatMap(models::read);
    Optional<YamlMap> section =
        changed.get("train").filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    return new LearningReader(section.get().allowOnly(SECTION, problems), model, problems).read();
  }

  /// The file as plain values, with the models themselves in the place of their paths.
  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>(file.value());
    file.get("model").ifPresent(model -> document.put("model", whole(model)));
    if (document.get("arms") instanceof Map<?, ?> arms) {
      Map<String, Object> resolved = new LinkedHashMap<>();
      arms.forEach((name, changes) -> resolved.put(name.toString(), resolved(changes)));
      document.put("arms", resolved);
    }
    return document;
  }

  private Object resolved(Object changes) {
    Map<Object, Object> resolved = new LinkedHashMap<>();
    if (changes instanceof Map<?, ?> map) {
      resolved.putAll(map);
    }
    if (resolved.get("model") instanceof String path) {
      library.text(path).ifPresent(text -> resolved.put("model", text.text()));
    }
    return resolved;
  }

  private Object whole(Yaml model) {
    return model instanceof YamlText path
        ? library.text(path.text()).map(SourceText::text).orElse(path.text())
        : model.value();
  }
}
