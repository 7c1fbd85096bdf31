package org.homeostat.studio.command;

import java.nio.file.Path;
import java.util.Optional;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainStudy;
import picocli.CommandLine.Mixin;
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
      names = "--out",
      paramLabel = "DIR",
      description = "Where the folders of runs are written; 'results' if not said.")
  private Path out = Path.of("results");

  @Mixin private Showing showing = new Showing();

  boolean json() {
    return showing.json();
  }

  boolean quiet() {
    return showing.quiet();
  }

  Path out() {
    return out;
  }

  int threads() {
    return showing.threads();
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
