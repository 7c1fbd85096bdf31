package org.homeostat.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;

/// Reads a system from its YAML form.
///
/// ```yaml
/// system: particle
/// states:     {x: 0, v: 0}
/// inputs:     [u]
/// parameters: {mass: 1, friction: 0.5, shake: 0.1}
/// noise:      [w]
/// equations: |
///   dx = v*dt
///   dv = (u - friction*v)/mass*dt + shake*dw
/// outputs:    {position: x, velocity: v}
/// ```
///
/// A file with several mistakes is refused with all of them.
public final class SystemReader {
  private static final List<String> KEYS =
      List.of(
          "system",
          "about",
          "source",
          "look",
          "states",
          "inputs",
          "parameters",
          "noise",
          "functions",
          "unknown",
          "equations",
          "events",
          "energy",
          "cost",
          "temperature",
          "outputs",
          "calculus",
          "solve",
          "view");
  private static final List<String> LATER = List.of("mass");

  private YamlMap file;
  private final Problems problems = new Problems();
  private final Draft draft = new Draft();

  private SystemReader(YamlMap file) {
    this.file = file;
  }

  /// The system of a file.
  ///
  /// @throws InputException with every mistake of the file
  public static DynamicalSystem read(SourceText file) {
    return readFile(file).system();
  }

  /// The system of the file at `path`.
  ///
  /// @throws InputException with every mistake of the file
  public static DynamicalSystem read(Path path) throws IOException {
    return read(SourceText.of(path.toString(), Files.readString(path, StandardCharsets.UTF_8)));
  }

  /// The system that a mapping describes, as a file would.
  ///
  /// @throws InputException with every mistake
  public static DynamicalSystem read(YamlMap map) {
    return new SystemReader(map).read().system();
  }

  /// The system of a file with what else the file says.
  ///
  /// @throws InputException with every mistake of the file
  public static SystemFile readFile(SourceText file) {
    return new SystemReader(YamlReader.read(file)).read();
  }

  /// The energy of a file.
  static Energy readEnergy(SourceText file) {
    SystemReader reader = new SystemReader(YamlReader.read(file));
    reader.readDeclarations();
    if (reader.file.get(EnergyReader.ENERGY).isEmpty()) {
      reader.problems.add(reader.file.problem("missing key 'energy'", "write energy: sum(x^2)/2"));
    }
    return new EnergyReader(reader.file, reader.draft, reader.problems).read();
  }

  private SystemFile read() {
    readDeclarations();
    String source = line("source");
    String look = line("look");
    YamlMap solve = settings("solve");
    YamlMap view = settings("view");
    return new SystemFile(system(), source, look, solve, view);
  }

  private DynamicalSystem system() {
    if (file.get(EnergyReader.ENERGY).isPresent()) {
      return new EnergyReader(file, draft, problems).read().flow();
    }
    readEquations();
    return SystemChecker.check(draft, problems);
  }

  private void readDeclarations() {
    refuseKeys();
    file.require("system", "the first line of a system is 'system: NAME'", problems)
        .flatMap(name -> name.text(problems))
        .ifPresent(name -> draft.name = name.source());
    draft.about = line("about");
    readCalculus();
    DeclarationReader declarations = new DeclarationReader(problems);
    declarations.variables(file, "states", draft.states);
    declarations.variables(file, "inputs", draft.inputs);
    declarations.variables(file, "parameters", draft.parameters);
    declarations.noise(file, draft.noise, draft.events);
    declarations.statements(file, "functions", draft.functions);
    declarations.unknown(file, draft.unknown);
    new EventReader(problems).read(file, draft.events);
    declarations.statements(file, "outputs", draft.outputs);
    refuseTogether();
  }

  /// What an energy says is not said twice, and what belongs to one is not said without.
  private void refuseTogether() {
    if (file.get(EnergyReader.ENERGY).isPresent()) {
      refuse("equations", "a system has equations or an energy, not both", "leave one out");
      refuse("events", "an energy has no events", "write the dynamics as equations");
      refuse(
          "noise", "the noise of an energy follows from its temperature", "write temperature: T");
    } else {
      refuse(EnergyReader.COST, "a cost belongs to an energy", "write energy: sum(x^2)/2");
      refuse(
          EnergyReader.TEMPERATURE,
          "a temperature belongs to an energy",
          "write energy: sum(x^2)/2");
    }
  }

  private void refuse(String key, String message, String advice) {
    file.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .forEach(entry -> problems.add(entry.key().problem(message, advice)));
  }

  /// Reading goes on with the keys that are known or were probably meant.
  private void refuseKeys() {
    for (YamlMap.Entry entry : file.entries()) {
      if (LATER.contains(entry.name())) {
        problems.add(
            entry
                .key()
                .problem(
                    "'" + entry.name() + "' is not supported yet",
                    "write the dynamics as equations, noise as Wiener noise"));
      }
    }
    List<YamlMap.Entry> others =
        file.entries().stream().filter(entry -> !LATER.contains(entry.name())).toList();
    file = new YamlMap(file.source(), others).allowOnly(KEYS, problems);
  }

  private String line(String key) {
    return file.get(key)
        .flatMap(value -> value.text(problems))
        .map(YamlText::text)
        .orElse("")
        .strip();
  }

  private YamlMap settings(String key) {
    return file.get(key)
        .flatMap(value -> value.map(problems))
        .orElse(new YamlMap(file.source(), List.of()));
  }

  private void readCalculus() {
    Optional<YamlText> calculus = file.get("calculus").flatMap(value -> value.text(problems));
    calculus.ifPresent(text -> {
      switch (text.text()) {
        case "ito" -> draft.calculus = Calculus.ITO;
        case "stratonovich" -> draft.calculus = Calculus.STRATONOVICH;
        default ->
            problems.add(
                text.problem(
                    "unknown calculus '" + text.text() + "'",
                    "write 'ito' (the default) or 'stratonovich'"));
      }
    });
  }

  private void readEquations() {
    file.require("equations", "write 'equations: |' and below it a line for each state", problems)
        .flatMap(value -> value.text(problems))
        .ifPresent(text -> draft.statements.addAll(EquationLines.split(text.source(), problems)));
  }
}
