package org.homeostat.studio.infer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Approximation;
import org.homeostat.studio.design.Starts;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemReader;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;

/// Reads a study with a section `infer` and resolves it.
///
/// ```yaml
/// study: pendulum-states
/// system: systems/pendulum.yaml
/// infer:
///   measure: {angle: 0.05}
///   start: {angle: 0.3, speed: 1}
///   filter: unscented
///   step: 0.02
/// ```
///
/// A file with several mistakes is refused with all that can be found.
public final class InferReader {
  static final List<String> KEYS = List.of("study", "about", "source", "system", "set", "infer");

  /// The keys of the section `infer` of a study with a system.
  static final List<String> SECTION =
      List.of(
          "measure",
          "start",
          "inputs",
          "time",
          "columns",
          "filter",
          "particles",
          "seed",
          "step",
          "gate",
          "parameters",
          "estimate",
          "sample",
          "calibrate");

  /// The keys of the section `infer` of a study without one.
  static final List<String> DENSITY =
      List.of(
          "parameters",
          "likelihood",
          "known",
          "data",
          "simulate",
          "quantities",
          "sample",
          "calibrate");

  /// The filters by name.
  static final Map<String, Approximation> FILTERS = filters();

  private static final Pattern INFERS = Pattern.compile("infer\\s*:");

  private final Library library;
  private final Problems problems = new Problems();
  private final YamlMap file;

  private InferReader(YamlMap file, Library library) {
    this.file = file.allowOnly(KEYS, problems);
    this.library = library;
  }

  private static Map<String, Approximation> filters() {
    Map<String, Approximation> filters = new LinkedHashMap<>();
    filters.put("extended", Approximation.taylor());
    filters.put("unscented", Approximation.unscented());
    filters.put("cubature", Approximation.cubature());
    return filters;
  }

  /// Whether a study has a section `infer`, and so is one for this package.
  public static boolean isInferring(SourceText file) {
    return file.text().lines().anyMatch(line -> INFERS.matcher(line).lookingAt());
  }

  /// The study of a file.
  ///
  /// @param library where the system is found that it names
  /// @throws InputException with every mistake of the file
  public static InferStudy read(SourceText file, Library library) {
    var reader = new InferReader(YamlReader.read(file), library);
    Optional<InferStudy> study = reader.study();
    reader.problems.throwIfAny();
    return study.orElseThrow();
  }

  private Optional<InferStudy> study() {
    String name = StudyReader.name(file, problems);
    String about =
        file.get("about")
            .flatMap(node -> node.text(problems))
            .map(text -> text.text().strip())
            .orElse("");
    return file.get("system").isPresent() || !isDensity()
        ? states(name, about).map(InferStudy.class::cast)
        : density(name, about).map(InferStudy.class::cast);
  }

  /// Whether a study without a system says what a density is made of.
  private boolean isDensity() {
    return file.get("infer").orElse(file) instanceof YamlMap map
        && map.get("measure").isEmpty()
        && map.get("parameters").isPresent();
  }

  private Optional<DensityStudy> density(String name, String about) {
    file.get("set")
        .ifPresent(node ->
            problems.add(
                node.problem("a study without a system has nothing to set", "see 'known'")));
    return file.require("infer", "", problems)
        .flatMap(node -> node.map(problems))
        .map(map -> map.allowOnly(DENSITY, problems))
        .flatMap(map -> new DensitySection(map, problems).read(name, about, file.value()));
  }

  private Optional<StateStudy> states(String name, String about) {
    Optional<SourceText> source =
        file.require("system", "the path of a system file: systems/pendulum.yaml", problems)
            .flatMap(node -> node.text(problems))
            .flatMap(text -> library.system(text, problems));
    Optional<DynamicalSystem> system = source.flatMap(this::system);
    Optional<YamlMap> section =
        file.require("infer", "write for example infer: {measure: {angle: 0.05}}", problems)
            .flatMap(node -> node.map(problems))
            .map(map -> map.allowOnly(SECTION, problems));
    if (system.isEmpty() || section.isEmpty()) {
      return Optional.empty();
    }
    DynamicalSystem set = set(system.get());
    return new InferSection(set, section.get(), problems).read(name, about, document(source.get()));
  }

  private Optional<DynamicalSystem> system(SourceText source) {
    try {
      return Optional.of(SystemReader.read(source));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  /// The system with the values of the section `set`.
  private DynamicalSystem set(DynamicalSystem system) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    Optional<YamlMap> map = file.get("set").flatMap(node -> node.map(problems));
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      Optional<Variable> variable =
          system.variables().stream().filter(v -> v.name().equals(entry.name())).findFirst();
      Optional<Tensor> value =
          new ValueReader(problems).quantity(entry.value()).map(ValueReader.Quantity::value);
      if (variable.isEmpty()) {
        List<String> known = system.variables().stream().map(Variable::name).toList();
        problems.add(
            entry
                .key()
                .problem(
                    "there is no parameter, input or state '" + entry.name() + "'",
                    Nearest.advice(entry.name(), known)));
      } else if (value.isPresent() && !value.get().shape().equals(variable.get().shape())) {
        problems.add(
            entry
                .value()
                .problem(
                    entry.name() + " has the shape " + variable.get().shape(),
                    "give it a value of its shape"));
      } else {
        value.ifPresent(found -> values.put(entry.name(), found));
      }
    }
    return system.with(new Starts(values));
  }

  /// The same document with other trials.
  static Map<String, Object> calibrating(Map<String, Object> document, Trials trials) {
    Map<String, Object> infer = new LinkedHashMap<>();
    if (document.get("infer") instanceof Map<?, ?> old) {
      old.forEach((key, value) -> infer.put(key.toString(), value));
    }
    infer.put("calibrate", trials.document());
    Map<String, Object> changed = new LinkedHashMap<>(document);
    changed.put("infer", infer);
    return changed;
  }

  private Map<String, Object> document(SourceText system) {
    Map<String, Object> document = new LinkedHashMap<>(file.value());
    document.put("system", system.text());
    return document;
  }
}
