package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// How long after a change each seed pays no more than it must: until the first window whose rate
/// is within the level of a reference, and until the first from which on all windows of the phase
/// are within what the reference pays in the same window on the same seed. A seed that does not get
/// there takes infinitely long.
///
/// @param reached in samples from the change to the beginning of the window, by seed
/// @param settled the same for all windows from then on
record Recovery(double[] reached, double[] settled) {
  static Recovery of(
      RewardSums rewards, Phase phase, Windows windows, Reference reference, double within) {
    double[] reached = new double[rewards.seeds()];
    double[] settled = new double[rewards.seeds()];
    Arrays.fill(reached, Double.POSITIVE_INFINITY);
    Arrays.fill(settled, Double.POSITIVE_INFINITY);
    boolean[] left = new boolean[rewards.seeds()];
    double least = Reference.least(reference.level(), within);
    for (Windows.Window window : windows.of(phase).reversed()) {
      double[] rates = rewards.rates(window);
      double[] others = reference.rates(window);
      double since = window.from() - phase.from();
      for (int seed = 0; seed < reached.length; seed++) {
        reached[seed] = rates[seed] >= least ? since : reached[seed];
        left[seed] |= !(rates[seed] >= Reference.least(others[seed], within));
        settled[seed] = left[seed] ? settled[seed] : since;
      }
    }
    return new Recovery(reached, settled);
  }

  /// How many seeds got there.
  static int count(double[] times) {
    return (int) Arrays.stream(times).filter(Double::isFinite).count();
  }
}
