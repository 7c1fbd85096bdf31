package org.homeostat.studio.evolve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.evolution.Evolution;
import org.homeostat.evolution.Outcome;
import org.homeostat.solver.Workers;
import org.homeostat.studio.file.Keeping;

/// Runs the searches of a study one after the other, each from its last checkpoint, and judges what
/// they found. What comes out depends on the study alone.
///
/// @param effort the most of the time that may be spent on keeping checkpoints: there is one a
///   generation, but none while the last ones have taken more than this share
public record Searching(
    EvolveStudy study, int threads, Keeping keeping, double effort, Watch watch) {

  /// A twentieth of the time for checkpoints.
  public Searching(EvolveStudy study, int threads, Keeping keeping, Watch watch) {
    this(study, threads, keeping, 0.05, watch);
  }

  public EvolveOutcome run() throws IOException {
    List<EvolveRun> runs = new ArrayList<>();
    var judging = new Judging(study, threads);
    for (int run = 0; run < study.runs(); run++) {
      runs.add(run(run, judging));
    }
    return new EvolveOutcome(study, judging.baselines(), runs);
  }

  private EvolveRun run(int run, Judging judging) throws IOException {
    long seed = study.firstSeed() + run;
    Optional<byte[]> kept = keeping.read(seed);
    Evolution evolution = begin(seed, kept);
    long before = kept.map(state -> ByteBuffer.wrap(state).getLong()).orElse(0L);
    long begun = System.nanoTime() - before;
    long started = System.nanoTime();
    long spent = 0;
    while (evolution.generation(threads)) {
      watch.lived(run, evolution.history().getLast());
      Workers.check();
      long now = System.nanoTime();
      if (spent <= effort * (now - started)) {
        keep(seed, evolution, now - begun);
        spent += System.nanoTime() - now;
      }
    }
    long searched = System.nanoTime() - begun;
    keep(seed, evolution, searched);
    long choosing = System.nanoTime();
    Outcome outcome = evolution.outcome(threads);
    return judging.judge(outcome, (searched + System.nanoTime() - choosing) / 1e9);
  }

  private Evolution begin(long seed, Optional<byte[]> kept) {
    if (kept.isPresent()) {
      byte[] state = kept.get();
      try {
        byte[] checkpoint = Arrays.copyOfRange(state, Long.BYTES, state.length);
        return Evolution.resume(study.search(), seed, checkpoint);
      } catch (IllegalArgumentException ofAnotherVersion) {
        return Evolution.begin(study.search(), seed);
      }
    }
    return Evolution.begin(study.search(), seed);
  }

  /// The time that the search took so far, then its checkpoint.
  private void keep(long seed, Evolution evolution, long nanos) throws IOException {
    byte[] checkpoint = evolution.checkpoint();
    byte[] state =
        ByteBuffer.allocate(Long.BYTES + checkpoint.length).putLong(nanos).put(checkpoint).array();
    keeping.write(seed, state);
  }
}
