package org.homeostat.studio.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that `run` and `simulate` share.
final class RunOptions {
  private static final int MOST_SEEDS = 100_000_000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Solve N seeds in the place of the study's number.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Give a parameter another value: plant.mass=2, agent.b=[0,1]. Repeatable.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--until", paramLabel = "T", description = "End the run at the time T.")
  private Optional<Double> until = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the folders of runs are written; 'results' if not said.")
  private Path out = Path.of("results");

  @Mixin private Showing showing = new Showing();

  boolean saysSeeds() {
    return seeds.isPresent();
  }

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

  /// When a graph of neurons ends, which takes none of the other settings of a study.
  ///
  /// @param unsaid the time if the command line does not say one
  double untilOf(double unsaid) {
    if (seeds.isPresent() || !settings.isEmpty()) {
      throw new WrongInput("a .nir file takes no --seeds and no --set", "");
    }
    double end = until.orElse(unsaid);
    if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--until takes a time above 0, found " + end, "");
    }
    return end;
  }

  /// The study with what the command line says of it.
  TrainStudy applied(TrainStudy study) {
    if (until.isPresent() || !settings.isEmpty()) {
      throw new WrongInput(
          study.name() + " trains: it takes no --until and no --set",
          "'homeostat train' takes --seeds and --epochs");
    }
    return seeds.map(count -> TrainOptions.withSeeds(study, count)).orElse(study);
  }

  /// The study with what the command line says of it; it is read anew, so that what it searches
  /// follows.
  EvolveStudy applied(EvolveStudy study, Library library) {
    return seeds.isEmpty() && until.isEmpty() && settings.isEmpty()
        ? study
        : EvolveReader.changed(applied(study.base()), library);
  }

  /// The study with what the command line says of it.
  Study applied(Study study) {
    Study changed = study;
    if (seeds.isPresent()) {
      int count = seeds.get();
      if (count < 1 || count > MOST_SEEDS) {
        throw new WrongInput(
            "--seeds takes a number from 1 to " + MOST_SEEDS + ", found " + count, "");
      }
      changed = changed.withSeeds(count);
    }
    if (until.isPresent()) {
      double end = until.get();
      if (!(end >= study.solving().step() && end < Double.POSITIVE_INFINITY)) {
        throw new WrongInput(
            "--until takes a time of at least one step, found " + end,
            "the step is " + study.solving().step());
      }
      changed = changed.withUntil(end);
    }
    for (String setting : settings) {
      changed = applied(changed, setting);
    }
    return changed;
  }

  private static Study applied(Study study, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new WrongInput(
          "--set takes NAME=VALUE, found '" + setting + "'", "for example --set plant.mass=2");
    }
    String name = setting.substring(0, equals).strip();
    try {
      return study.with(name, value(setting.substring(equals + 1)));
    } catch (WrongInput wrong) {
      throw new WrongInput("--set: " + wrong.message(), wrong.advice());
    }
  }

  private static Tensor value(String text) {
    var problems = new Problems();
    YamlMap map = YamlReader.read(SourceText.of("--set", "value: " + text));
    Optional<Tensor> value =
        map.get("value")
            .flatMap(new ValueReader(problems)::quantity)
            .map(ValueReader.Quantity::value);
    problems.throwIfAny();
    return value.orElseThrow(() -> new InputException(List.of()));
  }
}
