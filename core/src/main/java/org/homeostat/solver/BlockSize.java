package org.homeostat.solver;

import org.homeostat.kernel.Program;
import org.homeostat.system.Variable;

/// How a run is cut so that what one thread works on stays in its second-level cache. All blocks of
/// a run are of one size, because a kernel makes code for each number of lanes.
///
/// @param lanes trajectories side by side
/// @param steps whose normals are drawn at once; even, because normals come in pairs
record BlockSize(int lanes, int steps) {
  private static final int MEMORY_WORDS = 16 * 1024;
  private static final int NOISE_WORDS = 16 * 1024;
  private static final int MOST_LANES = 256;
  private static final int MOST_STEPS = 64;

  /// Of a system with more states the matrices are read once for all lanes, so that many of them
  /// are worth more than a small memory.
  private static final int WIDE_STATES = 256;

  private static final int WIDE_LANES = 64;

  /// A lane holds about so many intermediate values for each state.
  private static final int VALUES_PER_STATE = 4;

  static BlockSize of(Program program, Plan plan, int trajectories) {
    int states =
        plan.system().states().stream().mapToInt((Variable each) -> each.shape().size()).sum();
    int lanes = lanes(states, program.normals(), plan, Math.ceilDiv(trajectories, plan.threads()));
    long words = Math.max(1, (long) program.normals() * lanes);
    return new BlockSize(lanes, Math.clamp(NOISE_WORDS / words / 2 * 2, 2, MOST_STEPS));
  }

  private static int lanes(int states, int normals, Plan plan, int share) {
    if (plan.lanes() > 0) {
      return plan.lanes();
    }
    if (states > WIDE_STATES) {
      return Math.min(share, WIDE_LANES);
    }
    int fit = Math.clamp(MEMORY_WORDS / (VALUES_PER_STATE * states + normals), 8, MOST_LANES);
    return Math.ceilDiv(Math.min(fit, share), 8) * 8;
  }
}
