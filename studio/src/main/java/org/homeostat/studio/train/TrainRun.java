package org.homeostat.studio.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homeostat.energy.DivergedException;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Response;
import org.homeostat.energy.Start;
import org.homeostat.energy.Training;
import org.homeostat.energy.Training.Epoch;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Workload;
import org.homeostat.solver.Workers;
import org.homeostat.system.Variable;

/// An arm under a seed, on its way through its epochs. Belongs to one thread.
final class TrainRun {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TrainSettings settings;
  private final long seed;
  private final Optimiser.Steps steps;
  private final Training training;
  private final Response response;
  private final ExamplesFeed examples;
  private final ExamplesFeed tests;
  private final List<EpochResult> epochs = new ArrayList<>();
  private String diverged = "";
  private Epoch part = Epoch.NOTHING;
  private double partSeconds;
  private byte[] last;

  private TrainRun(TrainSettings settings, Learner learner, Lessons lessons, long seed) {
    List<Variable> parameters = settings.model().parameters();
    this.settings = settings;
    this.seed = seed;
    this.steps = settings.steps();
    this.training = learner.teaching().begin(seed, steps);
    this.response = learner.response().get();
    this.examples = lessons.feed(seed);
    this.tests = lessons.tests();
    for (Variable each : parameters) {
      double least = settings.rates().least().getOrDefault(each.name(), Double.NEGATIVE_INFINITY);
      Start.fill(each, settings.gain(), seed, least, steps.parameter(each.name()));
    }
    this.last = now();
  }

  /// A run at its beginning.
  static TrainRun begin(TrainSettings settings, Learner learner, Lessons lessons, long seed) {
    return new TrainRun(settings, learner, lessons, seed);
  }

  /// A run as it was when [#state] gave these bytes.
  ///
  /// @throws IllegalArgumentException if they are of another version or study
  static TrainRun resume(
      TrainSettings settings, Learner learner, Lessons lessons, long seed, byte[] state) {
    var run = new TrainRun(settings, learner, lessons, seed);
    run.restore(state);
    return run;
  }

  private void restore(byte[] state) {
    RunState read = RunState.read(state, steps.memory());
    epochs.clear();
    epochs.addAll(read.epochs());
    part = read.part();
    partSeconds = read.partSeconds();
    diverged = read.diverged();
    steps.resume(read.steps());
    last = state;
  }

  private byte[] now() {
    return new RunState(epochs, part, partSeconds, diverged, steps.taken(), steps.memory()).bytes();
  }

  /// All that the rest of the run depends on, when it was kept last.
  byte[] state() {
    return last.clone();
  }

  boolean isDone() {
    return !diverged.isEmpty() || epochs.size() >= settings.epochs();
  }

  /// Is given a state to keep within an epoch.
  @FunctionalInterface
  interface Keeper {
    /// @param state gives the bytes, if they are to be kept now
    void offer(Supplier<byte[]> state);
  }

  /// One epoch, or the rest of it, and a test. A run whose loss is no number goes back to where it
  /// was kept last, and is done.
  ///
  /// @param number of the run, for the watch
  /// @param keeper is offered the state after each batch
  /// @throws java.util.concurrent.CancellationException if the thread was interrupted
  void epoch(int number, TrainWatch watch, Keeper keeper) {
    int epoch = epochs.size();
    try {
      double before = partSeconds;
      long begun = THREADS.getCurrentThreadCpuTime();
      Epoch train =
          training.epoch(
              examples,
              epoch,
              part,
              (so, of) -> {
                watch.batch(number, epoch, so, of);
                keeper.offer(() -> {
                  part = so;
                  partSeconds = before + secondsSince(begun);
                  last = now();
                  return state();
                });
                Workers.check();
              });
      double seconds = before + secondsSince(begun);
      Epoch test = training.test(response, tests, (_, _) -> Workers.check());
      epochs.add(new EpochResult(train, test, seconds));
    } catch (DivergedException failure) {
      restore(last);
      diverged = String.valueOf(failure.getMessage());
    }
    part = Epoch.NOTHING;
    partSeconds = 0;
    last = now();
  }

  private static double secondsSince(long begun) {
    return (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
  }

  /// So many steps of the optimiser, from the first epoch on, without a test.
  ///
  /// @throws DivergedException where the loss is no number
  void steps(int count) {
    long end = steps.taken() + count;
    int epoch = epochs.size();
    while (steps.taken() < end) {
      long most = (end - steps.taken()) * settings.batch();
      training.epoch(examples.atMost(most), epoch++, (_, _) -> Workers.check());
    }
  }

  /// The programs that learning has run in this object, and how often.
  List<Workload> workloads() {
    return training.workloads();
  }

  RunResult result() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Variable each : settings.model().parameters()) {
      parameters.put(each.name(), BatchMemory.copyOf(steps.parameter(each.name())));
    }
    return new RunResult(seed, epochs, diverged, parameters);
  }
}
