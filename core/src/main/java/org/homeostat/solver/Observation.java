package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;

/// Observes the samples that the accepted steps of a block of trajectories have passed.
final class Observation {
  private static final int NONE = -1;

  private final Kernel kernel;
  private final TimeGrid grid;
  private final Memory steps;
  private final Memory memory;
  private final Crossing crossing;
  private final List<LaneMove> moves = new ArrayList<>();
  private final int[] sums;
  private final double[] kept;
  private final int theta;
  private final int trajectory;
  private final int[] next;
  private final int[] last;
  private final double[] start;
  private final double[] length;
  private long samples;

  /// @param steps the memory of the attempts
  /// @param trajectory that of the first lane
  Observation(Kernel kernel, Setting setting, Memory steps, Crossing crossing, int trajectory) {
    int lanes = steps.count();
    this.kernel = kernel;
    this.grid = setting.plan().grid();
    this.steps = steps;
    this.crossing = crossing;
    this.memory = setting.memory(kernel, lanes);
    this.trajectory = trajectory;
    this.next = new int[lanes];
    this.last = new int[lanes];
    this.start = new double[lanes];
    this.length = new double[lanes];
    this.theta = memory.has(AdaptiveProgram.THETA) ? memory.offset(AdaptiveProgram.THETA) : NONE;
    for (Input input : kernel.program().inputs()) {
      if (input.binding().byLane() && steps.has(input.name())) {
        moves.add(LaneMove.between(steps, memory, input.name()));
      }
    }
    this.sums =
        kernel.program().inputs().stream()
            .filter(input -> input.name().startsWith("#sum."))
            .mapToInt(input -> memory.offset(input.name()))
            .toArray();
    this.kept = new double[sums.length * lanes];
  }

  /// How many samples were observed, over all lanes.
  long samples() {
    return samples;
  }

  /// Forgets the steps before.
  void begin() {
    Arrays.fill(last, NONE);
  }

  /// Takes notice of the accepted step of a lane, which goes on to the time `end`.
  void reach(int lane, double time, double step, double end) {
    start[lane] = time;
    length[lane] = step;
    int sample = Math.min(grid.before(end), grid.last());
    last[lane] = grid.time(sample) <= end ? sample : sample - 1;
  }

  /// Observes the samples up to the ends of the steps, one of each lane at a time.
  void run(Collector collector) {
    boolean copied = false;
    while (isPending()) {
      if (!copied) {
        moves.forEach(move -> move.moveAll(steps.lanes(), memory.lanes()));
        copied = true;
      }
      setFractions();
      keepSums();
      kernel.run(memory, NoiseChunk.NONE, 0);
      for (int lane = 0; lane < next.length; lane++) {
        if (next[lane] <= last[lane]) {
          take(lane, collector);
        } else {
          restoreSums(lane);
        }
      }
    }
  }

  private boolean isPending() {
    for (int lane = 0; lane < next.length; lane++) {
      if (next[lane] <= last[lane]) {
        return true;
      }
    }
    return false;
  }

  private void setFractions() {
    if (theta != NONE) {
      for (int lane = 0; lane < next.length; lane++) {
        double fraction = (grid.time(next[lane]) - start[lane]) / length[lane];
        memory.lanes()[theta + lane] = Math.clamp(fraction, 0, 1);
      }
    }
  }

  private void take(int lane, Collector collector) {
    int k = next[lane]++;
    samples++;
    if (collector.observes(k, trajectory + lane, 1)) {
      collector.observe(k, trajectory + lane, memory, lane);
    }
    if (collector.sums(k)) {
      collector.sum(k, trajectory + lane, memory, lane);
    }
    crossing.seen(steps, lane);
    crossing.seen(memory, lane);
  }

  private void keepSums() {
    int lanes = next.length;
    for (int i = 0; i < sums.length; i++) {
      System.arraycopy(memory.lanes(), sums[i], kept, i * lanes, lanes);
    }
  }

  private void restoreSums(int lane) {
    int lanes = next.length;
    for (int i = 0; i < sums.length; i++) {
      memory.lanes()[sums[i] + lane] = kept[i * lanes + lane];
    }
  }
}
