package org.homeostat.studio.command;

import java.nio.file.Path;
import java.util.Optional;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainStudy;
import picocli.CommandLine.Option;

/// The options of `train` that other commands have too.
final class TrainOptions {
  private static final int MOST_SEEDS = 100_000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Train N seeds in the place of the study's number.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute with N threads; results do not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the folders of runs are written; 'results' if not said.")
  private Path out = Path.of("results");

  @Option(names = "--json", description = "Print a JSON document instead of a table.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  Path out() {
    return out;
  }

  int threads() {
    return RunOptions.threads(threads);
  }

  /// The study with what the command line says of it.
  TrainStudy applied(TrainStudy study) {
    return seeds.map(count -> withSeeds(study, count)).orElse(study);
  }

  static TrainStudy withSeeds(TrainStudy study, int count) {
    if (count < 1 || count > MOST_SEEDS) {
      throw new WrongInput(
          "--seeds takes a number from 1 to " + MOST_SEEDS + ", found " + count, "");
    }
    return study.withSeeds(count);
  }
}
