package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads a study with a section `compare`:
///
/// ```yaml
/// compare:
///   line: optimum
///   brains:
///     rate network:    {arm: trained}
///     spiking network: {arm: trained, as: spikes, neurons: 100}
///     fixed-point C:   {arm: trained, as: c, fixed: q7.16}
///     Verilog:         {arm: trained, as: verilog, fixed: q7.16}
/// ```
public final class CompareReader {
  static final List<String> KEYS = List.of("line", "brains");

  private static final Pattern COMPARES = Pattern.compile("compare\\s*:");

  private final StudyReader.Draft draft;
  private final Problems problems;

  private CompareReader(StudyReader.Draft draft) {
    this.draft = draft;
    this.problems = draft.problems();
  }

  /// Whether a study has a section `compare`.
  public static boolean isComparing(SourceText file) {
    return file.text().lines().anyMatch(line -> COMPARES.matcher(line).lookingAt());
  }

  /// The study of a file.
  ///
  /// @throws InputException with every mistake of the file
  public static CompareStudy read(SourceText file, Library library) {
    return new CompareReader(StudyReader.draft(file, library)).read();
  }

  private CompareStudy read() {
    YamlMap section =
        draft
            .file()
            .require("compare", "compare: {line: ..., brains: ...}", problems)
            .flatMap(node -> node.map(problems))
            .map(map -> map.allowOnly(KEYS, problems))
            .orElse(YamlMap.empty("compare"));
    Study study = draft.study();
    checkPlace(section);
    Arm first = study.arms().getFirst();
    Arm line =
        section
            .require("line", "the arm whose agent is the line to beat: line: optimum", problems)
            .flatMap(this::arm)
            .orElse(first);
    List<Brain> brains = new ArrayList<>();
    section
        .require("brains", "brains: {rate network: {arm: ...}}", problems)
        .flatMap(node -> node.map(problems))
        .ifPresent(map -> map.entries().forEach(each -> brain(each).ifPresent(brains::add)));
    problems.throwIfAny();
    return new CompareStudy(study, line, brains);
  }

  private void checkPlace(YamlMap section) {
    if (draft.study().measures().isEmpty()) {
      problems.add(
          section.problem(
              "nothing is measured, so no brain is better than another",
              "write measure: {return: {sum: reward}}"));
    }
    if (draft.study().parts().size() < 2) {
      problems.add(section.problem("a comparison needs a plant and an agent", ""));
    }
  }

  private Optional<Brain> brain(YamlMap.Entry entry) {
    Optional<YamlMap> said =
        entry.value().map(problems).map(map -> map.allowOnly(FormReader.KEYS, problems));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Optional<Arm> arm =
        said.get()
            .require("arm", "the arm whose agent it is: arm: " + names().getFirst(), problems)
            .flatMap(this::arm);
    var reader = new FormReader(said.get(), problems);
    Form form = reader.read();
    return arm.map(each -> reader.brain(entry.name(), each, form, draft.study().solving()));
  }

  private Optional<Arm> arm(Yaml node) {
    Optional<YamlText> text = node.text(problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String said = text.get().text();
    Optional<Arm> found =
        draft.study().arms().stream().filter(each -> each.name().equals(said)).findFirst();
    if (found.isEmpty()) {
      String near = Nearest.advice(said, names());
      problems.add(
          text.get()
              .problem(
                  "there is no arm '" + said + "'",
                  near.isEmpty() ? "the arms are " + String.join(", ", names()) : near));
    }
    return found;
  }

  private List<String> names() {
    return draft.study().arms().stream().map(Arm::name).toList();
  }
}
