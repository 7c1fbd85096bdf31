package org.homeostat.studio.page;

import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Marks;
import org.homeostat.studio.report.Samples;

/// What the paper's evolved controllers reached: van Gerven (2025), arXiv 2509.11940, the results
/// of its 20 runs as its code of December 2025 gives them.
final class Published {
  static final double MEDIAN_RATIO = 1.032;
  static final double WORST_RATIO = 1.54;
  static final double BEST_RATIO = 1.005;
  static final double CPU_SECONDS = 82 * 60;
  static final int RUNS = 20;

  static final int GENERATIONS = 50;

  private static final String STUDY = "evolve-controller";

  private Published() {}

  static boolean isOf(EvolveStudy study) {
    return study.name().equals(STUDY);
  }

  /// The medians of the cost on fresh paths, by generation.
  static Marks costs() {
    return new Marks(
        "published median", Hue.VERMILION, Samples.of(1, 20, 50), Samples.of(19.1, 11.7, 10.3));
  }
}
