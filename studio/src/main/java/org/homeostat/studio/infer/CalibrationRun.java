package org.homeostat.studio.infer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.homeostat.inference.Calibration;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Workers;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.Keeping;

/// Runs the trials of a study that calibrates. Each is kept when it has ended, and is that of the
/// seed and its number alone.
///
/// @param data how the person calls the table
/// @param table the columns that the study asks for
record CalibrationRun(
    String data, NamedColumns table, int threads, Keeping keeping, Progress progress) {

  /// Makes the trials of a study.
  interface Maker {
    /// What has ranks.
    List<String> elements();

    /// @throws RefusedException if the trial fails
    Trial make(int number);
  }

  CalibrationOutcome run(InferStudy study) {
    study
        .obstacle()
        .ifPresent(found -> {
          throw new RefusedException(found.message(), found.advice());
        });
    Maker maker =
        switch (study) {
          case StateStudy states -> new StateTrials(states, RecordReader.of(table, states));
          case DensityStudy density -> new DensityTrials(density, density.known(table));
        };
    int count = study.trials().count();
    Trial[] all = new Trial[count];
    AtomicLong done = new AtomicLong();
    Workers.run(
        threads,
        count,
        k -> {
          all[k] = trial(maker, k);
          progress.advanced(done.incrementAndGet(), count);
        });
    List<Trial> trials = List.of(all);
    List<int[]> ranks =
        trials.stream().filter(trial -> !trial.hasFailed()).map(Trial::ranks).toList();
    if (ranks.size() < Trials.FEWEST) {
      throw new RefusedException(
          (count - ranks.size())
              + " of "
              + count
              + " trials failed, the first as "
              + Trial.firstFailure(trials),
          "priors that are nearer to what the system can be make fewer fail");
    }
    return new CalibrationOutcome(study, data, new Calibration(maker.elements(), ranks), trials);
  }

  private Trial trial(Maker maker, int number) {
    try {
      Optional<byte[]> kept = keeping.read(number);
      if (kept.isPresent()) {
        return Trial.of(kept.get());
      }
      Trial made = made(maker, number);
      keeping.write(number, made.bytes());
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Trial made(Maker maker, int number) {
    try {
      return maker.make(number);
    } catch (RefusedException refused) {
      return Trial.failed(String.valueOf(refused.getMessage()));
    }
  }
}
