package org.homeostat.studio.evolve;

import org.homeostat.studio.study.Statistics;
import org.homeostat.system.DynamicalSystem;

/// The optimum that candidates are held against.
///
/// @param name `LQR` or `LQG`
/// @param loop the plant under the optimum, with the names that it has in the study
/// @param costs of the held-out trajectories, on the noise that the candidates meet
public record Baseline(String name, DynamicalSystem loop, double[] costs) {
  public double mean() {
    return Statistics.mean(costs);
  }
}
