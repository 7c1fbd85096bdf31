package org.homeostat.studio.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.nir.StimulusReader;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.neurobench.LayeredModel;
import org.homeostat.substrate.neurobench.NeuroBench;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.Node;
import org.homeostat.substrate.nir.Stimulus;
import picocli.CommandLine.Option;

/// What `cost` does with a .nir file, and the options that only such a file takes: NeuroBench's
/// metrics of a run in steps.
final class NirMetrics {
  private static final long MOST_NUMBERS = 1L << 27;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Of a .nir file: a table of what enters, as 'simulate' takes it.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--step",
      paramLabel = "DT",
      description = "Of a .nir file: the length of a step in seconds; 1e-4 if not said.")
  private Optional<Double> step = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "Of a .nir file: when the run ends; 0.1 if not said.")
  private Optional<Double> until = Optional.empty();

  boolean isSaid() {
    return !inputs.isEmpty() || step.isPresent() || until.isPresent();
  }

  int print(Terminal terminal, String file, boolean json) throws IOException {
    NirFile graph = NirOptions.read(terminal, file);
    double dt = positive("--step", step.orElse(1e-4));
    double end = positive("--until", until.orElse(0.1));
    Stimulus stimulus = StimulusReader.read(graph.typed(), inputs, terminal.folder(), -1);
    NeuroBench metrics;
    try {
      LayeredModel model = LayeredModel.of(graph.typed(), dt);
      metrics = NeuroBench.of(model, new float[][][] {rows(graph, stimulus, dt, end)});
    } catch (NirException wrong) {
      throw NirOptions.named(file, wrong);
    }
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("graph", file);
      document.put("step", dt);
      document.put("until", end);
      document.put("neurobench", metrics.byName());
      terminal.out().print(Json.text(document));
    } else {
      terminal
          .out()
          .println(
              "%s: NeuroBench's metrics of %s s in steps of %s s"
                  .formatted(file, NumberText.of(end), NumberText.of(dt)));
      List<List<String>> table = new ArrayList<>();
      metrics.byName().forEach((name, value) -> table.add(List.of(name, NumberText.of(value))));
      Alignment.print(terminal.out(), table, Set.of(0));
    }
    return 0;
  }

  private static double positive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new WrongInput(option + " takes a number above 0, found " + value, "");
    }
    return value;
  }

  /// What enters at each step: the spikes of that step, and the currents at its start.
  private static float[][] rows(NirFile graph, Stimulus stimulus, double dt, double end) {
    String input =
        graph.graph().nodes().entrySet().stream()
            .filter(each -> each.getValue() instanceof Node.Input)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    int size = graph.typed().output(input).size();
    long steps = Math.max(1, Math.round(end / dt));
    if (steps * size > MOST_NUMBERS) {
      throw new WrongInput(
          steps + " steps of " + size + " inputs are too many",
          "a longer --step or a shorter --until");
    }
    float[][] rows = new float[(int) steps][size];
    for (Stimulus.Event spike : stimulus.spikes()) {
      long at = (long) Math.floor(spike.time() / dt + 1e-9);
      if (at < steps) {
        rows[(int) at][spike.element()] += (float) spike.value();
      }
    }
    for (Stimulus.Event level : stimulus.levels()) {
      long first = (long) Math.ceil(level.time() / dt - 1e-9);
      for (long at = first; at < steps; at++) {
        rows[(int) at][level.element()] = (float) level.value();
      }
    }
    return rows;
  }
}
