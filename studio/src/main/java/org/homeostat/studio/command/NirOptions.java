package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.nir.NirFiles;
import org.homeostat.studio.nir.NirRun;
import org.homeostat.studio.nir.StimulusReader;
import org.homeostat.studio.page.NirPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.Stimulus;
import picocli.CommandLine.Option;

/// What `simulate` does with a .nir file, and the options that only such a file takes.
final class NirOptions {
  static final String SUFFIX = ".nir";
  private static final int SAMPLES = 500;
  private static final int SHOWN = 4;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "Of a .nir file: a table of what enters, spikes (time, neuron, weight) or currents (time,"
              + " then one column an element), or a file of time series (NIRGraphData). INPUT=FILE"
              + " where there are several. Repeatable.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Which sample of a file of time series enters, from 0.")
  private Optional<Integer> sample = Optional.empty();

  @Option(
      names = "--spike-area",
      paramLabel = "A",
      description =
          "Of a .nir file: the area of one spike in seconds; 1 if not said. A tool whose spikes"
              + " last one step means the step: 1e-4 for snnTorch.")
  private Optional<Double> area = Optional.empty();

  /// Whether options were said that only a .nir file takes.
  boolean isSaid() {
    return !inputs.isEmpty() || area.isPresent() || sample.isPresent();
  }

  /// Reads a file of the working folder, and says what is wrong with it in its name.
  static NirFile read(Terminal terminal, String file) throws IOException {
    try {
      return NirFile.read(terminal.folder().resolve(file));
    } catch (NirException wrong) {
      throw named(file, wrong);
    }
  }

  static DataException named(String file, NirException wrong) {
    List<String> problems = wrong.problems();
    String more = String.join("\n  ", problems.subList(1, problems.size()));
    return new DataException(file + ": " + problems.getFirst(), more);
  }

  int simulate(Terminal terminal, String file, double until, double sampling, RunOptions options)
      throws IOException {
    Instant begun = Instant.now();
    NirFile graph = read(terminal, file);
    if (sample.orElse(0) < 0) {
      throw new WrongInput("--sample takes a number from 0 on, found " + sample.orElse(0), "");
    }
    Stimulus stimulus =
        StimulusReader.read(graph.typed(), inputs, terminal.folder(), sample.orElse(-1));
    double one = area.orElse(1.0);
    if (!(one > 0 && one < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--spike-area takes a number above 0, found " + one, "");
    }
    NirRun run;
    try {
      double step = sampling > 0 ? sampling : until / SAMPLES;
      run = NirRun.of(name(file), graph, stimulus, until, one, step);
    } catch (NirException wrong) {
      throw named(file, wrong);
    }
    var provenance =
        new Provenance(terminal.command(), begun, Duration.between(begun, Instant.now()));
    Path folder =
        NirFiles.write(run, terminal.folder().resolve(options.out()), provenance, NirPage::write);
    show(terminal, run, options.out().resolve(run.name()).resolve(folder.getFileName()), options);
    return 0;
  }

  private static String name(String file) {
    String last = Path.of(file).getFileName().toString();
    return last.substring(0, last.length() - SUFFIX.length());
  }

  private static void show(Terminal terminal, NirRun run, Path folder, RunOptions options) {
    var out = terminal.out();
    if (options.json()) {
      Map<String, Object> summary = new LinkedHashMap<>(run.summary());
      summary.put("folder", folder.toString());
      out.print(Json.text(summary));
      return;
    }
    String fired =
        run.neurons() == 0
            ? ""
            : ", %s spikes of %s neurons".formatted(run.activity().spikes().size(), run.neurons());
    out.println("%s: %s s%s".formatted(run.name(), NumberText.of(run.until()), fired));
    run.file().remarks().forEach(each -> out.println("  " + each));
    List<List<String>> rows =
        new ArrayList<>(List.of(List.of("node", "type", "neurons", "spikes", "rate")));
    for (NirRun.Population each : run.populations()) {
      rows.add(
          List.of(
              each.node(),
              each.type(),
              "" + each.neurons(),
              "" + each.spikes(),
              NumberText.of(each.spikes() / (each.neurons() * run.until())) + "/s"));
    }
    if (rows.size() > 1) {
      Alignment.print(out, rows, Set.of(0, 1));
    }
    Alignment.print(out, outputs(run), Set.of(0, 2));
    out.println("  " + folder.resolve("report.html"));
  }

  private static List<List<String>> outputs(NirRun run) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("output", "spikes", "at the end")));
    run.activity()
        .samples()
        .forEach((name, samples) -> {
          double[] last = samples[samples.length - 1];
          String shown =
              Arrays.stream(last)
                  .limit(SHOWN)
                  .mapToObj(NumberText::of)
                  .collect(Collectors.joining(", "));
          long spikes =
              run.activity().outputs().stream().filter(a -> a.output().equals(name)).count();
          rows.add(List.of(name, "" + spikes, shown + (last.length > SHOWN ? ", ..." : "")));
        });
    return rows;
  }
}
