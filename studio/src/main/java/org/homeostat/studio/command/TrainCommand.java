package org.homeostat.studio.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.Blas;
import org.homeostat.studio.train.Certify;
import org.homeostat.studio.train.Rule;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat train`
@Command(
    name = "train",
    description = "Trains the model of a study on examples, and writes a report.",
    footer = {
      "",
      "Examples:",
      "  homeostat train fashion-dense",
      "  homeostat train fashion-dense --seeds 1 --epochs 2",
      "  homeostat train my-study.yaml --json > summary.json"
    })
final class TrainCommand implements Callable<Integer> {
  private static final int MOST_EPOCHS = 1_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study with a section 'train', or its name.")
  private String file = "";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Train for N epochs in the place of the study's number.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--certify",
      description =
          "Compare the estimated gradient with the exact one, at the start and after 600 steps;"
              + " train no further, unless --epochs is said.")
  private boolean certify;

  @Option(
      names = "--blas",
      paramLabel = "WHICH",
      description =
          "Multiply matrices by 'java' (the same bytes everywhere) or by a 'native' library.")
  private Optional<String> blas = Optional.empty();

  @Mixin private TrainOptions options = new TrainOptions();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Library library = terminal.library();
    int threads = options.threads();
    SourceText text = library.find(file);
    if (!TrainReader.isTraining(text)) {
      throw new WrongInput(
          file + " has no section 'train', so there is nothing to learn",
          StudyReader.isStudy(text)
              ? "'homeostat run " + file + "' runs it"
              : "write a study with train: {optimiser: {adam: 0.001}}");
    }
    TrainStudy study =
        certified(multiplied(lasting(options.applied(TrainReader.read(text, library)))));
    refuseWithoutLibrary(study);
    Done done =
        new TrainRuns(terminal, threads, options.quiet())
            .run(study, terminal.folder().resolve(options.out()));
    done.show(terminal.out(), options.json());
    return 0;
  }

  private TrainStudy multiplied(TrainStudy study) {
    return switch (blas.orElse("")) {
      case "" -> study;
      case "java" -> study.withBlas(Blas.JAVA);
      case "native" -> study.withBlas(Blas.NATIVE);
      default -> throw new WrongInput("--blas takes java or native, found " + blas.get(), "");
    };
  }

  private static void refuseWithoutLibrary(TrainStudy study) {
    boolean asked = study.arms().stream().anyMatch(arm -> arm.settings().blas() == Blas.NATIVE);
    if (asked) {
      try {
        BatchKernel.requireLibrary();
      } catch (IllegalStateException absent) {
        throw new WrongInput("" + absent.getMessage(), "leave --blas out");
      }
    }
  }

  private TrainStudy certified(TrainStudy study) {
    if (!certify) {
      return study;
    }
    boolean settles =
        study.arms().stream()
            .anyMatch(arm -> arm.settings().rule() == Rule.EQUILIBRIUM_PROPAGATION);
    if (!settles) {
      throw new WrongInput(
          "no arm of " + file + " learns by equilibrium propagation", "leave --certify out");
    }
    return study.withCertificate(epochs.isEmpty() ? Certify.ONLY : Certify.ALSO);
  }

  private TrainStudy lasting(TrainStudy study) {
    if (epochs.isEmpty()) {
      return study;
    }
    int count = epochs.get();
    if (count < 1 || count > MOST_EPOCHS) {
      throw new WrongInput(
          "--epochs takes a number from 1 to " + MOST_EPOCHS + ", found " + count, "");
    }
    return study.withEpochs(count);
  }
}
