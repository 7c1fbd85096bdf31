package org.homeostat.solver;

import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.system.Variable;

/// Finds the last state of a trajectory before it diverged, by running it once more from the start
/// of a chunk of steps. This keeps the past without a copy at every step.
final class Replay {
  private final Kernel interpreter;
  private final Setting setting;
  private final Memory memory;
  private final NoiseChunk noise;
  private final Ring ring;
  private final long[] seeds;
  private final double[] kept;
  private final double[] normals;
  private int start;

  /// @param seeds one a lane
  Replay(
      Kernel interpreter,
      Setting setting,
      Memory memory,
      NoiseChunk noise,
      Ring ring,
      long[] seeds) {
    this.seeds = seeds;
    this.interpreter = interpreter;
    this.setting = setting;
    this.memory = memory;
    this.noise = noise;
    this.ring = ring;
    this.kept = new double[memory.lanes().length];
    this.normals = new double[interpreter.program().normals()];
  }

  /// Keeps the states at the start of a chunk.
  void keep(int step) {
    start = step;
    System.arraycopy(memory.lanes(), 0, kept, 0, kept.length);
  }

  /// Reports the divergence of a lane whose states at sample k are in the memory.
  void report(int k, int lane, int trajectory, Collector collector) {
    Memory before = at(k - 1, lane);
    for (Variable state : setting.states()) {
      double[] now = memory.get(state.name(), lane).elements();
      for (int e = 0; e < now.length; e++) {
        if (!setting.isWell(state, now[e])) {
          double last =
              Double.isFinite(now[e]) ? now[e] : before.get(state.name(), 0).elements()[e];
          double time = setting.plan().grid().time(k);
          collector.diverged(trajectory, time, Setting.element(state, e), last);
          return;
        }
      }
    }
  }

  private Memory at(int sample, int lane) {
    Memory replayed = setting.memory(interpreter, new long[] {seeds[lane]});
    for (Variable state : setting.states()) {
      double[] elements = new double[state.shape().size()];
      int offset = memory.offset(state.name());
      for (int e = 0; e < elements.length; e++) {
        elements[e] = kept[offset + e * memory.stride() + lane];
      }
      replayed.set(state.name(), new Tensor(state.shape(), elements));
    }
    Ring.View past = ring.view(replayed);
    for (int k = start; k < sample; k++) {
      past.show(k, lane);
      Setting.set(replayed, StepProgram.STEP, Tensor.scalar(k));
      for (int n = 0; n < normals.length; n++) {
        normals[n] = noise.buffer()[(k - start) * noise.words() + n * memory.stride() + lane];
      }
      interpreter.run(replayed, normals, 0);
    }
    return replayed;
  }
}
