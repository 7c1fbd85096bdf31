package org.homeostat.studio.page;

import java.util.Comparator;
import java.util.List;
import org.homeostat.solver.Measure;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.StudyOutcome;

/// More arms than a sentence, a row of tiles or the hues of a plot can hold: a page then says which
/// does best and worst, and leaves each of them to its tables.
record Crowd(StudyOutcome outcome) {
  /// As many arms as are told apart by hue.
  static final int FEW = 6;

  static boolean is(StudyOutcome outcome) {
    return outcome.arms().size() > FEW;
  }

  int arms() {
    return outcome.arms().size();
  }

  int runs() {
    return outcome.arms().stream().mapToInt(arm -> arm.ensemble().trajectories()).sum();
  }

  int diverged() {
    return outcome.arms().stream().mapToInt(ArmOutcome::diverged).sum();
  }

  /// How many arms lost runs.
  long thinned() {
    return outcome.arms().stream().filter(arm -> arm.diverged() > 0).count();
  }

  /// The arms in which a run survived, from the lowest median at the end to the highest.
  List<ArmOutcome> ranked(Measure measure) {
    return outcome.arms().stream()
        .filter(arm -> !Double.isNaN(median(arm, measure)))
        .sorted(Comparator.comparingDouble(arm -> median(arm, measure)))
        .toList();
  }

  /// The survivors' median at the last time of a measure.
  static double median(ArmOutcome arm, Measure measure) {
    return arm.statistics(measure, measure.times().getLast()).median();
  }
}
