package org.homeostat.studio.train;

import java.util.List;
import java.util.Optional;
import org.homeostat.energy.Model;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Settling;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads the section `train` of an arm.
final class LearningReader {
  private static final int MOST_EPOCHS = 1_000_000;
  private static final int MOST_BATCH = 1 << 16;

  private final Settings settings;
  private final Optional<ModelReader.Built> model;
  private final Problems problems;

  LearningReader(YamlMap section, Optional<ModelReader.Built> model, Problems problems) {
    this.settings = new Settings(section, problems);
    this.model = model;
    this.problems = problems;
  }

  /// The settings; empty if there is no model.
  Optional<TrainSettings> read() {
    Rule rule =
        settings
            .get("rule")
            .flatMap(node -> settings.word(node, "rule", Rule.names()))
            .flatMap(Rule::of)
            .orElse(Rule.EQUILIBRIUM_PROPAGATION);
    var settle = new SettleReader(map("settle"), model, rule, problems);
    Settling settling = settle.read();
    Comparison comparison = new NudgeReader(map("nudge"), problems).read(settling, settle.window());
    Optional<Model> learns = learns(rule);
    int epochs = settings.whole("epochs", 1, MOST_EPOCHS, 10);
    settings.section().require("optimiser", "write for example optimiser: {adam: 0.001}", problems);
    Optional<OptimiserReader> said =
        map("optimiser").map(map -> new OptimiserReader(map, epochs, problems));
    Optimiser optimiser = said.map(OptimiserReader::optimiser).orElse(Optimiser.Adam.USUAL);
    if (rule == Rule.EQUILIBRIUM_PROPAGATION && comparison instanceof Comparison.Continual) {
      refuseUnlessPlain(optimiser);
    }
    Optimiser.Rates rates = said.map(each -> each.rates(learns)).orElse(OptimiserReader.NO_RATES);
    int batch = settings.whole("batch", 1, MOST_BATCH, 50);
    double gain = settings.positive("gain", 1);
    Precision precision =
        word("precision", List.of("float", "double"), "double")
            ? Precision.DOUBLE
            : Precision.FLOAT;
    Blas blas = word("blas", List.of("java", "native"), "native") ? Blas.NATIVE : Blas.JAVA;
    Optional<TrainSettings> read =
        learns.map(each ->
            new TrainSettings(
                each,
                rule,
                comparison,
                settling,
                optimiser,
                rates,
                gain,
                batch,
                epochs,
                precision,
                blas));
    read.ifPresent(this::refuseImpossible);
    return read;
  }

  /// Whether a setting is this one of two words.
  private boolean word(String key, List<String> known, String wanted) {
    return settings
        .get(key)
        .flatMap(node -> settings.word(node, key, known))
        .equals(Optional.of(wanted));
  }

  private Optional<YamlMap> map(String key) {
    return settings.get(key).flatMap(node -> node.map(problems));
  }

  /// The model, with feedback weights of their own if that is said; the feed-forward network of
  /// backpropagation has none.
  private Optional<Model> learns(Rule rule) {
    boolean own = word("feedback", List.of("shared", "own"), "own");
    if (!own || rule == Rule.BACKPROPAGATION) {
      return model.map(ModelReader.Built::model);
    }
    try {
      return model.map(built -> built.model().asymmetric());
    } catch (InputException taken) {
      ModelReader.replaced(taken, settings.get("feedback").orElseThrow(), problems);
      return Optional.empty();
    }
  }

  private void refuseUnlessPlain(Optimiser optimiser) {
    if (!optimiser.equals(new Optimiser.Descent(0))) {
      settings
          .get("optimiser")
          .ifPresent(node ->
              problems.add(
                  node.problem(
                      "weights that move during the nudge move by plain descent",
                      "write optimiser: {descent: 0.01}")));
    }
  }

  /// What settings exclude each other shows when they are compiled; those that never do are not
  /// tried.
  private void refuseImpossible(TrainSettings read) {
    boolean settles = read.rule() == Rule.EQUILIBRIUM_PROPAGATION;
    if (!settles || !problems.isEmpty() || isPlain(read)) {
      return;
    }
    try {
      Learner.of(read.withBatch(1));
    } catch (IllegalArgumentException excluded) {
      boolean pulls = pullsUnusually(read.comparison());
      Yaml place = settings.get(pulls ? "nudge" : "settle").orElse(settings.section());
      String advice = pulls ? "nudge: {centred: 0.1} takes any energy" : "settle by: {flow: 0.1}";
      problems.add(place.problem(String.valueOf(excluded.getMessage()), advice));
    } catch (InputException refused) {
      model.ifPresent(built -> ModelReader.replaced(refused, built.place(), problems));
    }
  }

  private static boolean isPlain(TrainSettings read) {
    Update update = read.settling().update();
    return !pullsUnusually(read.comparison())
        && !read.model().isAsymmetric()
        && (update instanceof Update.Synchronous || update instanceof Update.Asynchronous);
  }

  private static boolean pullsUnusually(Comparison comparison) {
    Nudge nudge = comparison.nudge();
    return nudge.isComplex() || nudge.isClamped() || comparison instanceof Comparison.Continual;
  }
}
