package org.homeostat.studio.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Divergence;
import org.homeostat.solver.Methods;
import org.homeostat.studio.page.SimulationPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.SystemStudy;
import org.homeostat.studio.study.UnitStudy;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.unit.ImportedUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat simulate`
@Command(
    name = "simulate",
    description =
        "Solves a system, or runs a graph of neurons or a unit (.fmu), and draws it in a report.",
    footer = {
      "",
      "Examples:",
      "  homeostat simulate systems/lorenz.yaml",
      "  homeostat simulate lorenz --set rho=14 --until 60",
      "  homeostat simulate my-system.yaml --method euler-maruyama --step 0.01 --seeds 8",
      "  homeostat simulate network.nir --input spikes.csv --until 0.5",
      "  homeostat simulate unit.fmu --allow-native --set mass=2"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "A system, its file or a name that 'list' shows, or a .nir or .fmu file.")
  private String file = "";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "Solve by this method in the place of the one the file suggests.")
  private String method = "";

  @Option(names = "--step", paramLabel = "H", description = "Solve and sample at this step.")
  private Optional<Double> step = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private NirOptions graphs = new NirOptions();

  @Mixin private NativeOptions code = new NativeOptions();

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (file.endsWith(NirOptions.SUFFIX)) {
      return simulateGraph();
    }
    if (graphs.isSaid()) {
      throw new WrongInput("--input, --sample and --spike-area go with a .nir file", "");
    }
    if (file.endsWith(ImportedUnit.SUFFIX)) {
      return simulate(UnitStudy.read(file, code.library(terminal)));
    }
    SourceText text = terminal.library().find(file);
    if (StudyReader.isStudy(text)) {
      throw new WrongInput(
          file + " is a study, not a system", "'homeostat run " + file + "' runs it");
    }
    return simulate(KnownFunctions.in(SystemStudy.read(text), file));
  }

  private int simulate(Study read) throws Exception {
    int threads = options.threads();
    Study study = options.applied(solvedAsAsked(read));
    StudyOutcome outcome;
    Done done;
    try (var runs = new Runs(terminal, options)) {
      outcome = runs.start(study, threads, SimulationPage::write);
      done = runs.finished().getFirst();
    }
    done.show(terminal.out(), options.json());
    return lonelyDivergence(study, outcome);
  }

  private int simulateGraph() throws IOException {
    if (!method.isEmpty()) {
      throw new WrongInput("a .nir file is solved exactly: it takes no --method", "");
    }
    double sampling = step.orElse(0.0);
    if (step.isPresent() && !(sampling > 0 && sampling < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--step takes a number above 0, found " + sampling, "");
    }
    return graphs.simulate(terminal, file, options.untilOf(1), sampling, options);
  }

  private Study solvedAsAsked(Study study) {
    Study asked = method.isEmpty() ? study : study.withMethod(Methods.named(method).name());
    if (step.isEmpty()) {
      return asked;
    }
    if (!(step.get() > 0 && step.get() < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--step takes a number above 0, found " + step.get(), "");
    }
    return asked.withStep(step.get());
  }

  /// A single trajectory that diverged is a failure; of several, they are counted.
  private int lonelyDivergence(Study study, StudyOutcome outcome) {
    List<Divergence> divergences = outcome.arms().getFirst().ensemble().divergences();
    if (study.solving().seeds() > 1 || divergences.isEmpty()) {
      return 0;
    }
    Divergence divergence = divergences.getFirst();
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "homeostat: the run diverged at t = %s: %s was last %s",
                NumberText.of(divergence.time()),
                divergence.state(),
                NumberText.of(divergence.lastFinite())));
    terminal.err().println("  a smaller --step may help, if the system does not diverge itself");
    return Failures.FAILED;
  }
}
