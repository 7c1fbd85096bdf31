package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.energy.Certificate;
import org.homeostat.energy.Certificate.Estimator;
import org.homeostat.energy.Certificate.Row;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Settling;

/// How near equilibrium propagation comes to the exact gradient in a study: at the start of its
/// training and after 600 steps of it, against the nudge and against the steps of settling.
///
/// @param refused why there is no holomorphic estimate; empty if there is one
public record Certification(List<Row> rows, String refused) {
  public static final Certification NONE = new Certification(List.of(), "");

  private static final double[] BETAS = {0.01, 0.02, 0.05, 0.1, 0.2};
  private static final int[] STEPS = {2, 5, 10, 20, 50};
  private static final Nudge CIRCLE = new Nudge.Holomorphic(0.1, 8);
  private static final int TRAINED = 600;
  private static final int LANES = 10;

  /// Steps until nothing moves by more than [#STILL], which even weakly coupled networks reach.
  private static final int MANY = 2000;

  private static final double STILL = 1e-14;

  public Certification {
    rows = List.copyOf(rows);
  }

  /// The slope of an error against the nudge, both in logarithms.
  public record Slope(String estimator, String stage, String layer, double slope) {}

  static Certification of(TrainStudy study, Lessons lessons) {
    TrainArm arm =
        study.arms().stream()
            .filter(each -> each.settings().comparesEquilibria())
            .findFirst()
            .orElseThrow();
    TrainSettings settings = arm.settings();
    int lanes = Math.min(LANES, lessons.train().count());
    Settling.Update update = settings.settling().update();
    Settling settled = new Settling(update, MANY, MANY, STILL);
    var certificate =
        new Certificate(settings.model(), settled, MANY, lanes, settings.blas().execution());
    ExamplesFeed feed = lessons.feed(study.firstSeed());
    TrainRun run = TrainRun.begin(settings, Learner.of(settings), lessons, study.firstSeed());
    List<Row> rows = new ArrayList<>();
    String refused = "";
    for (int steps : new int[] {0, TRAINED}) {
      run.steps(steps);
      String stage = steps == 0 ? "start" : "after " + steps + " steps";
      Map<String, double[]> parameters = new LinkedHashMap<>();
      run.result()
          .parameters()
          .forEach((name, array) -> parameters.put(name, Settled.doubles(array)));
      rows.addAll(certificate.rows(stage, parameters, feed, real(settings, settled)));
      try {
        rows.addAll(
            certificate.rows(stage, parameters, feed, List.of(new Estimator(CIRCLE, settled))));
      } catch (IllegalArgumentException notAnalytic) {
        refused = String.valueOf(notAnalytic.getMessage());
      }
    }
    return new Certification(rows, refused);
  }

  /// Nudges against fully settled states, then the study's own nudge against steps of settling.
  private static List<Estimator> real(TrainSettings settings, Settling settled) {
    List<Estimator> estimators = new ArrayList<>();
    for (double beta : BETAS) {
      estimators.add(new Estimator(new Nudge.OneSided(beta), settled));
    }
    for (double beta : BETAS) {
      estimators.add(new Estimator(new Nudge.Centred(beta), settled));
    }
    Settling own = settings.settling();
    Nudge nudge =
        settings.comparison().nudge().isComplex()
            ? NudgeReader.USUAL
            : settings.comparison().nudge();
    for (int steps : STEPS) {
      var few = new Settling(own.update(), Math.max(own.free(), steps), steps, 0);
      estimators.add(new Estimator(nudge, few));
    }
    return estimators;
  }

  /// Whether a row is of states that settled fully.
  public static boolean isSettled(Row row) {
    return row.nudged() == MANY;
  }

  /// The slopes over nudges from 0.02 on of settled estimates, by least squares; 2 is that of
  /// centred nudges and 1 that of one-sided ones.
  public List<Slope> slopes() {
    Map<Slope, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      if (isSettled(row) && row.beta() >= 0.02 && !row.estimator().startsWith("holomorphic")) {
        groups
            .computeIfAbsent(
                new Slope(row.estimator(), row.stage(), row.layer(), 0), _ -> new ArrayList<>())
            .add(row);
      }
    }
    List<Slope> slopes = new ArrayList<>();
    groups.forEach((key, group) ->
        slopes.add(new Slope(key.estimator(), key.stage(), key.layer(), slope(group))));
    return slopes;
  }

  private static double slope(List<Row> rows) {
    double meanX = rows.stream().mapToDouble(row -> Math.log(row.beta())).average().orElse(0);
    double meanY =
        rows.stream().mapToDouble(row -> Math.log(row.relativeError())).average().orElse(0);
    double both = 0;
    double squares = 0;
    for (Row row : rows) {
      double x = Math.log(row.beta()) - meanX;
      both += x * (Math.log(row.relativeError()) - meanY);
      squares += x * x;
    }
    return both / squares;
  }
}
