package org.homeostat.studio.command;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.learning.WrittenRule;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitSystem;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Energy;
import org.homeostat.system.EnergyText;
import org.homeostat.system.SystemLatex;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat show`: a system as it was written, a study as the system that is solved, with its
/// drift corrected where the method is one of the other calculus; of an evolving study, the loop
/// with its unknown functions; of one that trains, the energy; of a learning rule, what one synapse
/// does.
@Command(
    name = "show",
    description =
        "Prints the flat equations of a system, or of a study's whole learning agent, or the"
            + " variables of a unit.",
    footer = {
      "",
      "Examples:",
      "  homeostat show systems/particle.yaml",
      "  homeostat show particle-textbook --latex",
      "  homeostat show unit.fmu                  the variables of a unit"
    })
final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A system or study: its file, or its name.")
  private String file = "";

  @Option(names = "--latex", description = "Print LaTeX in the place of YAML.")
  private boolean latex;

  @Option(names = "--json", description = "Print a JSON document that holds the text.")
  private boolean json;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Library library = terminal.library();
    if (file.endsWith(ImportedUnit.SUFFIX)) {
      return unit(library);
    }
    SourceText text = library.find(file);
    String shown =
        TrainReader.isTraining(text)
            ? model(TrainReader.read(text, library))
            : Energy.isEnergy(text) ? energy(text) : print(system(text, library));
    if (json) {
      terminal.out().print(Json.text(Map.of(latex ? "latex" : "yaml", shown)));
    } else {
      shown.lines().toList().forEach(terminal.out()::println);
    }
    return 0;
  }

  /// The variables of a unit.
  private int unit(Library library) throws IOException {
    ImportedUnit read = ImportedUnit.read(library.folder().resolve(file));
    var table = new UnitTable(file, UnitSystem.of(read.description()));
    if (json) {
      terminal.out().print(Json.text(table.document()));
    } else {
      table.print(terminal.out());
    }
    return 0;
  }

  private String print(DynamicalSystem system) {
    return latex ? SystemLatex.print(system) : SystemText.print(system);
  }

  /// The energy and its derivatives, then the dynamics that follow; in YAML the former as comments.
  private String energy(SourceText text) {
    Energy energy = Energy.read(text);
    String flow = print(energy.flow());
    return latex ? EnergyText.latex(energy) + "\n" + flow : derivatives(energy) + flow;
  }

  /// The energy that a study trains, as a system file.
  private String model(TrainStudy study) {
    Energy energy = study.arms().getFirst().settings().model().energy();
    return latex ? EnergyText.latex(energy) + "\n" : derivatives(energy) + EnergyText.print(energy);
  }

  private static String derivatives(Energy energy) {
    return EnergyText.derivatives(energy).stream().map("# %s\n"::formatted).collect(joining());
  }

  private static DynamicalSystem system(SourceText text, Library library) {
    if (StudyReader.isEvolving(text)) {
      return EvolveReader.read(text, library).base().system();
    }
    if (InferReader.isInferring(text)) {
      return InferReader.read(text, library).system();
    }
    if (WrittenRule.isRule(text)) {
      return WrittenRule.read(text, List.of()).synapse();
    }
    return StudyReader.isStudy(text)
        ? StudyRun.compile(StudyReader.read(text, library)).system()
        : SystemReader.read(text);
  }
}
