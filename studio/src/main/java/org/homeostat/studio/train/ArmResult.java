package org.homeostat.studio.train;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.homeostat.energy.Outcome;
import org.homeostat.energy.Training.Epoch;

/// The runs of an arm, in the order of their seeds.
public record ArmResult(TrainArm arm, List<RunResult> runs) {
  public ArmResult {
    runs = List.copyOf(runs);
  }

  public int diverged() {
    return (int) runs.stream().filter(RunResult::hasDiverged).count();
  }

  /// A number of each run after an epoch, from 0; NaN for a run that did not finish it, and before
  /// the first.
  public double[] at(int epoch, ToDoubleFunction<EpochResult> value) {
    return runs.stream()
        .mapToDouble(run ->
            epoch >= 0 && epoch < run.epochs().size()
                ? value.applyAsDouble(run.epochs().get(epoch))
                : Double.NaN)
        .toArray();
  }

  /// How many epochs the longest run finished.
  public int epochs() {
    return runs.stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
  }

  /// The accuracies of the runs on the test set at their end; NaN where one diverged.
  public double[] accuracies() {
    return runs.stream().mapToDouble(RunResult::accuracy).toArray();
  }

  /// How settling went in the last epochs of the runs, in a sentence, where it did not always end;
  /// else empty.
  public String unsettled() {
    int missed = 0;
    int batches = 0;
    Outcome worst = new Outcome.Settled();
    for (RunResult run : runs) {
      if (!run.epochs().isEmpty()) {
        Epoch last = run.epochs().getLast().train();
        missed += last.unsettled();
        batches += last.batches();
        worst = Outcome.worse(worst, last.worst());
      }
    }
    return missed == 0
        ? ""
        : "%s of %s batches of the last epoch did not settle, at worst: %s; %s"
            .formatted(missed, batches, worst.finding(), worst.advice());
  }

  /// The run whose accuracy is the median, the lower one of two; one that has diverged only if all
  /// have.
  public RunResult median() {
    List<RunResult> alive = runs.stream().filter(run -> !run.hasDiverged()).toList();
    List<RunResult> of = alive.isEmpty() ? runs : alive;
    return of.stream()
        .sorted(Comparator.comparingDouble(RunResult::accuracy))
        .skip((of.size() - 1) / 2)
        .findFirst()
        .orElseThrow();
  }
}
