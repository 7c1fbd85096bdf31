package org.homeostat.studio.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    Map<Integer, Learner> learners = new ConcurrentHashMap<>();
    List<ArmResult> arms = study.certify() == Certify.ONLY ? List.of() : arms(learners);
    List<ChipsResult> chips = chips(arms, learners);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new TrainOutcome(study, lessons, arms, chips, certification, seconds);
  }

  /// What the first run of each arm has learned is put onto chips.
  private List<ChipsResult> chips(List<ArmResult> arms, Map<Integer, Learner> learners) {
    List<ChipsResult> chips = new ArrayList<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      ArmResult ideal = arms.get(arm);
      if (!ideal.arm().chips().isNone() && !ideal.runs().getFirst().hasDiverged()) {
        TrainSettings settings = ideal.arm().settings();
        Learner learner = learners.computeIfAbsent(arm, _ -> Learner.of(settings));
        chips.addAll(new ChipRuns(ideal, learner, lessons, threads, watch).run());
      }
    }
    return chips;
  }

  private List<ArmResult> arms(Map<Integer, Learner> learners) throws IOException {
    RunResult[] results = new RunResult[study.runs()];
    try {
      Workers.run(threads, results.length, run -> results[run] = run(run, learners));
    } catch (UncheckedIOException failed) {
      throw Objects.requireNonNull(failed.getCause());
    }
    List<ArmResult> arms = new ArrayList<>();
    for (int arm = 0; arm < study.arms().size(); arm++) {
      int from = arm * study.seeds();
      List<RunResult> runs = List.of(results).subList(from, from + study.seeds());
      arms.add(new ArmResult(study.arms().get(arm), runs));
    }
    return arms;
  }

  private RunResult run(int number, Map<Integer, Learner> learners) {
    TrainSettings settings = study.arms().get(number / study.seeds()).settings();
    Learner learner = learners.computeIfAbsent(number / study.seeds(), _ -> Learner.of(settings));
    long seed = study.firstSeed() + number % study.seeds();
    try {
      TrainRun run = begin(settings, learner, seed, keeping.read(number));
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

  private TrainRun begin(
      TrainSettings settings, Learner learner, long seed, Optional<byte[]> kept) {
    if (kept.isPresent()) {
      try {
        return TrainRun.resume(settings, learner, lessons, seed, kept.get());
      } catch (IllegalArgumentException ofAnotherVersion) {
        return TrainRun.begin(settings, learner, lessons, seed);
      }
    }
    return TrainRun.begin(settings, learner, lessons, seed);
  }
}
