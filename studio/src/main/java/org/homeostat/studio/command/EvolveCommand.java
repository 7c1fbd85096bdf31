package org.homeostat.studio.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat evolve`
@Command(
    name = "evolve",
    description = "Searches for the unknown functions of a study, and writes a report.",
    footer = {
      "",
      "Examples:",
      "  homeostat evolve evolve-controller",
      "  homeostat evolve evolve-controller --seeds 3 --generations 20",
      "  homeostat evolve my-study.yaml --json > summary.json"
    })
final class EvolveCommand implements Callable<Integer> {
  private static final int MOST_GENERATIONS = 1_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study with a section 'evolve', or its name.")
  private String file = "";

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "End each search after N generations.")
  private Optional<Integer> generations = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  EvolveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Library library = terminal.library();
    int threads = options.threads();
    SourceText text = library.find(file);
    if (!StudyReader.isEvolving(text)) {
      throw new WrongInput(
          file + " has no section 'evolve', so there is nothing to search for",
          StudyReader.isStudy(text)
              ? "'homeostat run " + file + "' runs it"
              : "write a study with evolve: {minimise: ...}");
    }
    EvolveStudy study = lasting(options.applied(EvolveReader.read(text, library), library));
    Done done =
        new Evolving(terminal, threads, options.quiet())
            .run(study, terminal.folder().resolve(options.out()));
    done.show(terminal.out(), options.json());
    return 0;
  }

  private EvolveStudy lasting(EvolveStudy study) {
    if (generations.isEmpty()) {
      return study;
    }
    int count = generations.get();
    if (count < 1 || count > MOST_GENERATIONS) {
      throw new WrongInput(
          "--generations takes a number from 1 to " + MOST_GENERATIONS + ", found " + count, "");
    }
    return study.withGenerations(count);
  }
}
