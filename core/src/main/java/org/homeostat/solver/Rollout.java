package org.homeostat.solver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system compiled to be run a few times over [Lanes], as the candidates of a search are: the
/// step of the method becomes a tape, not code of its own. Its numbers are those of a [Simulation]
/// of the same system, method and seeds, save that all trajectories count as diverged once each of
/// them has a state beyond 10^12.
public final class Rollout {
  /// How many steps pass before it is looked whether anything is still alive, and wanted.
  private static final int WATCH = 64;

  /// Where every trajectory has a state beyond this there is no way back in sight.
  private static final double FAR = 1e12;

  private final Course course;
  private final DynamicalSystem system;
  private final Kernel kernel;
  private final boolean plain;
  private final Kernel sampler;

  private Rollout(Course course, DynamicalSystem system, Set<String> varied, Set<String> set) {
    this.course = course;
    this.system = system;
    this.plain =
        course.isPlain()
            && course.measures().stream().noneMatch(m -> m.kind() == Measure.Kind.LAST);
    this.kernel =
        Kernel.of(new Building(course, system, varied, set).advance(plain), Execution.TAPE);
    this.sampler =
        plain
            ? kernel
            : Kernel.of(new Building(course, system, varied, set).sample(), Execution.TAPE);
  }

  /// Compiles.
  ///
  /// @param varied the parameters and inputs whose values differ between lanes
  /// @param set the parameters and inputs that a run may give other values; all others are
  ///   constants
  /// @throws RefusedException if the method cannot solve the system
  public static Rollout of(
      DynamicalSystem system, Course course, Set<String> varied, Set<String> set) {
    Continuity.requirePresent(system, "a search");
    Suitability.refuseStateless(system);
    DynamicalSystem fit = Signals.in(Suitability.fit(system, course.method(), Tolerance.NONE));
    course.limits().forEach((state, limit) -> Plan.checkLimit(Names.of(fit), state, limit));
    return new Rollout(course, fit, varied, set);
  }

  /// The program that one step runs.
  public Program program() {
    return kernel.program();
  }

  /// Runs all lanes to the end.
  ///
  /// @return the measures: number m of lane l is `[m*lanes + l]`, NaN if the trajectory diverged
  public double[] run(Lanes lanes) {
    return run(lanes, Map.of());
  }

  /// @param values of parameters, inputs and starts of states, the same in all lanes, before those
  ///   of the system
  public double[] run(Lanes lanes, Map<String, Tensor> values) {
    return plain ? runPlain(lanes, values) : runSampled(lanes, values);
  }

  /// Each step adds its sample to sums in the program itself.
  private double[] runPlain(Lanes lanes, Map<String, Tensor> values) {
    Memory memory = memory(kernel, lanes, values);
    boolean clocked = memory.has(StepProgram.STEP);
    for (int k = 0; k < course.steps(); k++) {
      advance(memory, lanes, k, clocked);
      if (k % WATCH == WATCH - 1 && isOver(memory)) {
        return nothing(lanes);
      }
    }
    boolean[] well = new boolean[lanes.count()];
    Health health = new Health(memory);
    for (int lane = 0; lane < well.length; lane++) {
      well[lane] = health.isWell(lane);
    }
    // the step from the last sample on only adds that sample to the sums
    advance(memory, lanes, course.steps(), clocked);
    double[] measures = nothing(lanes);
    for (int m = 0; m < course.measures().size(); m++) {
      int sum = memory.offset(StepProgram.sum(m));
      boolean mean = course.measures().get(m).kind() == Measure.Kind.MEAN;
      for (int lane = 0; lane < lanes.count(); lane++) {
        if (well[lane]) {
          double value = memory.lanes()[sum + lane];
          measures[m * lanes.count() + lane] = mean ? value / (course.steps() + 1.0) : value;
        }
      }
    }
    return measures;
  }

  private void advance(Memory memory, Lanes lanes, int k, boolean clocked) {
    if (k % WATCH == 0) {
      Workers.check();
    }
    if (clocked) {
      memory.set(StepProgram.STEP, k);
    }
    kernel.run(memory, lanes.normals(), k * lanes.wordsPerStep());
  }

  /// Samples are taken by a program of their own.
  private double[] runSampled(Lanes lanes, Map<String, Tensor> values) {
    Memory memory = memory(kernel, lanes, values);
    boolean clocked = memory.has(StepProgram.STEP);
    Sampling sampling = new Sampling(lanes, memory, memory(sampler, lanes, values));
    for (int k = 0; k <= course.steps(); k++) {
      if (k % course.stride() == 0 && sampling.take(k)) {
        break;
      }
      if (k < course.steps()) {
        advance(memory, lanes, k, clocked);
      }
    }
    return sampling.measures();
  }

  private double[] nothing(Lanes lanes) {
    double[] nothing = new double[course.measures().size() * lanes.count()];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  /// Whether every lane has diverged.
  private boolean isOver(Memory memory) {
    Health health = new Health(memory);
    for (int lane = 0; lane < memory.count(); lane++) {
      if (health.isWell(lane, FAR)) {
        return false;
      }
    }
    return true;
  }

  /// Looks after the states in a memory.
  private final class Health {
    private final Memory memory;
    private final int[] rows;
    private final int broken;

    Health(Memory memory) {
      this.memory = memory;
      this.rows =
          system.states().stream()
              .flatMapToInt(state ->
                  IntStream.range(0, state.shape().size())
                      .map(e -> memory.offset(state.name()) + e * memory.stride()))
              .toArray();
      this.broken = memory.has(StepProgram.HEALTH) ? memory.offset(StepProgram.HEALTH) : NOWHERE;
    }

    /// Whether a lane's states are finite, and were within their limits. A step adds to a state
    /// what is finite or not, so that one which ceased to be finite stays so.
    boolean isWell(int lane) {
      return isWell(lane, Double.MAX_VALUE);
    }

    boolean isWell(int lane, double most) {
      for (int row : rows) {
        if (!(Math.abs(memory.lanes()[row + lane]) <= most)) {
          return false;
        }
      }
      return broken == NOWHERE || memory.lanes()[broken + lane] == 0;
    }
  }

  private static final int NOWHERE = -1;

  private Memory memory(Kernel of, Lanes lanes, Map<String, Tensor> values) {
    Memory memory = of.memory(lanes.count());
    for (Variable variable : system.variables()) {
      Setting.set(memory, variable.name(), values.getOrDefault(variable.name(), variable.start()));
    }
    lanes.set(memory);
    of.prepare(memory);
    checkStart(memory);
    return memory;
  }

  /// A lane that starts beyond a limit has diverged.
  private void checkStart(Memory memory) {
    if (memory.has(StepProgram.HEALTH)) {
      int health = memory.offset(StepProgram.HEALTH);
      course
          .limits()
          .forEach((state, limit) -> {
            int offset = memory.offset(state);
            for (int i = 0; i < memory.shape(state).size() * memory.count(); i++) {
              if (!(Math.abs(memory.lanes()[offset + i]) <= limit)) {
                memory.lanes()[health + i % memory.count()] = Double.NaN;
              }
            }
          });
    }
  }

  /// The samples of all lanes, each until its trajectory stops.
  private final class Sampling {
    private final Lanes lanes;
    private final Memory now;
    private final Memory memory;
    private final Health health;
    private final List<String> shown;
    private final int[] values;
    private final boolean[] last;
    private final int stop;
    private final double[] totals;
    private final int[] taken;
    private final boolean[] open;
    private final boolean[] well;

    /// @param now where the states are
    /// @param memory of the sampler
    Sampling(Lanes lanes, Memory now, Memory memory) {
      this.lanes = lanes;
      this.now = now;
      this.memory = memory;
      this.health = new Health(now);
      this.shown = system.states().stream().map(Variable::name).filter(memory::has).toList();
      int count = course.measures().size();
      this.values = new int[count];
      this.last = new boolean[count];
      for (int m = 0; m < count; m++) {
        values[m] = memory.offset(StepProgram.value(m));
        last[m] = course.measures().get(m).kind() == Measure.Kind.LAST;
      }
      this.stop = memory.offset(STOP);
      this.totals = new double[count * lanes.count()];
      this.taken = new int[lanes.count()];
      this.open = new boolean[lanes.count()];
      this.well = new boolean[lanes.count()];
      Arrays.fill(open, true);
      Arrays.fill(well, true);
    }

    /// Takes the sample at step k; whether no lane needs another one.
    boolean take(int k) {
      for (String state : shown) {
        int words = now.shape(state).size() * lanes.count();
        int to = memory.offset(state);
        System.arraycopy(now.lanes(), now.offset(state), memory.lanes(), to, words);
      }
      Setting.set(memory, StepProgram.STEP, Tensor.scalar(k));
      sampler.run(memory, lanes.normals(), k * lanes.wordsPerStep());
      boolean over = true;
      for (int lane = 0; lane < lanes.count(); lane++) {
        if (open[lane]) {
          well[lane] = health.isWell(lane);
          open[lane] = well[lane];
          if (well[lane]) {
            add(lane);
          }
        }
        over &= !open[lane];
      }
      return over;
    }

    private void add(int lane) {
      int count = lanes.count();
      taken[lane]++;
      for (int m = 0; m < values.length; m++) {
        double value = memory.lanes()[values[m] + lane];
        int at = m * count + lane;
        totals[at] = last[m] ? value : totals[at] + value;
      }
      open[lane] = memory.lanes()[stop + lane] == 0;
    }

    double[] measures() {
      double[] measures = nothing(lanes);
      for (int i = 0; i < totals.length; i++) {
        int lane = i % lanes.count();
        boolean mean = course.measures().get(i / lanes.count()).kind() == Measure.Kind.MEAN;
        if (well[lane]) {
          measures[i] = mean ? totals[i] / taken[lane] : totals[i];
        }
      }
      return measures;
    }
  }

  private static final String STOP = "#stop";

  /// Builds the programs. They use the names of [StepProgram].
  private static final class Building {
    private final ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    private final Course course;
    private final DynamicalSystem system;
    private final Field field;
    private final Point x;
    private final Value h;
    private final Value t;
    private final Value end;

    Building(Course course, DynamicalSystem system, Set<String> varied, Set<String> set) {
      this.course = course;
      this.system = system;
      this.field =
          new Field(
              on,
              system,
              course.draw(),
              name ->
                  varied.contains(name)
                      ? Binding.TRAJECTORY
                      : set.contains(name) ? Binding.RUN : Binding.CONSTANT);
      Map<String, Value> states = new LinkedHashMap<>();
      for (Variable state : system.states()) {
        states.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
      }
      this.x = new Point(on, states);
      this.h = on.constant(course.step());
      Value k = on.input(StepProgram.STEP, Shape.SCALAR, Binding.CLOCK);
      this.t = time(k);
      this.end = time(on.add(k, on.constant(1)));
    }

    private Value time(Value sample) {
      return on.add(on.constant(0), on.multiply(sample, h));
    }

    Program advance(boolean summing) {
      for (int m = 0; summing && m < course.measures().size(); m++) {
        Value sum = on.input(StepProgram.sum(m), Shape.SCALAR, Binding.STEP);
        Value value = StepProgram.quantity(field, course.measures().get(m), t, x);
        on.result(StepProgram.sum(m), on.add(sum, value));
      }
      Point flowed =
          course.stepping().apply(field, Step.of(field, t, h, x, course.draw().usesAreas()));
      Point next = new Instant(field, t, h, end, x).after(flowed);
      system.states().forEach(state -> on.result(state.name(), next.of(state.name())));
      if (!course.limits().isEmpty()) {
        Value health = on.input(StepProgram.HEALTH, Shape.SCALAR, Binding.STEP);
        for (Map.Entry<String, Double> limit : course.limits().entrySet()) {
          health = StepProgram.health(on, health, next.of(limit.getKey()), limit.getValue());
        }
        on.result(StepProgram.HEALTH, health);
      }
      return on.build();
    }

    Program sample() {
      for (int m = 0; m < course.measures().size(); m++) {
        Value value = StepProgram.quantity(field, course.measures().get(m), t, x);
        on.result(StepProgram.value(m), byLane(value));
      }
      on.result(STOP, byLane(field.value(course.stop(), t, x)));
      return on.build();
    }

    /// The same value to the last bit, in every lane by itself.
    private Value byLane(Value value) {
      Value zero = on.multiply(on.constant(0), on.input(MARK, Shape.SCALAR, Binding.STEP));
      return on.multiply(value, on.add(on.constant(1), zero));
    }
  }

  private static final String MARK = "#mark";
}
