package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.FixedStep;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.CostPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
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

  @Option(names = "--json", description = "Print a JSON document instead of a table.")
  private boolean json;

  @Mixin private ArmOption arm = new ArmOption();

  @Mixin private NirMetrics graphs = new NirMetrics();

  CostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (file.endsWith(NirOptions.SUFFIX)) {
      return graphs.print(terminal, file, json);
    }
    if (graphs.isSaid()) {
      throw new WrongInput("--input, --step and --until go with a .nir file", "");
    }
    if (steps < 1 || steps > 100_000_000) {
      throw new WrongInput("--steps takes a number from 1 to 100000000, found " + steps, "");
    }
    Study study = study();
    FixedStep step = StudyRun.step(study, arm.of(study));
    SystemCost cost = SystemCost.of(step, study.solving().firstSeed(), steps);
    if (page.isPresent()) {
      CostPage.write(study.name(), cost, terminal.folder().resolve(page.get()));
    }
    if (json) {
      terminal.out().print(Json.text(document(study, cost)));
    } else {
      print(study, step, cost);
    }
    return 0;
  }

  private Study study() {
    Library library = terminal.library();
    SourceText text = library.find(file);
    if (TrainReader.isTraining(text)) {
      throw new WrongInput(
          file + " trains, in steps of no fixed length", "cost takes systems and studies that run");
    }
    return KnownFunctions.read(text, file, library);
  }

  private void print(Study study, FixedStep step, SystemCost cost) {
    var out = terminal.out();
    out.println(
        "%s: one step of %s, %s to the simulated second"
            .formatted(study.name(), step.method().name(), NumberText.of(cost.stepsPerSecond())));
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
                substrate.isSpiking() ? "synaptic events alone" : "arithmetic and memory"));
      }
    }
    return rows;
  }

  private Map<String, Object> document(Study study, SystemCost cost) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", study.name());
    document.put("steps_per_second", cost.stepsPerSecond());
    document.put("word_bytes", cost.wordBytes());
    document.put("states", cost.states());
    document.put("parameters", cost.parameters());
    Map<String, Object> components = new LinkedHashMap<>();
    cost.components().forEach((name, work) -> components.put(name, document(work)));
    document.put("components", components);
    document.put("total", document(cost.total()));
    document.put("matrix_products", cost.activity().dense());
    document.put("matrix_products_not_by_zero", cost.activity().effective());
    document.put("steps_watched", cost.activity().steps());
    Map<String, Object> energies = new LinkedHashMap<>();
    for (Substrate substrate : Substrate.all()) {
      Energy energy = cost.energyPerSecond(substrate);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("low", energy.low());
      entry.put("high", energy.high());
      entry.put("estimate", true);
      entry.put(
          "sources", substrate.prices().values().stream().map(p -> p.source()).distinct().toList());
      energies.put(substrate.name(), entry);
    }
    document.put("joules_per_simulated_second", energies);
    return document;
  }

  private static Map<String, Object> document(Work work) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      document.put(kind.name().toLowerCase(Locale.ROOT), work.counts().of(kind));
    }
    document.put("words_moved", work.words());
    document.put("synaptic_events", work.synaptic());
    return document;
  }
}
