package org.homeostat.studio.train;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The runs of a study by their numbers, from 0: that of its arm times the seeds, and its seed's.
/// Those of an arm share its compiled kernels, which are made when they are first needed.
final class NumberedRuns {
  private final TrainStudy study;
  private final Lessons lessons;
  private final Map<Integer, Learner> learners = new ConcurrentHashMap<>();

  NumberedRuns(TrainStudy study, Lessons lessons) {
    this.study = study;
    this.lessons = lessons;
  }

  /// What the runs of an arm share.
  Learner learner(int arm) {
    return learners.computeIfAbsent(arm, _ -> Learner.of(study.arms().get(arm).settings()));
  }

  /// A run at its beginning.
  TrainRun begin(int number) {
    return TrainRun.begin(settings(number), learner(arm(number)), lessons, seed(number));
  }

  /// A run as it was when [TrainRun#state] gave these bytes.
  ///
  /// @throws IllegalArgumentException if they are of another version or study
  TrainRun resume(int number, byte[] state) {
    return TrainRun.resume(settings(number), learner(arm(number)), lessons, seed(number), state);
  }

  private int arm(int number) {
    return number / study.seeds();
  }

  private TrainSettings settings(int number) {
    return study.arms().get(arm(number)).settings();
  }

  private long seed(int number) {
    return study.firstSeed() + number % study.seeds();
  }

  /// What came out of the runs of an arm.
  ///
  /// @param all what came out of all runs, by their numbers
  <T> List<T> of(int arm, T[] all) {
    int from = arm * study.seeds();
    return List.of(all).subList(from, from + study.seeds());
  }
}
