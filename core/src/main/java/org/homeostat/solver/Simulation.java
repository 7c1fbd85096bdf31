package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.system.DynamicalSystem;

/// Says what to solve, and how; then [#run()], or [#compile()] and run many times.
///
/// ```
/// Ensemble ensemble =
///     Simulation.of(system).method("shark").step(0.1).until(300).seeds(20).record("x").run();
/// ```
///
/// Settings that do not fit together are refused by [#compile()] and [#run()] with a
/// [RefusedException].
public final class Simulation {
  private final DynamicalSystem system;
  private Method method = Methods.named("euler-maruyama");
  private double start;
  private double step = 0.01;
  private double end = 1;
  private Tolerance tolerance = Tolerance.NONE;
  private long firstSeed;
  private int trajectories = 1;
  private final Map<String, Tensor> values = new LinkedHashMap<>();
  private final Map<String, Distribution> varied = new LinkedHashMap<>();
  private final Map<String, Double> limits = new LinkedHashMap<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<Coupling> couplings = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, Expression> recorded = new LinkedHashMap<>();
  private int every = 1;
  private List<Integer> rows = List.of();
  private Precision precision = Precision.DOUBLE;
  private List<Execution> executions = List.of();
  private int threads = Runtime.getRuntime().availableProcessors();
  private int lanes;

  private Simulation(DynamicalSystem system) {
    this.system = system;
  }

  public static Simulation of(DynamicalSystem system) {
    return new Simulation(system);
  }

  /// Solves by the method of this name.
  ///
  /// @throws RefusedException if there is none; the message has the nearest names
  public Simulation method(String name) {
    return method(Methods.named(name));
  }

  public Simulation method(Method method) {
    this.method = method;
    return this;
  }

  /// The step, which is also the distance of the samples; 0.01 if not said.
  public Simulation step(double step) {
    this.step = step;
    return this;
  }

  /// The time of the first sample; 0 if not said.
  public Simulation from(double start) {
    this.start = start;
    return this;
  }

  /// The time of the last sample (the last one not after it); 1 if not said.
  public Simulation until(double end) {
    this.end = end;
    return this;
  }

  /// The error that each step of an adaptive method may make in an element x: `absolute +
  /// relative*|x|`.
  public Simulation tolerance(double relative, double absolute) {
    this.tolerance = new Tolerance(relative, absolute);
    return this;
  }

  /// The seeds 0 to count - 1, one trajectory each.
  public Simulation seeds(int count) {
    return seeds(0, count);
  }

  /// The seeds first to first + count - 1, one trajectory each.
  public Simulation seeds(long first, int count) {
    this.firstSeed = first;
    this.trajectories = count;
    return this;
  }

  /// Gives a parameter, an input or the start of a state another value.
  public Simulation set(String name, double value) {
    return set(name, Tensor.scalar(value));
  }

  public Simulation set(String name, Tensor value) {
    values.put(name, value);
    return this;
  }

  /// Gives a parameter or an input a value of its own in each trajectory, which depends on its seed
  /// and the name alone; for methods of fixed step.
  public Simulation vary(String name, Distribution distribution) {
    varied.put(name, distribution);
    return this;
  }

  /// Counts a trajectory as diverged once one of these states passes the limit in magnitude.
  public Simulation limit(double limit, String... states) {
    return limit(limit, Arrays.asList(states));
  }

  public Simulation limit(double limit, List<String> states) {
    states.forEach(state -> limits.put(state, limit));
    return this;
  }

  /// Lets a controller decide on inputs at samples; for methods of fixed step.
  public Simulation hold(Hold hold) {
    holds.add(hold);
    return this;
  }

  /// Couples the system to what is no equations; for methods of fixed step.
  public Simulation couple(Coupling coupling) {
    couplings.add(coupling);
    return this;
  }

  public Simulation measure(Measure measure) {
    measures.add(measure);
    return this;
  }

  /// Records states, definitions or outputs.
  public Simulation record(String... names) {
    for (String name : names) {
      recorded.put(name, new Name(name));
    }
    return this;
  }

  /// Records the value of an expression in the names of the system.
  public Simulation record(String name, Expression quantity) {
    recorded.put(name, quantity);
    return this;
  }

  /// Records every m-th sample, from the first; every one if not said.
  public Simulation recordEvery(int m) {
    this.every = m;
    return this;
  }

  /// Records these trajectories only (numbers from 0); all if not said.
  public Simulation recordTrajectories(List<Integer> numbers) {
    this.rows = List.copyOf(numbers);
    return this;
  }

  /// The number format; double if not said.
  public Simulation precision(Precision precision) {
    this.precision = precision;
    return this;
  }

  /// How the kernel runs; chosen by the work to do if not said.
  public Simulation execution(Execution execution) {
    this.executions = List.of(execution);
    return this;
  }

  /// How many threads compute; all cores if not said. The results do not depend on it.
  public Simulation threads(int threads) {
    this.threads = threads;
    return this;
  }

  /// How many trajectories are computed side by side; chosen by the size of the system if not said.
  /// The results do not depend on it.
  public Simulation lanes(int lanes) {
    this.lanes = lanes;
    return this;
  }

  /// Makes a solver that can be run many times with other values.
  ///
  /// @throws RefusedException if the settings do not fit the system or each other
  public Solver compile() {
    return Solver.of(plan());
  }

  /// One step and what is recorded, as programs, for what runs them elsewhere. The step of a system
  /// without states does nothing; what is recorded is all that it has.
  ///
  /// @throws RefusedException as [#compile()], and if the method chooses its steps or a controller
  ///   decides beside the equations
  public FixedStep fixedStep() {
    Plan counted = plan(true);
    return FixedStep.of(plan(), () -> FixedStep.of(counted));
  }

  private Plan plan() {
    return plan(false);
  }

  private Plan plan(boolean counted) {
    return new Plan(
        system,
        method,
        new TimeGrid(start, step, end),
        tolerance,
        firstSeed,
        trajectories,
        values,
        varied,
        limits,
        holds,
        couplings,
        measures,
        recorded,
        every,
        rows,
        precision,
        executions,
        threads,
        lanes,
        counted);
  }

  /// Compiles and runs.
  public Ensemble run() {
    return compile().run();
  }
}
