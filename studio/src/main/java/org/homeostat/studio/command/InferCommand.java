package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.infer.InferFolder;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.infer.InferStudy;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat infer`
@Command(
    name = "infer",
    description =
        "Estimates states and parameters of a system from measurements, or draws from a density;"
            + " writes a report.",
    footer = {
      "",
      "Examples:",
      "  homeostat infer pendulum-states studies/inference/pendulum.csv",
      "  homeostat infer pendulum-parameters studies/inference/pendulum.csv",
      "  homeostat infer eight-schools",
      "  homeostat infer eight-schools --calibrate --trials 500",
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
      arity = "0..1",
      paramLabel = "DATA",
      description = "A table: a column of times, one for each measured output and input.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--calibrate",
      description =
          "Tests whether posteriors are right: infers what is known, from data made with it.")
  private boolean calibrate;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "How often; 200 if not said. Only with --calibrate.")
  private Optional<Integer> trials = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the folders of runs are written; 'results' if not said.")
  private Path out = Path.of("results");

  @Mixin private Showing showing = new Showing();

  InferCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = showing.threads();
    SourceText text = terminal.library().find(file);
    if (!InferReader.isInferring(text)) {
      throw new WrongInput(
          file + " has no section 'infer', so nothing is measured",
          StudyReader.isStudy(text)
              ? "'homeostat run " + file + "' runs it"
              : "write a study with infer: {measure: {position: 0.1}}");
    }
    InferStudy study = calibrating(InferReader.read(text, terminal.library()));
    NamedColumns table = table(study);
    Inferring.Inferred done =
        new Inferring(terminal, threads, showing.quiet())
            .run(study, table, terminal.folder().resolve(out));
    done.show(terminal.out(), showing.json());
    return done.warn(terminal.err());
  }

  private InferStudy calibrating(InferStudy study) {
    if (!calibrate) {
      if (trials.isPresent()) {
        throw new WrongInput("--trials without --calibrate", "add --calibrate, or leave it out");
      }
      return study;
    }
    InferStudy calibrating = study.calibrating(study.trials().repeated(trials));
    calibrating
        .obstacle()
        .ifPresent(found -> {
          throw found;
        });
    return calibrating;
  }

  private NamedColumns table(InferStudy study) throws IOException {
    if (study.asked().isEmpty() && data.isPresent()) {
      throw new WrongInput(
          file + " needs no table, found " + data.get(), "leave it out, or name columns: 'data'");
    }
    if (!study.asked().isEmpty() && data.isEmpty()) {
      throw new WrongInput(
          file + " needs a table with the columns " + String.join(", ", study.asked()),
          "homeostat infer " + file + " DATA");
    }
    String name = data.map(Path::toString).orElse("");
    Path place = data.isPresent() ? terminal.library().table(data.get()) : Path.of("");
    return InferFolder.table(place, name, study);
  }
}
