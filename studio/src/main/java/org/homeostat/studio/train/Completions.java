package org.homeostat.studio.train;

import java.util.List;
import java.util.Objects;
import org.homeostat.energy.Completion;
import org.homeostat.energy.Completion.Output;
import org.homeostat.energy.Outcome;
import org.homeostat.energy.Settling;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.system.Variable;

/// Images that a trained model has completed, and what it says to them.
///
/// @param shape of an image, channels last
/// @param hidden which elements of an image were hidden
/// @param truth the images, one after the other
/// @param completed the same with hidden elements as they settled
/// @param answers to the completed images
/// @param dark answers to the images with their hidden part dark
/// @param worst how the worst settling ended
public record Completions(
    List<Integer> shape,
    boolean[] hidden,
    float[] truth,
    float[] completed,
    Answers answers,
    Answers dark,
    Outcome worst) {

  /// Hidden elements take longer to settle than states alone.
  private static final int LONGER = 10;

  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  /// @throws IllegalArgumentException if there is noise, or an output to hold that the cost does
  ///   not tell
  static Completions of(TrainedModel model, ExamplesFeed feed, boolean[] hidden, Output output) {
    TrainSettings settings = model.settings();
    Settling own = settings.settling();
    Settling longer =
        new Settling(own.update(), LONGER * own.free(), own.nudged(), own.tolerance());
    int lanes = settings.batch();
    Completion.Batch batch =
        Completion.of(
                settings.model(),
                output,
                longer,
                settings.precision(),
                lanes,
                settings.blas().execution())
            .batch();
    for (Variable each : settings.model().parameters()) {
      batch.share(each.name(), Objects.requireNonNull(model.parameters().get(each.name())));
    }
    batch.hide(hidden);
    int size = hidden.length;
    int classes = model.classes().size();
    float[] truth = new float[feed.count() * size];
    float[] completed = new float[truth.length];
    double[] scores = new double[feed.count() * classes];
    Outcome worst = new Outcome.Settled();
    for (int from = 0; from < feed.count(); from += lanes) {
      int count = Math.min(lanes, feed.count() - from);
      int first = from;
      feed.fill(batch, 0, l -> first + Math.min(l, count - 1));
      batch.compute(0);
      worst = Outcome.worse(worst, batch.effort().outcome());
      for (int i = 0; i < count * size; i++) {
        truth[from * size + i] = (float) BatchMemory.get(batch.input(), i);
        completed[from * size + i] = (float) BatchMemory.get(batch.completed(), i);
      }
      for (int i = 0; i < count * classes; i++) {
        scores[from * classes + i] = BatchMemory.get(batch.score(), i);
      }
    }
    Answers dark = Answers.of(settings, model.parameters(), new Covered(feed, hidden));
    return new Completions(
        model.shape(), hidden, truth, completed, new Answers(classes, scores), dark, worst);
  }

  /// The root of the mean square of what hidden elements are off the truth.
  public double error() {
    return off(completed);
  }

  /// The same with the hidden part left dark.
  public double darkError() {
    return off(new float[truth.length]);
  }

  private double off(float[] images) {
    double squares = 0;
    int count = 0;
    for (int i = 0; i < truth.length; i++) {
      if (hidden[i % hidden.length]) {
        double apart = images[i] - truth[i];
        squares += apart * apart;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }
}
