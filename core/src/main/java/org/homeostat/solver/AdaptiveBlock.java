package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Memory;
import org.homeostat.system.Variable;

/// Trajectories that are computed side by side, each at its own time and step.
final class AdaptiveBlock {
  /// A trajectory that tries so many steps has stalled.
  private static final long MOST_ATTEMPTS = 100_000_000L;

  private static final long PROGRESS_STEPS = 1024;

  /// By what a step is shortened whose error is not a number.
  private static final double RETREAT = 0.2;

  private final AdaptiveMethod method;
  private final AdaptiveSolver.Kernels kernels;
  private final Setting setting;
  private final TimeGrid grid;
  private final int first;
  private final int count;
  private final Memory memory;
  private final Observation observation;
  private final Crossing crossing;
  private final boolean happens;
  private final boolean[] accepts;
  private final double[] reached;
  private final boolean[] again;
  private final double end;
  private final double[] time;
  private final double[] length;
  private final boolean[] done;
  private final long[] tries;
  private final List<LaneMove> moves = new ArrayList<>();
  private final boolean isLimited;
  private final int clock;
  private final int step;
  private final int error;
  private final int before;
  private final int factor;
  private int running;
  private long accepted;

  AdaptiveBlock(
      AdaptiveMethod method,
      AdaptiveSolver.Kernels kernels,
      Setting setting,
      int lanes,
      int first,
      int count) {
    this.method = method;
    this.kernels = kernels;
    this.setting = setting;
    this.grid = setting.plan().grid();
    this.first = first;
    this.count = count;
    this.memory = setting.memory(kernels.attempt(), lanes);
    this.crossing = new Crossing(kernels, setting, memory);
    this.happens = !setting.plan().system().events().isEmpty();
    this.observation = new Observation(kernels.inside(), setting, memory, crossing, first);
    this.accepts = new boolean[lanes];
    this.reached = new double[lanes];
    this.again = new boolean[lanes];
    this.end = grid.time(grid.last());
    this.time = new double[lanes];
    this.length = new double[lanes];
    this.done = new boolean[lanes];
    this.tries = new long[lanes];
    Arrays.fill(done, count, lanes, true);
    this.running = count;
    this.isLimited = !setting.plan().limits().isEmpty();
    this.clock = memory.offset(AdaptiveProgram.TIME);
    this.step = memory.offset(AdaptiveProgram.LENGTH);
    this.error = memory.offset(AdaptiveProgram.ERROR);
    this.before = memory.offset(AdaptiveProgram.BEFORE);
    this.factor = memory.offset(AdaptiveProgram.FACTOR);
    for (Variable state : setting.states()) {
      String name = state.name();
      moves.add(LaneMove.within(memory, AdaptiveProgram.next(name), name));
      String slope = AdaptiveProgram.slope(name);
      if (memory.has(slope)) {
        String last = AdaptiveProgram.stage(method.stages() - 1, name);
        moves.add(LaneMove.within(memory, last, slope));
      }
    }
  }

  /// Runs to the end and returns what it cost.
  Work run(Collector collector, Meter meter) {
    start(collector);
    long reported = 0;
    for (long round = 1; running > 0; round++) {
      attempt(collector);
      if (round % PROGRESS_STEPS == 0) {
        Workers.check();
        meter.add(observation.samples() - reported);
        reported = observation.samples();
      }
    }
    meter.add((long) count * grid.last() - reported);
    long attempts = Arrays.stream(tries).sum();
    return new Work(accepted, attempts - accepted, attempts * method.driftEvaluations() + count);
  }

  private void start(Collector collector) {
    Memory slope = setting.memory(kernels.slope(), 1);
    Setting.set(slope, AdaptiveProgram.TIME, Tensor.scalar(grid.start()));
    kernels.slope().run(slope, NoiseChunk.NONE, 0);
    for (Variable state : setting.states()) {
      String name = AdaptiveProgram.slope(state.name());
      if (memory.has(name)) {
        memory.set(name, slope.get(name, 0));
      }
    }
    Setting.set(memory, AdaptiveProgram.BEFORE, Tensor.scalar(1));
    Arrays.fill(time, grid.start());
    Arrays.fill(length, FirstStep.length(setting, slope));
    for (int lane = 0; lane < count; lane++) {
      endIfIll(lane, collector);
    }
  }

  private void attempt(Collector collector) {
    double[] lanes = memory.lanes();
    for (int lane = 0; lane < time.length; lane++) {
      length[lane] = Math.min(length[lane], target(lane) - time[lane]);
      lanes[clock + lane] = time[lane];
      lanes[step + lane] = length[lane];
    }
    kernels.attempt().run(memory, NoiseChunk.NONE, 0);
    for (int lane = 0; lane < count; lane++) {
      accepts[lane] = !done[lane] && lanes[error + lane] <= 1;
    }
    if (happens) {
      crossing.find(accepts);
    }
    observation.begin();
    for (int lane = 0; lane < count; lane++) {
      tries[lane] += done[lane] ? 0 : 1;
      if (accepts[lane]) {
        accepted++;
        reached[lane] = reached(lane);
        observation.reach(lane, time[lane], length[lane], reached[lane]);
      } else if (!done[lane]) {
        reject(lane, collector);
      }
    }
    observation.run(collector);
    if (happens) {
      crossing.settle(reached);
    }
    for (int lane = 0; lane < count; lane++) {
      if (accepts[lane]) {
        accept(lane, collector);
      }
    }
    if (happens) {
      startAgain(collector);
    }
  }

  /// The latest time at which the step of a lane may end.
  private double target(int lane) {
    return happens ? crossing.release(lane, time[lane], end) : end;
  }

  private void accept(int lane, Collector collector) {
    boolean released = happens && reached[lane] == target(lane);
    moves.forEach(move -> move.move(memory.lanes(), lane));
    memory.lanes()[before + lane] = memory.lanes()[error + lane];
    time[lane] = reached[lane];
    length[lane] *= memory.lanes()[factor + lane];
    if (happens) {
      crossing.take(lane);
      again[lane] = crossing.fires(lane) || released;
    }
    if (isLimited || (happens && crossing.fires(lane))) {
      endIfIll(lane, collector);
    }
    if (!done[lane] && time[lane] >= end) {
      done[lane] = true;
      running--;
    }
  }

  /// Lanes that an event has moved, or whose rest is over, drift otherwise than they did.
  private void startAgain(Collector collector) {
    boolean any = false;
    for (int lane = 0; lane < count; lane++) {
      again[lane] &= accepts[lane] && !done[lane];
      any |= again[lane];
      memory.lanes()[clock + lane] = time[lane];
    }
    if (!any) {
      return;
    }
    crossing.restart();
    for (int lane = 0; lane < count; lane++) {
      if (again[lane]) {
        crossing.takeSlope(lane);
        if (crossing.fires(lane) && crossing.storms(lane, time[lane])) {
          Variable first = setting.states().getFirst();
          double value = memory.get(first.name(), lane).elements()[0];
          end(lane, Setting.element(first, 0), value, collector);
        }
      }
    }
  }

  /// The time at the end of the step: what it was cut to meet, to the bit, or where an event is.
  private double reached(int lane) {
    if (happens && crossing.fires(lane)) {
      return Math.fma(crossing.fraction(lane), length[lane], time[lane]);
    }
    double target = target(lane);
    return length[lane] == target - time[lane] ? target : time[lane] + length[lane];
  }

  private void reject(int lane, Collector collector) {
    double shrink = memory.lanes()[factor + lane];
    length[lane] *= shrink < 1 ? shrink : RETREAT;
    if (length[lane] < 4 * Math.ulp(time[lane]) || tries[lane] > MOST_ATTEMPTS) {
      Variable stalled = setting.states().getFirst();
      double value = memory.get(stalled.name(), lane).elements()[0];
      if (!endIfIll(lane, AdaptiveProgram::next, collector)) {
        end(lane, Setting.element(stalled, 0), value, collector);
      }
    }
  }

  private void endIfIll(int lane, Collector collector) {
    endIfIll(lane, name -> name, collector);
  }

  /// Ends a trajectory if an element is not well at the state (or its successor) of that name.
  private boolean endIfIll(int lane, UnaryOperator<String> name, Collector collector) {
    for (Variable state : setting.states()) {
      double[] now = memory.get(name.apply(state.name()), lane).elements();
      for (int e = 0; e < now.length; e++) {
        if (!setting.isWell(state, now[e])) {
          double finite = memory.get(state.name(), lane).elements()[e];
          end(lane, Setting.element(state, e), finite, collector);
          return true;
        }
      }
    }
    return false;
  }

  private void end(int lane, String state, double lastFinite, Collector collector) {
    collector.diverged(first + lane, time[lane], state, lastFinite);
    done[lane] = true;
    running--;
  }
}
