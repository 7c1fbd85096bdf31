package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.compare.CompareDocument;
import org.homeostat.studio.compare.CompareOutcome;
import org.homeostat.studio.compare.CompareReader;
import org.homeostat.studio.compare.CompareStudy;
import org.homeostat.studio.compare.Comparing;
import org.homeostat.studio.compare.Toolbox;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.ComparePage;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat compare`: which brain for this body.
@Command(
    name = "compare",
    description =
        "Runs a controller as equations, C, spikes and Verilog on one plant, and says how well each"
            + " does and what it takes.",
    footer = {
      "",
      "Examples:",
      "  homeostat compare particle-brains",
      "  homeostat compare particle-brains --page brains.html",
      "  homeostat compare my-study.yaml --seeds 20 --no-tools --json"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int FEWEST = 20;
  private static final int MOST = 1_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study with a section 'compare', or its name.")
  private String file = "";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Solve N seeds in the place of the study's number, at least " + FEWEST + ".")
  private Optional<Integer> seeds = Optional.empty();

  @Option(names = "--page", paramLabel = "FILE", description = "Write a report there.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--no-tools",
      description = "Do not ask the compiler for bytes and yosys and nextpnr for cells.")
  private boolean noTools;

  @Mixin private Showing showing = new Showing();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = showing.threads();
    CompareStudy study = study();
    Toolbox tools = noTools ? Toolbox.empty() : Toolbox.ofPath();
    CompareOutcome outcome =
        ProgressLine.along(
            terminal,
            study.name(),
            showing.quiet(),
            progress -> Comparing.run(study, tools, threads, progress));
    if (page.isPresent()) {
      ComparePage.write(outcome, terminal.folder().resolve(page.get()));
    }
    if (showing.json()) {
      terminal.out().print(Json.text(CompareDocument.of(outcome)));
    } else {
      CompareTable.print(terminal.out(), outcome);
    }
    return 0;
  }

  private CompareStudy study() {
    Library library = terminal.library();
    SourceText text = library.find(file);
    if (!CompareReader.isComparing(text)) {
      throw new WrongInput(
          file + " has no section 'compare', so there are no brains to compare",
          "write a study with compare: {line: ..., brains: ...}");
    }
    CompareStudy study = CompareReader.read(text, library);
    int count = seeds.orElse(study.study().solving().seeds());
    if (count < FEWEST || count > MOST) {
      throw new WrongInput(
          "brains are compared on %s to %s seeds, not on %s".formatted(FEWEST, MOST, count),
          "say --seeds 100");
    }
    return study.with(each -> each.withSeeds(count));
  }
}
