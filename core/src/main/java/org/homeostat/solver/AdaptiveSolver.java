package org.homeostat.solver;

import java.util.Arrays;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Program;

/// Solves at steps that each trajectory chooses for itself.
final class AdaptiveSolver extends Solver {
  /// Lanes wait for the one of them that needs the most steps, so there are few.
  private static final int MOST_LANES = 8;

  private final AdaptiveMethod method;
  private final Program attempt;
  private final Program inside;
  private final Kernel slope;
  private final Kernel look;
  private final Kernel settle;

  AdaptiveSolver(Plan plan, AdaptiveMethod method) {
    super(plan);
    this.method = method;
    this.attempt = AdaptiveProgram.attempt(plan, method);
    this.inside = AdaptiveProgram.inside(plan, method);
    this.slope = Kernel.of(AdaptiveProgram.slope(plan, method), Execution.INTERPRETED);
    boolean happens = !plan.system().events().isEmpty();
    this.look =
        happens ? Kernel.of(AdaptiveProgram.look(plan, method), Execution.INTERPRETED) : slope;
    this.settle =
        happens ? Kernel.of(AdaptiveProgram.settle(plan, method), Execution.INTERPRETED) : slope;
  }

  @Override
  public Program program() {
    return attempt;
  }

  /// The kernels of a run: the drift at the start, an attempt, and the observation inside a step.
  ///
  /// @param look whether an event happens, of a system with events
  /// @param settle what an event does, of a system with events
  record Kernels(Kernel slope, Kernel attempt, Kernel inside, Kernel look, Kernel settle) {}

  @Override
  public Ensemble run(
      Map<String, Tensor> values, long firstSeed, int trajectories, Progress progress) {
    Execution execution = Choice.of(plan, attempt, trajectories);
    Kernels kernels =
        new Kernels(
            slope, Kernel.of(attempt, execution), Kernel.of(inside, execution), look, settle);
    Setting setting = Setting.of(plan, values);
    Collector collector = new Collector(plan, inside, firstSeed, trajectories);
    Meter meter = new Meter(progress, (long) plan.grid().last() * trajectories);
    int lanes = plan.lanes() > 0 ? plan.lanes() : Math.min(MOST_LANES, trajectories);
    Work[] work = new Work[Math.ceilDiv(trajectories, lanes)];
    Workers.run(
        plan.threads(),
        work.length,
        number -> {
          int first = number * lanes;
          int count = Math.min(lanes, trajectories - first);
          var block = new AdaptiveBlock(method, kernels, setting, lanes, first, count);
          work[number] = block.run(collector, meter);
        });
    return collector.ensemble(Arrays.stream(work).reduce(new Work(0, 0, 0), Work::plus));
  }
}
