package org.homeostat.studio.evolve;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Grammar;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Search;
import org.homeostat.evolution.Sketch;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Measure;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Rollout;
import org.homeostat.studio.design.Starts;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.SettingsReader;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads a study with a section `evolve` and resolves it.
///
/// ```yaml
/// evolve:
///   minimise: cost
///   operators: {+: 0.5, -: 0.1, "*": 0.5}
///   trajectories: 64
///   generations: 50
///   held out: {trajectories: 1000}
/// ```
///
/// A file with several mistakes is refused with all that can be found.
public final class EvolveReader {
  static final List<String> KEYS =
      List.of(
          "minimise",
          "operators",
          "constants",
          "nodes",
          "trajectories",
          "islands",
          "size",
          "generations",
          "migration",
          "fits",
          "target",
          "diverged",
          "sample",
          "coarse",
          "stop",
          "vary",
          "conditions",
          "start",
          "held out");

  private static final int MOST_TRAJECTORIES = 100_000;

  /// The noise of a run is drawn once and kept.
  private static final double MOST_NUMBERS = 2e8;

  private final YamlMap file;
  private final YamlMap section;
  private final Study study;
  private final SettingsReader settings;
  private final Problems problems;
  private final Numbers numbers;

  private EvolveReader(StudyReader.Draft draft) {
    this.file = draft.file();
    this.study = draft.study();
    this.settings = draft.settings();
    this.problems = draft.problems();
    if (!study.loop().units().isEmpty()) {
      problems.add(
          file.get("plant")
              .orElse(file)
              .problem(
                  "a search computes the equations of the plant, and a unit shows none",
                  "'homeostat run' takes a unit as the plant of a finished agent"));
      problems.throwIfAny();
    }
    Optional<YamlMap> written =
        file.require("evolve", "write for example evolve: {minimise: cost}", problems)
            .flatMap(node -> node.map(problems));
    if (written.isEmpty()) {
      problems.throwIfAny();
    }
    this.section = written.orElseThrow().allowOnly(KEYS, problems);
    this.numbers = new Numbers(section, problems);
  }

  /// The study of a file.
  ///
  /// @param library where the systems are found that it names
  /// @throws InputException with every mistake of the file
  public static EvolveStudy read(SourceText file, Library library) {
    return new EvolveReader(StudyReader.draft(file, library)).read();
  }

  /// The same study with another base: what the command line has changed.
  public static EvolveStudy changed(Study base, Library library) {
    return read(SourceText.of(base.name(), StudyText.of(base)), library);
  }

  private EvolveStudy read() {
    refuseForms();
    DynamicalSystem system = study.system().with(new Starts(study.settings()));
    Optional<Sketch> sketch = sketch(system);
    Grammar grammar = new GrammarReader(section, problems).read();
    var worlds = new WorldReader(settings, problems);
    Expression cost = minimise().orElse(Algebra.ZERO);
    Expression stop =
        section
            .get("stop")
            .flatMap(node -> node.text(problems))
            .flatMap(text -> settings.scalar(text, "a condition"))
            .map(Parsed::expression)
            .orElse(Course.NEVER);
    Optional<Course> course = course(stop);
    course.ifPresent(this::refuseUneven);
    Map<String, Distribution> vary = worlds.vary(section.get("vary"));
    Map<String, Map<String, Tensor>> conditions = worlds.worlds(section.get("conditions"));
    int trajectories = numbers.whole("trajectories", 1, MOST_TRAJECTORIES, 64);
    Search.Settings population = population();
    double diverged = numbers.any("diverged", Double.POSITIVE_INFINITY);
    HeldOut heldOut = heldOut(worlds, vary, conditions);
    List<Genome> start =
        sketch
            .map(each -> new StartReader(each, problems).read(section.get("start")))
            .orElse(List.of());
    problems.throwIfAny();
    var objective = new Objective(course.orElseThrow(), cost, diverged, vary, conditions);
    var search =
        new Search(sketch.orElseThrow(), grammar, objective, trajectories, start, population);
    refuseTooMuch(search, heldOut);
    refuseUnsolvable(search);
    problems.throwIfAny();
    return new EvolveStudy(
        study.of(system), search, study.solving().firstSeed(), study.solving().seeds(), heldOut);
  }

  /// A sample must lie at the end of each step that candidates are bred in.
  private void refuseUneven(Course course) {
    int coarse = numbers.whole("coarse", 1, 1000, 1);
    if (course.stride() % coarse != 0) {
      section
          .get("coarse")
          .ifPresent(node ->
              problems.add(
                  node.problem(
                      "a sample every "
                          + course.stride()
                          + " steps, and steps "
                          + coarse
                          + " times as long",
                      "take a divisor of " + course.stride() + ", or sample less often")));
    }
  }

  /// What other studies have and these have not.
  private void refuseForms() {
    for (YamlMap.Entry entry : file.entries()) {
      String name = entry.name();
      if (List.of("arms", "sweep", "imperfections").contains(name)) {
        problems.add(
            entry
                .key()
                .problem("'" + name + "' beside 'evolve'", "compare worlds by held out: {worlds}"));
      }
    }
    for (Measure measure : study.measures()) {
      if (!measure.times().equals(List.of(study.solving().until()))) {
        problems.add(
            measure(measure.name())
                .problem("an evolving study measures at the end of a run", "leave 'at' out"));
      }
    }
    if (study.parts().size() > 1 && study.plant().file().system().inputs().isEmpty()) {
      problems.add(
          file.get("plant")
              .orElse(file)
              .problem(
                  study.plant().file().system().name() + " has no inputs, so nothing can act on it",
                  "name what acts on it under inputs:"));
    }
    for (Event event : study.system().events()) {
      int point = event.name().indexOf('.');
      String part = point < 0 ? "system" : event.name().substring(0, point);
      problems.add(
          file.get(part)
              .orElse(file)
              .problem(
                  "the event '%s' has no derivative, along which a search fits its constants"
                      .formatted(event.name()),
                  "leave the event out"));
    }
    solve("tolerance")
        .ifPresent(node ->
            problems.add(node.problem("a search takes steps of one length", "leave it out")));
    solve("precision")
        .filter(node -> "float".equals(node.value()))
        .ifPresent(node -> problems.add(node.problem("a search computes in double", "")));
    if (study.solving().firstSeed() + study.solving().seeds() > 1L << 30) {
      problems.add(
          solve("first seed")
              .or(() -> solve("seeds"))
              .orElse(file)
              .problem("the seeds of a search end at 2^30", ""));
    }
  }

  private Yaml measure(String name) {
    return file.get("measure")
        .flatMap(node -> node instanceof YamlMap map ? map.get(name) : Optional.empty())
        .orElse(file);
  }

  private Optional<Yaml> solve(String key) {
    return file.get("solve")
        .flatMap(node -> node instanceof YamlMap map ? map.get(key) : Optional.empty());
  }

  private Optional<Sketch> sketch(DynamicalSystem system) {
    String role = study.parts().getLast().role();
    Yaml agent = file.get(role).orElse(file);
    try {
      if (!system.unknowns().isEmpty()) {
        return Optional.of(Sketch.of(system));
      }
      problems.add(
          agent.problem(
              study.parts().getLast().file().system().name()
                  + " has no unknown function, so there is nothing to search for",
              "declare one, unknown: {f: [x, v]}, and use it, u = f(x, v)"));
    } catch (IllegalArgumentException different) {
      problems.add(
          agent.problem(different.getMessage() + ", of different parameters", "rename one"));
    }
    return Optional.empty();
  }

  /// A scalar expression in the measures.
  private Optional<Expression> minimise() {
    String all = String.join(", ", study.measures().stream().map(Measure::name).toList());
    String measures = all.isEmpty() ? "name one: measure: {cost: ...}" : "the measures are " + all;
    Optional<YamlText> text =
        section.require("minimise", measures, problems).flatMap(node -> node.text(problems));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Shape> names = new LinkedHashMap<>();
    study.measures().forEach(measure -> names.put(measure.name(), Shape.SCALAR));
    try {
      Parsed parsed = Parser.parse(text.get().source());
      if (!Shapes.of(parsed, names).isScalar()) {
        problems.add(text.get().problem("what is minimised is a number", "take an element"));
      }
      if (parsed.expression().names().isEmpty()) {
        problems.add(text.get().problem("what is minimised names no measure", measures));
      }
      return Optional.of(parsed.expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private Optional<Course> course(Expression stop) {
    Map<String, Double> limits = new LinkedHashMap<>();
    study.limit().states().forEach(state -> limits.put(state, study.limit().above()));
    double step = study.solving().step();
    double sample = numbers.positive("sample", step);
    int stride = (int) Math.rint(sample / step);
    if (!(Math.abs(sample / step - stride) <= 1e-6 && sample <= study.solving().until())) {
      section
          .get("sample")
          .ifPresent(node ->
              problems.add(
                  node.problem(
                      "expected a multiple of the step that the run reaches, found " + node.kind(),
                      "the step is " + step)));
      stride = 1;
    }
    try {
      return Optional.of(
          Course.until(study.solving().until(), step, study.method(), study.measures(), limits)
              .sampled(stride)
              .stoppedWhen(stop));
    } catch (RefusedException refused) {
      refuse(refused);
      return Optional.empty();
    }
  }

  private void refuse(RefusedException refused) {
    problems.add(solve("method").orElse(file).problem(String.valueOf(refused.getMessage()), ""));
  }

  private Search.Settings population() {
    Search.Settings usual = Search.Settings.USUAL;
    int size = numbers.whole("size", 1, 100_000, usual.size());
    return new Search.Settings(
        numbers.whole("islands", 1, 1000, usual.islands()),
        size,
        numbers.whole("generations", 1, 1_000_000, usual.generations()),
        numbers.whole("migration", 1, 1_000_000, usual.migration()),
        numbers.whole("fits", 0, 100_000, usual.fits()),
        numbers.any("target", usual.target()),
        numbers.whole("coarse", 1, 1000, usual.coarse()));
  }

  private HeldOut heldOut(
      WorldReader worlds,
      Map<String, Distribution> vary,
      Map<String, Map<String, Tensor>> conditions) {
    YamlMap map =
        section
            .get("held out")
            .flatMap(node -> node.map(problems))
            .orElseGet(() -> YamlMap.empty("held out"))
            .allowOnly(List.of("trajectories", "vary", "worlds"), problems);
    return new HeldOut(
        new Numbers(map, problems).whole("trajectories", 2, MOST_TRAJECTORIES, 1000),
        map.get("vary").isPresent() ? worlds.vary(map.get("vary")) : vary,
        map.get("worlds").isPresent() ? worlds.worlds(map.get("worlds")) : conditions);
  }

  private void refuseTooMuch(Search search, HeldOut heldOut) {
    double lanes =
        Math.max(
            (double) search.trajectories() * search.objective().conditions().size(),
            (double) heldOut.trajectories() * Math.max(1, heldOut.worlds().size()));
    double sources =
        search.sketch().system().noise().stream().mapToInt(each -> each.shape().size()).sum();
    double all = lanes * 2 * sources * (search.objective().course().steps() + 1.0);
    if (all > MOST_NUMBERS) {
      problems.add(
          section
              .get("trajectories")
              .orElse(section)
              .problem(
                  "the noise of so many trajectories would be %s million numbers, at most %s"
                      .formatted(Math.round(all / 1e6), Math.round(MOST_NUMBERS / 1e6)),
                  "take fewer trajectories, or fewer steps"));
    }
  }

  /// A method that cannot solve the system is a problem at the place of its name.
  private void refuseUnsolvable(Search search) {
    Genome zero = new Genome(search.sketch().unknowns().stream().map(_ -> Algebra.ZERO).toList());
    try {
      Rollout.of(
          search.sketch().fill(zero),
          search.objective().course(),
          new HashSet<>(search.objective().vary().keySet()),
          new HashSet<>());
    } catch (RefusedException refused) {
      refuse(refused);
    }
  }
}
