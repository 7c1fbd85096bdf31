package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Measurement;
import org.homeostat.studio.lifelong.Life;
import org.homeostat.studio.lifelong.Lifelong;
import org.homeostat.studio.lifelong.Phase;
import org.homeostat.studio.lifelong.RewardSums;
import org.homeostat.studio.lifelong.Windows;
import org.homeostat.system.Reward;

/// The lives of the arms of a study: what is so of the plant when, and what is kept of the reward.
public final class Lives {
  /// The measure that keeps sums of the reward; no study can call one so.
  static final String SUMS = "#reward";

  private static final String PLANT = "plant.";

  private final Study study;
  private final List<List<Phase>> phases;
  private final Windows windows;

  private Lives(Study study) {
    this.study = study;
    this.phases = study.arms().stream().map(arm -> phases(study, arm)).toList();
    double step = study.solving().step();
    this.windows = Windows.of(phases, study.judgement().window(), step);
  }

  /// Whether the plant changes on the way in an arm of a study with a reward.
  static boolean change(Study study) {
    boolean rewarded =
        study.system().outputs().stream().anyMatch(each -> each.name().equals(Reward.NAME));
    return rewarded
        && study.arms().stream()
            .anyMatch(arm ->
                study.loop(arm).living().timeline().changes() && phases(study, arm).size() > 1);
  }

  private static List<Phase> phases(Study study, Arm arm) {
    List<String> base = new ArrayList<>();
    arm.settings()
        .forEach((name, value) -> {
          if (isOfPlant(study, name)) {
            base.add(said(name, value));
          }
        });
    Solving solving = study.solving();
    return study.loop(arm).living().timeline().phases(base, solving.step(), solving.until());
  }

  private static boolean isOfPlant(Study study, String name) {
    return name.startsWith(PLANT) || study.plant().role().equals("system");
  }

  private static String said(String name, Tensor value) {
    return "set " + name + " " + Arrays.toString(value.elements());
  }

  /// The sums of the reward that are kept.
  static Measure sums(Study study) {
    var lives = new Lives(study);
    double step = study.solving().step();
    List<Double> times =
        lives.windows.samples(lives.phases).stream().map(sample -> sample * step).toList();
    return new Measure(SUMS, Measure.Kind.SUM, new Name(Reward.NAME), times);
  }

  /// The times at which the plant changes in some arm.
  public static List<Double> changes(Study study) {
    return !change(study)
        ? List.of()
        : new Lives(study)
            .phases.stream()
                .flatMap(each -> each.stream().skip(1))
                .map(each -> each.from() * study.solving().step())
                .distinct()
                .sorted()
                .toList();
  }

  /// What came out of lives with changes; nothing, if there is no such life.
  static Lifelong lifelong(Study study, List<ArmOutcome> arms) {
    if (!change(study)) {
      return Lifelong.NONE;
    }
    var lives = new Lives(study);
    List<Life> all = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = arms.get(i).arm();
      Loop.Living living = study.loop(arm).living();
      String agent = living.agent() + lives.own(arm);
      all.add(
          new Life(
              arm.name(),
              agent,
              living.told(),
              lives.phases.get(i),
              lives.rewards(arms.get(i).ensemble())));
    }
    Judgement judgement = study.judgement();
    var settings =
        new Lifelong.Settings(
            study.solving().step(), lives.windows, judgement.within(), judgement.reference());
    return Lifelong.of(all, judgement.against(), settings);
  }

  /// What an arm sets that is not of the plant.
  private List<String> own(Arm arm) {
    List<String> own = new ArrayList<>();
    for (Map.Entry<String, Tensor> each : arm.settings().entrySet()) {
      if (!isOfPlant(study, each.getKey())) {
        own.add(said(each.getKey(), each.getValue()));
      }
    }
    return own;
  }

  private RewardSums rewards(Ensemble ensemble) {
    int[] samples = windows.samples(phases).stream().mapToInt(Integer::intValue).toArray();
    double[][] sums =
        ensemble.measurements().stream()
            .filter(each -> each.measure().name().equals(SUMS))
            .map(Measurement::values)
            .toArray(double[][]::new);
    return new RewardSums(samples, sums);
  }
}
