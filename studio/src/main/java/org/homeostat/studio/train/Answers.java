package org.homeostat.studio.train;

import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Feed;
import org.homeostat.energy.Response;
import org.homeostat.energy.Training;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.system.Variable;

/// What a trained model says to each of some examples: a score for each class. With a squared error
/// that is its output, with a cross-entropy what the softmax is taken of.
///
/// @param scores example after example
public record Answers(int classes, double[] scores) {

  /// The answers to the test examples of a study.
  public static Answers of(ArmResult arm, RunResult run, Lessons lessons) {
    return of(arm.arm().settings(), run.parameters(), lessons.tests());
  }

  static Answers of(TrainSettings settings, Map<String, Object> parameters, Feed feed) {
    Response response = Learner.of(settings).response().get();
    for (Variable each : settings.model().parameters()) {
      response.share(each.name(), Objects.requireNonNull(parameters.get(each.name())));
    }
    int lanes = response.lanes();
    int classes = settings.model().target().shape().size();
    double[] scores = new double[feed.count() * classes];
    for (int from = 0; from < feed.count(); from += lanes) {
      int count = Math.min(lanes, feed.count() - from);
      int first = from;
      feed.fill(response, 0, l -> first + Math.min(l, count - 1));
      response.compute(0);
      for (int i = 0; i < count * classes; i++) {
        scores[from * classes + i] = BatchMemory.get(response.score(), i);
      }
    }
    return new Answers(classes, scores);
  }

  /// How many examples there are.
  public int count() {
    return scores.length / classes;
  }

  /// The score of a class.
  public double score(int example, int of) {
    return scores[example * classes + of];
  }

  /// The class with the highest score.
  public int said(int example) {
    return Training.best(scores, example * classes, classes);
  }
}
