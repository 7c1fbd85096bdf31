package org.homeostat.studio.evolve;

import java.util.Comparator;
import java.util.List;

/// What came out of an evolving study.
///
/// @param baselines the optimum, or none if it is not known
/// @param runs in the order of their seeds
public record EvolveOutcome(EvolveStudy study, List<Baseline> baselines, List<EvolveRun> runs) {
  public EvolveOutcome {
    baselines = List.copyOf(baselines);
    runs = List.copyOf(runs);
  }

  /// The run whose winner costs least on the held-out trajectories.
  public EvolveRun best() {
    return runs.stream().min(Comparator.comparingDouble(run -> run.score().mean())).orElseThrow();
  }

  /// The time of all searches.
  public double wallSeconds() {
    return runs.stream().mapToDouble(EvolveRun::wallSeconds).sum();
  }
}
