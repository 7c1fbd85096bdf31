package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// Finds events between the ends of adaptive steps, and carries them out.
///
/// A condition is looked at where a step ends. If it has become true there, the place at which it
/// does so is found by halving the step, on the curve that the method lays through it, until no
/// number lies between where it does not hold and where it does. There the step ends, the event
/// happens, and the solver starts again. A condition that holds, or ceases to, only inside a step
/// is not seen.
final class Crossing {
  private static final int NOWHERE = -1;

  private static final int HALVINGS = 60;

  /// So many events without time going on are a storm.
  private static final int STORM = 1000;

  private final Kernel look;
  private final Kernel settle;
  private final Kernel slope;
  private final Memory steps;
  private final Memory looking;
  private final Memory settling;
  private final Memory starting;
  private final List<LaneMove> toLook = new ArrayList<>();
  private final List<LaneMove> toSettle = new ArrayList<>();
  private final List<LaneMove> toStart = new ArrayList<>();
  private final List<Move> settled = new ArrayList<>();
  private final List<Move> slopes = new ArrayList<>();
  private final int theta;
  private final int[] untils;
  private final List<String> signals;
  private final double[] fraction;
  private final double[] low;
  private final boolean[] fires;
  private final double[] last;
  private final int[] storm;

  /// A value that goes from one memory to another.
  private record Move(int from, int to, int elements) {
    void lane(Memory source, Memory target, int lane) {
      for (int e = 0; e < elements; e++) {
        target.lanes()[to + e * target.stride() + lane] =
            source.lanes()[from + e * source.stride() + lane];
      }
    }
  }

  /// @param steps the memory of the attempts
  Crossing(AdaptiveSolver.Kernels kernels, Setting setting, Memory steps) {
    int lanes = steps.count();
    this.look = kernels.look();
    this.settle = kernels.settle();
    this.slope = kernels.slope();
    this.steps = steps;
    this.looking = setting.memory(look, lanes);
    this.settling = setting.memory(settle, lanes);
    this.starting = setting.memory(slope, lanes);
    inputs(look, looking, toLook);
    inputs(settle, settling, toSettle);
    inputs(slope, starting, toStart);
    List<Event> events = setting.plan().system().events();
    for (Variable state : events.isEmpty() ? List.<Variable>of() : setting.states()) {
      String name = state.name();
      move(settling, AdaptiveProgram.after(name), steps, name, settled);
      String rate = AdaptiveProgram.slope(name);
      if (starting.has(rate) && steps.has(rate)) {
        move(starting, rate, steps, rate, slopes);
      }
    }
    this.theta =
        looking.has(AdaptiveProgram.THETA) ? looking.offset(AdaptiveProgram.THETA) : NOWHERE;
    this.untils =
        events.stream()
            .filter(Event::hasRefractory)
            .flatMapToInt(event -> rows(steps, Signals.until(event)))
            .toArray();
    this.signals = events.stream().map(Event::name).toList();
    this.fraction = new double[lanes];
    this.low = new double[lanes];
    this.fires = new boolean[lanes];
    this.last = new double[lanes];
    this.storm = new int[lanes];
    Arrays.fill(last, Double.NEGATIVE_INFINITY);
  }

  private void inputs(Kernel kernel, Memory to, List<LaneMove> moves) {
    for (Input input : kernel.program().inputs()) {
      if (input.binding().byLane() && steps.has(input.name())) {
        moves.add(LaneMove.between(steps, to, input.name()));
      }
    }
  }

  private static void move(Memory from, String what, Memory to, String where, List<Move> moves) {
    moves.add(new Move(from.offset(what), to.offset(where), to.shape(where).size()));
  }

  private static IntStream rows(Memory memory, String name) {
    int offset = memory.offset(name);
    return IntStream.range(0, memory.shape(name).size()).map(e -> offset + e * memory.stride());
  }

  /// The time at which the next rest of a lane ends, if that is before `end`.
  double release(int lane, double time, double end) {
    double next = end;
    for (int row : untils) {
      double until = steps.lanes()[row + lane];
      if (until > time && until < next) {
        next = until;
      }
    }
    return next;
  }

  /// Finds by which fraction of their steps lanes go on: 1, or to where an event happens.
  ///
  /// @param accepted whether the step of a lane counts
  void find(boolean[] accepted) {
    toLook.forEach(move -> move.moveAll(steps.lanes(), looking.lanes()));
    Arrays.fill(fraction, 1);
    if (theta != NOWHERE) {
      Arrays.fill(looking.lanes(), theta, theta + fires.length, 1);
    }
    look.run(looking, NoiseChunk.NONE, 0);
    boolean any = false;
    int result = looking.offset(AdaptiveProgram.FIRES);
    for (int lane = 0; lane < fires.length; lane++) {
      fires[lane] = accepted[lane] && looking.lanes()[result + lane] != 0;
      any |= fires[lane];
    }
    Arrays.fill(low, 0);
    for (int halving = 0; any && theta != NOWHERE && halving < HALVINGS; halving++) {
      any = halve(result);
    }
  }

  /// Halves the span in which each event lies; whether there is more to halve.
  private boolean halve(int result) {
    double[] lanes = looking.lanes();
    for (int lane = 0; lane < fires.length; lane++) {
      lanes[theta + lane] = fires[lane] ? low[lane] + (fraction[lane] - low[lane]) / 2 : 1;
    }
    look.run(looking, NoiseChunk.NONE, 0);
    boolean more = false;
    for (int lane = 0; lane < fires.length; lane++) {
      double middle = lanes[theta + lane];
      if (fires[lane] && middle > low[lane] && middle < fraction[lane]) {
        more = true;
        if (lanes[result + lane] != 0) {
          fraction[lane] = middle;
        } else {
          low[lane] = middle;
        }
      }
    }
    return more;
  }

  boolean fires(int lane) {
    return fires[lane];
  }

  double fraction(int lane) {
    return fraction[lane];
  }

  /// Computes what becomes of the states where the steps of the lanes end.
  ///
  /// @param ends the times
  void settle(double[] ends) {
    toSettle.forEach(move -> move.moveAll(steps.lanes(), settling.lanes()));
    put(AdaptiveProgram.THETA, fraction);
    put(AdaptiveProgram.END, ends);
    settle.run(settling, NoiseChunk.NONE, 0);
  }

  private void put(String name, double[] values) {
    if (settling.has(name)) {
      System.arraycopy(values, 0, settling.lanes(), settling.offset(name), values.length);
    }
  }

  /// Gives a lane what became of its states.
  void take(int lane) {
    settled.forEach(move -> move.lane(settling, steps, lane));
  }

  /// Computes the drifts where lanes start again; their times are set.
  void restart() {
    toStart.forEach(move -> move.moveAll(steps.lanes(), starting.lanes()));
    slope.run(starting, NoiseChunk.NONE, 0);
  }

  /// Gives a lane the drift of where it starts again.
  void takeSlope(int lane) {
    slopes.forEach(move -> move.lane(starting, steps, lane));
  }

  /// Whether events follow each other without time going on, told at each event.
  boolean storms(int lane, double time) {
    storm[lane] = time - last[lane] < 16 * Math.ulp(time) ? storm[lane] + 1 : 0;
    last[lane] = time;
    return storm[lane] > STORM;
  }

  /// Begins to count events anew in a memory, after a sample was taken.
  void seen(Memory memory, int lane) {
    for (String signal : signals) {
      if (memory.has(signal)) {
        int from = memory.offset(signal) + lane;
        for (int e = 0; e < memory.shape(signal).size(); e++) {
          memory.lanes()[from + e * memory.stride()] = 0;
        }
      }
    }
  }
}
