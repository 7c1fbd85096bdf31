package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.CostPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Kind;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.SystemCost;
import org.homeostat.substrate.cost.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat cost`: what a step of a system takes, and what that would be in joules.
@Command(
    name = "cost",
    description =
        "Counts the operations and bytes of a system's step, and estimates its energy on named"
            + " substrates; of a .nir file, NeuroBench's metrics.",
    footer = {
      "",
      "Examples:",
      "  homeostat cost particle-textbook",
      "  homeostat cost lorenz --page cost.html",
      "  homeostat cost my-study.yaml --arm learning --json",
      "  homeostat cost particle-hour --during 3600",
      "  homeostat cost fashion-dense --reach 88",
      "  homeostat cost network.nir --input spikes.csv --step 1e-4"
    })
final class CostCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "A system or study, its file or its name, or a .nir file.")
  private String file = "";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Watch what is zero over a run of N steps; 1000 if not said.")
  private long steps = 1000;

  @Option(names = "--page", paramLabel = "FILE", description = "Write a report there.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--during",
      paramLabel = "T",
      description = "Put the joules of all arms beside each other, of so much simulated time.")
  private Optional<Double> during = Optional.empty();

  @Mixin private ReachCost reach = new ReachCost();

  @Mixin private ArmOption arm = new ArmOption();

  @Mixin private Showing showing = new Showing();

  @Mixin private NirMetrics graphs = new NirMetrics();

  CostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (file.endsWith(NirOptions.SUFFIX)) {
      refuse(page.isPresent(), "--page goes with a system or a study");
      refuse(during.isPresent() || reach.isSaid(), "--during and --reach go with a study");
      return graphs.print(terminal, file, showing.json());
    }
    refuse(graphs.isSaid(), "--input, --step and --until go with a .nir file");
    if (steps < 1 || steps > 100_000_000) {
      throw new WrongInput("--steps takes a number from 1 to 100000000, found " + steps, "");
    }
    SourceText text = terminal.library().find(file);
    if (TrainReader.isTraining(text)) {
      refuse(during.isPresent(), "--during goes with a study that does not train");
      refuse(arm.said().isPresent(), "--reach is of all arms, so --arm has no part in it");
      return learning(text);
    }
    refuse(reach.isSaid(), "--reach goes with a study that trains");
    refuse(
        during.isPresent() && arm.said().isPresent(),
        "--during is of all arms, so --arm has no part in it");
    Study study = KnownFunctions.read(text, file, terminal.library());
    if (during.isPresent()) {
      CostComparison.print(terminal, study, during.get(), steps, page, showing.json());
      return 0;
    }
    SystemCost cost = ArmCost.of(study, arm.of(study), steps);
    if (page.isPresent()) {
      CostPage.write(study.name(), cost, terminal.folder().resolve(page.get()));
    }
    if (showing.json()) {
      terminal.out().print(Json.text(CostDocument.of(study, cost)));
    } else {
      print(study, cost);
    }
    return 0;
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new WrongInput(message, "leave it out");
    }
  }

  private int learning(SourceText text) throws IOException {
    if (!reach.isSaid()) {
      throw new WrongInput(
          file + " trains, in steps of no fixed length",
          "say how far: homeostat cost " + file + " --reach 88");
    }
    TrainStudy study = TrainReader.read(text, terminal.library());
    reach.print(terminal, study, page, showing);
    return 0;
  }

  private void print(Study study, SystemCost cost) {
    var out = terminal.out();
    out.println(
        "%s: one step of %s, %s to the simulated second"
            .formatted(study.name(), study.method().name(), NumberText.of(cost.stepsPerSecond())));
    List<String> components = List.copyOf(cost.components().keySet());
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("a step"));
    header.addAll(components);
    if (components.size() > 1) {
      header.add("all");
    }
    rows.add(header);
    for (Kind kind : Kind.values()) {
      if (cost.total().counts().of(kind) > 0) {
        rows.add(row(kind.title(), cost, work -> work.counts().of(kind)));
      }
    }
    rows.add(row("bytes moved", cost, work -> (double) work.words() * cost.wordBytes()));
    Alignment.print(out, rows, Set.of(0));
    out.println(
        "  states: %s bytes; parameters: %s bytes"
            .formatted(cost.states() * cost.wordBytes(), cost.parameters() * cost.wordBytes()));
    if (cost.activity().dense() > 0) {
      out.println(
          "  in matrix products %s of %s multiplications are not by zero (%s steps watched)"
              .formatted(
                  NumberText.of(cost.activity().effective()),
                  cost.activity().dense(),
                  cost.activity().steps()));
    }
    out.println();
    out.println(
        "Energy of a simulated second, an estimate from published figures"
            + (cost.components().containsKey("plant") ? ", without the plant" : ""));
    Alignment.print(out, energies(cost), Set.of(0, 3));
  }

  private static List<String> row(String title, SystemCost cost, ToDoubleFunction<Work> value) {
    List<String> row = new ArrayList<>(List.of(title));
    cost.components().values().forEach(work -> row.add(NumberText.of(value.applyAsDouble(work))));
    if (cost.components().size() > 1) {
      row.add(NumberText.of(value.applyAsDouble(cost.total())));
    }
    return row;
  }

  private static List<List<String>> energies(SystemCost cost) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("substrate", "least J", "most J", "counted"));
    for (Substrate substrate : Substrate.all()) {
      Energy energy = cost.energyPerSecond(substrate);
      if (energy.high() > 0) {
        rows.add(
            List.of(
                substrate.name(),
                NumberText.of(energy.low()),
                NumberText.of(energy.high()),
                substrate.counted()));
      }
    }
    return rows;
  }
}
