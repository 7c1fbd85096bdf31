package org.homeostat.solver;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.system.Variable;

/// Trajectories that are computed side by side. One that diverges is counted and starts anew,
/// unseen, so that it costs no more than its neighbours.
final class FixedBlock {
  private final Kernel kernel;
  private final Kernel observer;
  private final Setting setting;
  private final BlockSize size;
  private final int first;
  private final int count;
  private final Memory memory;
  private final Memory observed;
  private final NoiseChunk noise;
  private final Ring ring;
  private final Ring.View past;
  private final Ring.View observedPast;
  private final Replay replay;
  private final Hands hands;
  private final Couplings couplings;
  private final int health;
  private final boolean readsStep;
  private final boolean[] alive;
  private int living;

  FixedBlock(
      FixedSolver solver,
      Kernel kernel,
      Normals normals,
      Setting setting,
      BlockSize size,
      long firstSeed,
      int first,
      int count) {
    this.kernel = kernel;
    this.observer = solver.observer();
    this.setting = setting;
    this.size = size;
    this.first = first;
    this.count = count;
    long[] seeds = seeds(firstSeed + first);
    this.memory = setting.memory(kernel, seeds);
    this.observed = setting.memory(observer, seeds);
    this.noise = new NoiseChunk(normals, seeds, size.steps());
    this.hands = new Hands(setting.plan().holds(), memory, seeds);
    this.ring = new Ring(setting.plan().lines(), setting, memory, size.steps());
    this.couplings = new Couplings(setting, solver.driver(), memory, ring, seeds);
    this.past = ring.view(memory);
    this.observedPast = ring.view(observed);
    this.replay = new Replay(solver.interpreter(), setting, memory, noise, ring, seeds);
    this.health = memory.offset(StepProgram.HEALTH);
    this.readsStep = memory.has(StepProgram.STEP);
    this.alive = new boolean[size.lanes()];
    Arrays.fill(alive, 0, count, true);
    this.living = count;
  }

  /// One seed a lane; the lanes beyond the count repeat the last one and are not looked at.
  private long[] seeds(long seed) {
    return LongStream.range(0, size.lanes())
        .map(lane -> seed + Math.min(lane, count - 1))
        .toArray();
  }

  /// Runs to the end and returns the number of steps, summed over trajectories.
  long run(Collector collector, Meter meter) {
    try (couplings) {
      return steps(collector, meter);
    }
  }

  private long steps(Collector collector, Meter meter) {
    TimeGrid grid = setting.plan().grid();
    int last = grid.last();
    long steps = 0;
    checkStart(collector);
    // the step from the last sample on only adds that sample to the sums
    int end;
    for (int start = 0; start <= last && living > 0; start = end) {
      Workers.check();
      couplings.move(start, alive);
      hands.act(start, grid.time(start), memory, alive);
      couplings.drive(start);
      end = Math.min(start + size.steps(), couplings.next(start, hands.next(start, last + 1)));
      noise.draw(start, end - start);
      replay.keep(start);
      for (int k = start; k < end; k++) {
        steps += k < last ? living : 0;
        step(k, (k - start) * noise.words(), collector);
        if (k < last && isIll()) {
          contain(k + 1, collector);
        }
      }
      meter.add((long) count * (Math.min(end, last) - start));
      if (living == 0) {
        meter.add((long) count * (last - Math.min(end, last)));
      }
    }
    return steps;
  }

  private void step(int k, int normals, Collector collector) {
    if (readsStep) {
      memory.set(StepProgram.STEP, k);
    }
    past.show(k);
    if (collector.observes(k, first, count)) {
      observe(k, normals, collector);
    }
    kernel.run(memory, noise.buffer(), normals);
    ring.keep(k);
    if (collector.sums(k)) {
      for (int lane = 0; lane < count; lane++) {
        if (alive[lane]) {
          collector.sum(k, first + lane, memory, lane);
        }
      }
    }
  }

  private void observe(int k, int normals, Collector collector) {
    setting.show(memory, k, observed);
    observedPast.show(k);
    observer.run(observed, noise.buffer(), normals);
    for (int lane = 0; lane < count; lane++) {
      if (alive[lane]) {
        collector.observe(k, first + lane, observed, lane);
      }
    }
  }

  /// Whether the health of any lane is not zero: a sum of zeros and NaN, in four chains.
  private boolean isIll() {
    double[] words = memory.lanes();
    int end = health + size.lanes();
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = health;
    for (; i < end - 3; i += 4) {
      a += words[i];
      b += words[i + 1];
      c += words[i + 2];
      d += words[i + 3];
    }
    for (; i < end; i++) {
      a += words[i];
    }
    return a + b + (c + d) != 0;
  }

  /// Counts the lanes that diverged at sample k, and restarts them.
  private void contain(int k, Collector collector) {
    for (int lane = 0; lane < size.lanes(); lane++) {
      if (memory.lanes()[health + lane] != 0) {
        if (alive[lane]) {
          alive[lane] = false;
          living--;
          replay.report(k, lane, first + lane, collector);
        }
        restart(lane);
      }
    }
  }

  private void restart(int lane) {
    for (Variable state : setting.states()) {
      memory.set(state.name(), lane, setting.start(state));
    }
    ring.forget(lane);
  }

  /// Counts all lanes as diverged that start beyond a limit.
  private void checkStart(Collector collector) {
    for (Variable state : setting.states()) {
      double[] start = setting.start(state).elements();
      for (int e = 0; e < start.length && living > 0; e++) {
        if (!setting.isWell(state, start[e])) {
          for (int lane = 0; lane < count; lane++) {
            double time = setting.plan().grid().start();
            collector.diverged(first + lane, time, Setting.element(state, e), start[e]);
          }
          living = 0;
        }
      }
    }
  }
}
