package org.homeostat.studio.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.energy.EquilibriumPropagation;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Settling;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads the section `train` of an arm.
final class LearningReader {
  private static final int MOST_EPOCHS = 1_000_000;
  private static final int MOST_POINTS = 1000;
  private static final int MOST_BATCH = 1 << 16;
  private static final List<String> NUDGES =
      List.of("centred", "one-sided", "random sign", "holomorphic", "coupled");
  static final Nudge USUAL_NUDGE = new Nudge.Centred(0.1);
  private static final String ADAM = "adam";
  private static final String DESCENT = "descent";

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
    Nudge nudge = map("nudge").flatMap(this::nudge).orElse(USUAL_NUDGE);
    Settling settling = new SettleReader(map("settle"), model, rule, problems).read();
    if (rule == Rule.EQUILIBRIUM_PROPAGATION && nudge.isComplex()) {
      refuseWhereNotAnalytic(nudge, settling);
    }
    int epochs = settings.whole("epochs", 1, MOST_EPOCHS, 10);
    settings.section().require("optimiser", "write for example optimiser: {adam: 0.001}", problems);
    Optional<YamlMap> said = map("optimiser");
    Optimiser optimiser = said.map(this::optimiser).orElse(Optimiser.Adam.USUAL);
    Optimiser.Rates rates = said.map(map -> rates(map, epochs)).orElse(NO_RATES);
    int batch = settings.whole("batch", 1, MOST_BATCH, 50);
    double gain = settings.positive("gain", 1);
    Precision precision =
        settings
            .get("precision")
            .flatMap(node -> settings.word(node, "precision", List.of("float", "double")))
            .filter(word -> word.equals("double"))
            .map(_ -> Precision.DOUBLE)
            .orElse(Precision.FLOAT);
    return model.map(built ->
        new TrainSettings(
            built.model(),
            rule,
            nudge,
            settling,
            optimiser,
            rates,
            gain,
            batch,
            epochs,
            precision,
            blas()));
  }

  private Blas blas() {
    return settings
        .get("blas")
        .flatMap(node -> settings.word(node, "blas", List.of("java", "native")))
        .filter(word -> word.equals("native"))
        .map(_ -> Blas.NATIVE)
        .orElse(Blas.JAVA);
  }

  private static final Optimiser.Rates NO_RATES =
      new Optimiser.Rates(1, Map.of(), 0, new Optimiser.Schedule.Constant());

  private Optional<YamlMap> map(String key) {
    return settings.get(key).flatMap(node -> node.map(problems));
  }

  private Optional<Nudge> nudge(YamlMap said) {
    return settings
        .choice(said, NUDGES)
        .flatMap(entry -> {
          if (entry.name().equals("holomorphic")) {
            return entry.value().map(problems).map(this::holomorphic);
          }
          var beta = settings.nonzero(entry.value());
          return beta.isEmpty()
              ? Optional.empty()
              : nudge(entry.name(), beta.getAsDouble(), entry.value());
        });
  }

  /// `{radius: 0.1, points: 8}`
  private Nudge holomorphic(YamlMap said) {
    var each = new Settings(said.allowOnly(List.of("radius", "points"), problems), problems);
    return new Nudge.Holomorphic(
        each.positive("radius", 0.1), each.whole("points", 2, MOST_POINTS, 8));
  }

  /// A nudge round a circle needs an energy that has complex values too.
  private void refuseWhereNotAnalytic(Nudge nudge, Settling settling) {
    if (model.isEmpty() || !problems.isEmpty()) {
      return;
    }
    try {
      EquilibriumPropagation.of(
          model.get().model(), nudge, settling, Precision.DOUBLE, 1, Execution.PLAIN);
    } catch (IllegalArgumentException notAnalytic) {
      Optional<Yaml> place = settings.get("nudge");
      problems.add(
          place
              .orElse(settings.section())
              .problem(
                  String.valueOf(notAnalytic.getMessage()),
                  "nudge: {centred: 0.1} takes any energy"));
    }
  }

  private Optional<Nudge> nudge(String kind, double number, Yaml place) {
    return switch (kind) {
      case "one-sided" -> Optional.of(new Nudge.OneSided(number));
      case "random sign" -> Optional.of(new Nudge.RandomSign(number));
      case "coupled" -> coupled(number, place);
      default -> Optional.of(new Nudge.Centred(number));
    };
  }

  /// An output held at its target is contrastive Hebbian learning, one held on the way to it
  /// coupled learning.
  private Optional<Nudge> coupled(double share, Yaml place) {
    if (share < 0 || share > 1) {
      problems.add(
          place.problem(
              "the output is held on the way to its target: a share from 0 to 1, found " + share,
              "write nudge: {coupled: 0.1}, or 1 to hold it at the target"));
      return Optional.empty();
    }
    return Optional.of(share == 1 ? new Nudge.Clamped() : new Nudge.Coupled(share));
  }

  private Optimiser optimiser(YamlMap said) {
    var each =
        new Settings(
            said.allowOnly(
                List.of(ADAM, DESCENT, "momentum", "rates", "decay", "schedule"), problems),
            problems);
    boolean descends = each.get(DESCENT).isPresent();
    if (descends == each.get(ADAM).isPresent()) {
      problems.add(said.problem("an optimiser is one of adam and descent", "write {adam: 0.001}"));
    }
    each.get("momentum")
        .filter(_ -> !descends)
        .ifPresent(
            node -> problems.add(node.problem("momentum is for descent", "adam has its own")));
    double momentum = each.below("momentum", 1, 0);
    return descends ? new Optimiser.Descent(momentum) : Optimiser.Adam.USUAL;
  }

  private Optimiser.Rates rates(YamlMap said, int epochs) {
    var each = new Settings(said, new Problems());
    var placed = new Settings(said, problems);
    double rate = placed.positive(each.get(DESCENT).isPresent() ? DESCENT : ADAM, 1);
    Map<String, Double> factors = new LinkedHashMap<>();
    placed
        .get("rates")
        .flatMap(node -> node.map(problems))
        .ifPresent(map -> factors(map, rate, factors));
    double decay = placed.below("decay", Double.POSITIVE_INFINITY, 0);
    return new Optimiser.Rates(
        rate,
        factors,
        decay,
        placed
            .get("schedule")
            .map(node -> schedule(node, epochs))
            .orElse(new Optimiser.Schedule.Constant()));
  }

  /// `{W1: 0.001}`: rates of their own.
  private void factors(YamlMap said, double rate, Map<String, Double> factors) {
    if (model.isEmpty()) {
      return;
    }
    List<String> known = model.get().model().parameters().stream().map(Variable::name).toList();
    for (YamlMap.Entry entry : said.allowOnly(known, problems).entries()) {
      factors.put(entry.name(), settings.positive(entry.value(), rate) / rate);
    }
  }

  private Optimiser.Schedule schedule(Yaml node, int epochs) {
    if (node instanceof YamlMap map) {
      return settings
          .choice(map, List.of("exponential"))
          .<Optimiser.Schedule>map(
              entry -> new Optimiser.Schedule.Exponential(settings.positive(entry.value(), 1)))
          .orElse(new Optimiser.Schedule.Constant());
    }
    return settings
            .word(node, "schedule", List.of("constant", "cosine", "{exponential: 0.99}"))
            .equals(Optional.of("cosine"))
        ? new Optimiser.Schedule.Cosine(epochs)
        : new Optimiser.Schedule.Constant();
  }
}
