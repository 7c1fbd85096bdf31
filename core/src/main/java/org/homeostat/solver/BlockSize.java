package org.homeostat.solver;

import org.homeostat.kernel.Kernel;

/// How a run is cut so that what one thread works on stays in its second-level cache.
///
/// @param lanes trajectories side by side
/// @param steps whose normals are drawn at once; even, because normals come in pairs
record BlockSize(int lanes, int steps) {
  private static final int MEMORY_WORDS = 16 * 1024;
  private static final int NOISE_WORDS = 16 * 1024;
  private static final int MOST_LANES = 256;
  private static final int MOST_STEPS = 64;

  /// A step of a memory larger than this is bound by its size, not by the width of the vectors.
  private static final int WIDE_WORDS = 1024;

  static BlockSize of(Kernel kernel, Plan plan, int trajectories) {
    int words = Math.max(1, kernel.memory(1).lanes().length);
    int normals = kernel.program().normals();
    int fit = Math.clamp(MEMORY_WORDS / (words + normals), 8, MOST_LANES);
    int share = Math.ceilDiv(trajectories, plan.threads());
    int lanes = plan.lanes() > 0 ? plan.lanes() : Math.min(fit, share);
    if (words < WIDE_WORDS) {
      lanes = Math.ceilDiv(lanes, 8) * 8;
    }
    int steps = normals == 0 ? MOST_STEPS : NOISE_WORDS / (normals * lanes);
    return new BlockSize(lanes, Math.clamp(steps / 2 * 2, 2, MOST_STEPS));
  }
}
