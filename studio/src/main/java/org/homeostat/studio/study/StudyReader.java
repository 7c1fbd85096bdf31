package org.homeostat.studio.study;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unknown;
import org.homeostat.solver.Measure;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.homeostat.system.YamlText;

/// Reads a study from its YAML form and resolves it.
///
/// ```yaml
/// study: particle-textbook
/// plant: systems/particle.yaml
/// agent: systems/rate-network.yaml
/// connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
/// reward: -plant.x^2 - agent.u^2
/// learn:  {rule: ornstein-uhlenbeck-adaptation, parameters: [tau, A, b, B, C], sigma: 0.1, ...}
/// solve:  {method: shark, step: 0.1, until: 300, seeds: 20}
/// arms:   {learning: {}, without learning: {learn.sigma: 0}}
/// measure: {return: {sum: reward, at: [100, 165, 300]}}
/// ```
///
/// The plant or agent is the path of a system file or, as a text of several lines, the system
/// itself; an agent may also be designed for the plant, `agent: lqr`. In the place of both,
/// `system` is a lone one, whose names get no prefix. The straight walk from the file to the system
/// that is solved is [Assembly]. A file with several mistakes is refused with all that can be
/// found.
public final class StudyReader {
  static final List<String> KEYS =
      List.of(
          "study",
          "about",
          "source",
          "system",
          "plant",
          "agent",
          "connect",
          "reward",
          "changes",
          "learn",
          "imperfections",
          "solve",
          "set",
          "arms",
          "sweep",
          "against",
          "lifelong",
          "measure",
          "evolve",
          "compare",
          "diverged",
          "record");

  private static final Pattern OWN_KEY =
      Pattern.compile("(study|plant|agent|connect|arms|evolve|compare|train|infer)\\s*:");
  private static final Pattern EVOLVES = Pattern.compile("evolve\\s*:");
  private static final String EVOLVE =
      "'homeostat evolve' finds them, if the study has a section 'evolve'";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

  private final Library library;
  private final Problems problems = new Problems();
  private YamlMap file;

  private StudyReader(YamlMap file, Library library) {
    this.file = file;
    this.library = library;
  }

  /// Whether a file is meant to be a study rather than a system, however wrong it is.
  public static boolean isStudy(SourceText file) {
    return file.text().lines().anyMatch(line -> OWN_KEY.matcher(line).lookingAt());
  }

  /// Whether a study has a section `evolve`, and so is one for the package `evolve`.
  public static boolean isEvolving(SourceText file) {
    return file.text().lines().anyMatch(line -> EVOLVES.matcher(line).lookingAt());
  }

  /// The study of a file.
  ///
  /// @param library where the systems are found that it names
  /// @throws InputException with every mistake of the file
  public static Study read(SourceText file, Library library) {
    var reader = new StudyReader(YamlReader.read(file), library);
    Study study = reader.draft().study();
    reader.refuseUnknown(study);
    reader.problems.throwIfAny();
    reader.refuseUnsolvable(study);
    return study;
  }

  /// What all kinds of study have in common, read, while its mistakes are still being gathered.
  ///
  /// @param file as it was probably meant
  /// @param settings reads what else is said in the names of the study's system
  /// @param problems so far
  public record Draft(Study study, YamlMap file, SettingsReader settings, Problems problems) {}

  /// The draft of a study of another kind.
  ///
  /// @throws InputException with every mistake so far, if its system cannot be known
  public static Draft draft(SourceText file, Library library) {
    return new StudyReader(YamlReader.read(file), library).draft();
  }

  private Draft draft() {
    file = file.allowOnly(KEYS, problems);
    String name = name(file, problems);
    String about = text("about").map(YamlText::text).orElse("").strip();
    Solving solving =
        section("solve", "solve: {method: shark, step: 0.1, until: 300, seeds: 20}")
            .map(map -> SolvingReader.read(map, problems))
            .orElseGet(() -> SolvingReader.suggested(YamlMap.empty("solve"), new Problems()));
    Loop loop = new LoopReader(file, library, problems).read(name, maps("set"));
    var settings = new SettingsReader(loop.system(), problems);
    var arms = new ArmsReader(file, library, settings, problems);
    List<Arm> compared = arms.read(name);
    Sweep sweep =
        new SweepReader(settings, arms.loops(), problems).read(file.get("sweep"), compared);
    List<Measure> measures = settings.measures(file.get("measure"), solving);
    arms.check(measures);
    Study study =
        new Study(
            name,
            about,
            loop,
            solving,
            settings.values(file.get("set")),
            sweep.arms(),
            sweep.loops(arms.loops()),
            measures,
            settings.limit(file.get("diverged")),
            settings.recording(file.get("record")),
            view(loop.parts().getFirst()),
            new JudgementReader(file, compared, problems).read(),
            sweep,
            arms.document(loop));
    return new Draft(study, file, settings, problems);
  }

  /// The name of a study, which names its folder; what is wrong with it is a problem.
  public static String name(YamlMap file, Problems problems) {
    Optional<YamlText> name =
        file.require("study", "the first line of a study is 'study: NAME'", problems)
            .flatMap(node -> node.text(problems));
    name.filter(text -> !text.text().matches(NAME))
        .ifPresent(text ->
            problems.add(
                text.problem(
                    "a study's name names its folder: letters, digits, '-', '_' and '.'", "")));
    return name.map(YamlText::text).orElse("study");
  }

  private Optional<YamlText> text(String key) {
    return file.get(key).flatMap(node -> node.text(problems));
  }

  private Optional<YamlMap> section(String key, String example) {
    return file.require(key, "write for example " + example, problems)
        .flatMap(node -> node.map(problems));
  }

  /// A section that is a mapping, if it is there.
  private List<YamlMap> maps(String key) {
    return file.get(key).filter(YamlMap.class::isInstance).map(YamlMap.class::cast).stream()
        .toList();
  }

  private View view(Part part) {
    String prefix = part.role().equals("system") ? "" : part.role() + ".";
    return View.read(part.file().view(), part.file().system(), prefix, problems);
  }

  /// Unknown functions are a problem at the part that has them.
  private void refuseUnknown(Study study) {
    for (Part part : study.parts()) {
      List<String> unknown = part.file().system().unknowns().stream().map(Unknown::name).toList();
      if (!unknown.isEmpty()) {
        problems.add(
            file.get(part.role())
                .orElse(file)
                .problem(
                    part.file().system().name()
                        + " has unknown functions: "
                        + String.join(", ", unknown),
                    EVOLVE));
      }
    }
    if (problems.isEmpty() && !study.system().unknowns().isEmpty()) {
      Yaml learn = file.get("learn").orElse(file);
      problems.add(
          (learn instanceof YamlMap map ? map.get("rule").orElse(learn) : learn)
              .problem("the learning rule has unknown functions", EVOLVE));
    }
  }

  /// A method that cannot solve the system is a problem at the place of its name.
  private void refuseUnsolvable(Study study) {
    try {
      StudyRun.compile(study);
    } catch (RefusedException refused) {
      Optional<Yaml> method = section("solve", "").flatMap(map -> map.get("method"));
      problems.add(method.orElse(file).problem(String.valueOf(refused.getMessage()), ""));
      problems.throwIfAny();
    }
  }
}
