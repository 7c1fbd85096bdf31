package org.homeostat.studio.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.homeostat.solver.Workers;
import org.homeostat.studio.file.Keeping;

/// Takes all runs of a study through their epochs, several at once, each from its last checkpoint.
/// A run is computed by one thread, so what comes out depends on the study alone.
///
/// @param pause the longest time within an epoch between two checkpoints of a run
public record Schooling(
    TrainStudy study,
    Lessons lessons,
    int threads,
    Keeping keeping,
    Duration pause,
    TrainWatch watch) {

  /// A checkpoint after each epoch, and every two minutes.
  public Schooling(
      TrainStudy study, Lessons lessons, int threads, Keeping keeping, TrainWatch watch) {
    this(study, lessons, threads, keeping, Duration.ofMinutes(2), watch);
  }

  /// @throws IOException if a checkpoint cannot be written
  public TrainOutcome run() throws IOException {
    long begun = System.nanoTime();
    Certification certification =
        study.certify() == Certify.NO ? Certification.NONE : Certification.of(study, lessons);
    var runs = new NumberedRuns(study, lessons);
    List<ArmResult> arms = study.certify() == Certify.ONLY ? List.of() : arms(runs);
    List<ChipsResult> chips = chips(arms, runs);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new TrainOutcome(study, lessons, arms, chips, certification, seconds);
  }

  /// What the first run of each arm has learned is put onto chips.
  private List<ChipsResult> chips(List<ArmResult> arms, NumberedRuns runs) {
    List<ChipsResult> chips = new ArrayList<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      ArmResult ideal = arms.get(arm);
      if (!ideal.arm().chips().isNone() && !ideal.runs().getFirst().hasDiverged()) {
        chips.addAll(new ChipRuns(ideal, runs.learner(arm), lessons, threads, watch).run());
      }
    }
    return chips;
  }

  private List<ArmResult> arms(NumberedRuns runs) throws IOException {
    RunResult[] results = new RunResult[study.runs()];
    try {
      Workers.run(threads, results.length, number -> results[number] = run(number, runs));
    } catch (UncheckedIOException failed) {
      throw Objects.requireNonNull(failed.getCause());
    }
    List<ArmResult> arms = new ArrayList<>();
    for (int arm = 0; arm < study.arms().size(); arm++) {
      arms.add(new ArmResult(study.arms().get(arm), runs.of(arm, results)));
    }
    return arms;
  }

  private RunResult run(int number, NumberedRuns runs) {
    try {
      TrainRun run = begin(number, runs, keeping.read(number));
      var keeper = new Pauses(number);
      while (!run.isDone()) {
        run.epoch(number, watch, keeper);
        keeper.keep(run.state());
      }
      return run.result();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Keeps the state of a run when the pause since the last time is over.
  private final class Pauses implements TrainRun.Keeper {
    private final int number;
    private long kept = System.nanoTime();

    Pauses(int number) {
      this.number = number;
    }

    @Override
    public void offer(Supplier<byte[]> state) {
      if (System.nanoTime() - kept > pause.toNanos()) {
        try {
          keep(state.get());
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }
    }

    void keep(byte[] state) throws IOException {
      keeping.write(number, state);
      kept = System.nanoTime();
    }
  }

  private static TrainRun begin(int number, NumberedRuns runs, Optional<byte[]> kept) {
    if (kept.isPresent()) {
      try {
        return runs.resume(number, kept.get());
      } catch (IllegalArgumentException ofAnotherVersion) {
        return runs.begin(number);
      }
    }
    return runs.begin(number);
  }
}
