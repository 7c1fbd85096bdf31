package org.homeostat.solver;

import java.util.List;

/// What a run computed: the trajectories with the seeds `firstSeed`, `firstSeed + 1`, ...
///
/// @param measurements in the order of the measures and their times
/// @param divergences in the order of the trajectories; those not named here stayed finite
public record Ensemble(
    long firstSeed,
    int trajectories,
    List<Measurement> measurements,
    List<Divergence> divergences,
    Paths paths,
    Work work) {

  public Ensemble {
    measurements = List.copyOf(measurements);
    divergences = List.copyOf(divergences);
  }

  /// The values of a measure at one of its times, by trajectory.
  public double[] measured(String name, double time) {
    for (Measurement measurement : measurements) {
      if (measurement.measure().name().equals(name) && measurement.time() == time) {
        return measurement.values();
      }
    }
    throw new IllegalArgumentException("nothing called " + name + " was measured at " + time);
  }
}
