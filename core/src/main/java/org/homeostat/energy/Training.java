package org.homeostat.energy;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Workload;
import org.homeostat.system.Variable;

/// Learning from examples, batch after batch.
///
/// An epoch takes whole batches; examples that are left over have their turn in another epoch,
/// whose order is another.
public final class Training {

  /// What an epoch came to, or a part of it: sums, so that it can go on to the same bits.
  ///
  /// @param examples how many
  /// @param batches how many
  /// @param losses the sum of the losses, each example's before the step of its batch
  /// @param right of how many examples the class has the highest score, likewise
  /// @param settled the sum of the settling steps of the batches
  /// @param residuals the sum of their residuals
  /// @param unsettled how many batches did not settle
  /// @param worst how the worst of all settlings ended, the first of equally bad ones
  public record Epoch(
      int examples,
      int batches,
      double losses,
      int right,
      long settled,
      double residuals,
      int unsettled,
      Outcome worst) {
    /// An epoch that has not begun.
    public static final Epoch NOTHING = new Epoch(0, 0, 0, 0, 0, 0, 0, Outcome.Settled.YES);

    /// The mean loss.
    public double loss() {
      return losses / examples;
    }

    /// The share of examples whose class has the highest score.
    public double accuracy() {
      return (double) right / examples;
    }

    /// The mean number of settling steps of a batch.
    public double steps() {
      return (double) settled / batches;
    }

    /// The mean over batches of the residual.
    public double residual() {
      return residuals / batches;
    }

    /// The share of batches that did not settle.
    public double unsettledShare() {
      return (double) unsettled / batches;
    }
  }

  /// Is told how far an epoch is.
  public interface Watch {
    /// @param so what the epoch came to so far
    /// @param of the number of examples of the epoch
    void batch(Epoch so, int of);
  }

  private final List<Variable> parameters;
  private final Response learning;
  private final IntConsumer learn;
  private final Optimiser.Steps steps;

  /// Learning by steps along a gradient.
  public Training(List<Variable> parameters, Gradient gradient, Optimiser.Steps steps) {
    this(parameters, gradient, epoch -> steps.step(gradient::of, epoch), steps);
  }

  /// @param steps those by which the learning moves the parameters
  public Training(List<Variable> parameters, Learning learning, Optimiser.Steps steps) {
    this(parameters, learning, learning::learn, steps);
  }

  private Training(
      List<Variable> parameters, Response learning, IntConsumer learn, Optimiser.Steps steps) {
    this.parameters = List.copyOf(parameters);
    this.learning = learning;
    this.learn = learn;
    this.steps = steps;
  }

  /// The programs that learning has run so far, and how often; tests are not in them.
  public List<Workload> workloads() {
    return Stream.concat(learning.workloads().stream(), Stream.of(steps.workload())).toList();
  }

  /// One pass over the examples.
  ///
  /// @throws DivergedException where the loss is no number
  public Epoch epoch(Feed feed, int number, Watch watch) {
    return epoch(feed, number, Epoch.NOTHING, watch);
  }

  /// The rest of a pass over the examples.
  ///
  /// @param before what the epoch came to so far
  /// @throws DivergedException where the loss is no number
  public Epoch epoch(Feed feed, int number, Epoch before, Watch watch) {
    int lanes = learning.lanes();
    int[] order = feed.order(number);
    int batches = order.length / lanes;
    Tally tally = new Tally(before);
    for (int b = before.batches(); b < batches; b++) {
      int from = b * lanes;
      feed.fill(learning, number, l -> order[from + l]);
      share(learning);
      learning.compute(steps.taken());
      tally.add(learning, feed, order, from, lanes);
      if (!Double.isFinite(tally.loss)) {
        throw new DivergedException(number, b, learning.effort());
      }
      learn.accept(number);
      watch.batch(tally.epoch(), batches * lanes);
    }
    return tally.epoch();
  }

  /// The answers of the parameters as they are.
  public Epoch test(Response response, Feed feed, Watch watch) {
    int lanes = response.lanes();
    int count = feed.count();
    int[] order = new int[Math.ceilDiv(count, lanes) * lanes];
    for (int i = 0; i < order.length; i++) {
      order[i] = Math.min(i, count - 1);
    }
    Tally tally = new Tally(Epoch.NOTHING);
    share(response);
    for (int from = 0; from < count; from += lanes) {
      int first = from;
      feed.fill(response, 0, l -> order[first + l]);
      response.compute(0);
      tally.add(response, feed, order, from, Math.min(lanes, count - from));
      watch.batch(tally.epoch(), count);
    }
    return tally.epoch();
  }

  private void share(Response response) {
    for (Variable parameter : parameters) {
      response.share(parameter.name(), steps.parameter(parameter.name()));
    }
  }

  /// Sums over the examples of an epoch.
  private static final class Tally {
    private int examples;
    private int batches;
    private double loss;
    private int right;
    private long steps;
    private double residual;
    private int unsettled;
    private Outcome worst;

    Tally(Epoch before) {
      examples = before.examples();
      batches = before.batches();
      loss = before.losses();
      right = before.right();
      steps = before.settled();
      residual = before.residuals();
      unsettled = before.unsettled();
      worst = before.worst();
    }

    void add(Response response, Feed feed, int[] order, int from, int count) {
      Object losses = response.loss();
      Object scores = response.score();
      int classes = BatchMemory.length(scores) / response.lanes();
      for (int l = 0; l < count; l++) {
        loss += BatchMemory.get(losses, l);
        if (best(scores, l * classes, classes) == feed.label(order[from + l])) {
          right++;
        }
      }
      examples += count;
      batches++;
      steps += response.effort().steps();
      residual += response.effort().residual();
      Outcome outcome = response.effort().outcome();
      unsettled += outcome instanceof Outcome.Settled ? 0 : 1;
      worst = Outcome.worse(worst, outcome);
    }

    Epoch epoch() {
      return new Epoch(examples, batches, loss, right, steps, residual, unsettled, worst);
    }
  }

  /// The number of the highest of neighbouring scores, the first of equal ones.
  public static int best(Object scores, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (BatchMemory.get(scores, from + c) > BatchMemory.get(scores, from + best)) {
        best = c;
      }
    }
    return best;
  }
}
