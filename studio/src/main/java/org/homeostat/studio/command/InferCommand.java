package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.Whiteness;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.infer.InferFiles;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.infer.InferStudy;
import org.homeostat.studio.infer.RecordReader;
import org.homeostat.studio.page.InferPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat infer`
@Command(
    name = "infer",
    description = "Estimates the states of a system from measurements, and writes a report.",
    footer = {
      "",
      "Examples:",
      "  homeostat infer pendulum-states studies/inference/pendulum.csv",
      "  homeostat infer my-study.yaml measurements.csv --json > summary.json"
    })
final class InferCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "A study with a section 'infer', or its name.")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "A table: a column of times, one for each measured output and input.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the folders of runs are written; 'results' if not said.")
  private Path out = Path.of("results");

  @Option(names = "--json", description = "Print a JSON document instead of a table.")
  private boolean json;

  InferCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Instant begun = Instant.now();
    SourceText text = terminal.library().find(file);
    if (!InferReader.isInferring(text)) {
      throw new WrongInput(
          file + " has no section 'infer', so nothing is measured",
          StudyReader.isStudy(text)
              ? "'homeostat run " + file + "' runs it"
              : "write a study with infer: {measure: {position: 0.1}}");
    }
    InferStudy study = InferReader.read(text, terminal.library());
    Measurements record = RecordReader.read(terminal.library().table(data), data.toString(), study);
    InferOutcome outcome = InferOutcome.of(study, data.toString(), record);
    var provenance =
        new Provenance(terminal.command(), begun, Duration.between(begun, Instant.now()));
    Path folder =
        InferFiles.write(outcome, terminal.folder().resolve(out), provenance, InferPage::write);
    Path shown = out.resolve(study.name()).resolve(folder.getFileName());
    if (json) {
      Map<String, Object> summary = new LinkedHashMap<>(outcome.summary());
      summary.put("folder", shown.toString());
      terminal.out().print(Json.text(summary));
    } else {
      print(outcome, shown);
    }
    if (outcome.hasDiverged()) {
      terminal
          .err()
          .println(
              "homeostat: the filter diverged after "
                  + outcome.filtered().reached()
                  + " of "
                  + outcome.rows()
                  + " rows");
      terminal.err().println("  a smaller 'step', or the filter 'unscented', may help");
      return Failures.FAILED;
    }
    return 0;
  }

  private void print(InferOutcome outcome, Path folder) {
    var stream = terminal.out();
    stream.println(
        "%s: %s rows of %s, %s filter, log-likelihood %s"
            .formatted(
                outcome.study().name(),
                outcome.rows(),
                outcome.data(),
                outcome.study().filter(),
                NumberText.of(outcome.filtered().logLikelihood())));
    if (outcome.filtered().outliers() > 0) {
      stream.println("  " + outcome.filtered().outliers() + " rows were left out as outliers");
    }
    outcome.hidden().forEach(each -> stream.println("  near the start no sensor shows " + each));
    Alignment.print(stream, states(outcome), Set.of(0));
    Alignment.print(stream, innovations(outcome), Set.of(0));
    stream.println("  " + folder.resolve("report.html"));
  }

  private static List<List<String>> states(InferOutcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("state", "at the start", "deviation", "at the end", "deviation"));
    int last = outcome.smoothed().rows() - 1;
    for (int i = 0; i < outcome.states().size() && last >= 0; i++) {
      rows.add(
          List.of(
              outcome.states().get(i),
              NumberText.of(outcome.smoothed().mean(0)[i]),
              NumberText.of(outcome.smoothed().deviations(0)[i]),
              NumberText.of(outcome.smoothed().mean(last)[i]),
              NumberText.of(outcome.smoothed().deviations(last)[i])));
    }
    return rows;
  }

  private static List<List<String>> innovations(InferOutcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("measured", "count", "mean square", "95 % if right", "p of correlations"));
    for (int i = 0; i < outcome.measured().size(); i++) {
      Whiteness white = outcome.whiteness().get(i);
      rows.add(
          List.of(
              outcome.measured().get(i),
              "" + white.count(),
              NumberText.of(white.meanSquare()),
              "[" + NumberText.of(white.low()) + ", " + NumberText.of(white.high()) + "]",
              NumberText.of(white.probability())));
    }
    return rows;
  }
}
