package org.homeostat.solver;

import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;
import org.homeostat.system.DynamicalSystem;

/// A compiled simulation. It is immutable and may be run many times, by several threads.
public abstract sealed class Solver permits FixedSolver, AdaptiveSolver {
  final Plan plan;

  Solver(Plan plan) {
    this.plan = plan;
  }

  static Solver of(Plan plan) {
    Suitability.refuseStateless(plan.system());
    return switch (plan.method()) {
      case StochasticMethod method -> new FixedSolver(plan, method::next, method.usesAreas());
      case OrdinaryMethod method -> new FixedSolver(plan, method::next, false);
      case AdaptiveMethod method -> new AdaptiveSolver(plan, method);
    };
  }

  /// The system that is solved: the one that was given, converted to the calculus of the method.
  public DynamicalSystem system() {
    return plan.system();
  }

  /// The program that one step runs.
  public abstract Program program();

  public Ensemble run() {
    return run(Map.of(), Progress.NONE);
  }

  public Ensemble run(Map<String, Tensor> values) {
    return run(values, Progress.NONE);
  }

  /// Runs all trajectories. Stops soon after the calling thread is interrupted, with a
  /// [java.util.concurrent.CancellationException]; the thread is then still marked as interrupted.
  ///
  /// @param values of parameters, inputs and starts of states, before those of the simulation
  /// @throws RefusedException if a name is none of these, or a shape does not fit
  public Ensemble run(Map<String, Tensor> values, Progress progress) {
    return run(values, plan.firstSeed(), plan.trajectories(), progress);
  }

  /// Runs the trajectories with the seeds `firstSeed` to `firstSeed + trajectories - 1`.
  public abstract Ensemble run(
      Map<String, Tensor> values, long firstSeed, int trajectories, Progress progress);
}
