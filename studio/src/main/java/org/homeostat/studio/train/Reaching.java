package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.kernel.Workload;
import org.homeostat.solver.Workers;

/// Trains the runs of a study until they are as good as asked, tested after each epoch, and counts
/// what that took.
///
/// @param accuracy on the test set, a share
public record Reaching(TrainStudy study, Lessons lessons, double accuracy, int threads) {

  /// What a run came to.
  ///
  /// @param epochs that it took
  /// @param accuracy after the last of them
  /// @param workloads of the learning in them
  public record Run(
      long seed, int epochs, double accuracy, boolean reached, List<Workload> workloads) {
    public Run {
      workloads = List.copyOf(workloads);
    }
  }

  /// The runs of an arm.
  public record ArmRuns(TrainArm arm, List<Run> runs) {
    public ArmRuns {
      runs = List.copyOf(runs);
    }

    public List<Run> reached() {
      return runs.stream().filter(Run::reached).toList();
    }
  }

  /// Trains them.
  public List<ArmRuns> run(TrainWatch watch) {
    var runs = new NumberedRuns(study, lessons);
    Run[] results = new Run[study.runs()];
    Workers.run(threads, results.length, number -> results[number] = run(number, runs, watch));
    List<ArmRuns> arms = new ArrayList<>();
    for (int arm = 0; arm < study.arms().size(); arm++) {
      arms.add(new ArmRuns(study.arms().get(arm), runs.of(arm, results)));
    }
    return arms;
  }

  private Run run(int number, NumberedRuns runs, TrainWatch watch) {
    TrainRun run = runs.begin(number);
    while (!run.isDone() && !(run.result().accuracy() >= accuracy)) {
      run.epoch(number, watch, _ -> {});
    }
    RunResult result = run.result();
    boolean reached = result.accuracy() >= accuracy;
    return new Run(
        result.seed(), result.epochs().size(), result.accuracy(), reached, run.workloads());
  }

  /// The share of the numbers of training examples, as they are without chance, that are not 0.
  public double density() {
    ExamplesFeed feed = lessons.feed(study.firstSeed());
    float[] numbers = new float[feed.size()];
    long found = 0;
    for (int example = 0; example < feed.count(); example++) {
      feed.images().copy(example, numbers, 0);
      for (float number : numbers) {
        found += number != 0 ? 1 : 0;
      }
    }
    return (double) found / ((long) feed.count() * feed.size());
  }
}
