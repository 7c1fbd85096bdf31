package org.homeostat.studio.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.learning.WrittenRule;
import org.homeostat.studio.compare.CompareReader;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.SystemStudy;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitException;
import org.homeostat.substrate.unit.UnitSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat check`
@Command(
    name = "check",
    description =
        "Says what is wrong with systems, studies and learning rules, without running them.",
    footer = {
      "",
      "Examples:",
      "  homeostat check my-study.yaml",
      "  homeostat check systems/*.yaml studies/paper/*.yaml"
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Systems, studies, rules and units (.fmu): files or names.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--json", description = "Print the problems as a JSON document.")
  private boolean json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Library library = terminal.library();
    List<Object> documents = new ArrayList<>();
    boolean wrong = false;
    for (SourceText text : files.stream().map(file -> found(file, library)).toList()) {
      List<Problem> problems = problems(text, library);
      wrong |= !problems.isEmpty();
      problems.forEach(problem -> documents.add(document(problem)));
      if (!json) {
        problems.forEach(problem -> terminal.err().println(problem.describe()));
        if (problems.isEmpty()) {
          terminal.out().println(text.position(0).file() + ": ok");
        }
      }
    }
    if (json) {
      terminal.out().print(Json.text(Map.of("problems", documents)));
    }
    return wrong ? Failures.WRONG_INPUT : 0;
  }

  /// A unit has no text.
  private static SourceText found(String file, Library library) {
    return file.endsWith(ImportedUnit.SUFFIX) ? SourceText.of(file, "") : library.find(file);
  }

  private static List<Problem> unit(SourceText named, Library library) {
    String file = named.position(0).file();
    try {
      UnitSystem.of(ImportedUnit.read(library.folder().resolve(file)).description());
      return List.of();
    } catch (UnitException refused) {
      return refused.problems().stream()
          .map(problem -> new Problem(named.position(0), 1, problem, ""))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Problem> problems(SourceText text, Library library) {
    if (text.position(0).file().endsWith(ImportedUnit.SUFFIX)) {
      return unit(text, library);
    }
    try {
      if (TrainReader.isTraining(text)) {
        TrainReader.read(text, library);
      } else if (InferReader.isInferring(text)) {
        InferReader.read(text, library);
      } else if (StudyReader.isEvolving(text)) {
        EvolveReader.read(text, library);
      } else if (CompareReader.isComparing(text)) {
        CompareReader.read(text, library);
      } else if (StudyReader.isStudy(text)) {
        StudyReader.read(text, library);
      } else if (WrittenRule.isRule(text)) {
        WrittenRule.read(text, List.of());
      } else {
        SystemStudy.read(text);
      }
      return List.of();
    } catch (InputException refused) {
      return refused.problems();
    }
  }

  private static Map<String, Object> document(Problem problem) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", problem.position().file());
    document.put("line", problem.position().line());
    document.put("column", problem.position().column());
    document.put("length", problem.length());
    document.put("message", problem.message());
    document.put("advice", problem.advice());
    return document;
  }
}
