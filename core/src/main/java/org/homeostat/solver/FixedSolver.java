package org.homeostat.solver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Program;
import org.homeostat.noise.Normals;

/// Solves at fixed steps.
final class FixedSolver extends Solver {
  private final Program advance;
  private final Program observe;
  private final Map<Execution, Kernel> kernels = new ConcurrentHashMap<>();
  private final Kernel observer;
  private final Kernel interpreter;
  private final Kernel driver;

  FixedSolver(Plan plan, BiFunction<Field, Step, Point> method, boolean usesAreas) {
    super(plan);
    this.advance = StepProgram.advance(plan, method, usesAreas);
    this.observe = StepProgram.observe(plan);
    this.observer = Kernel.of(observe, Execution.INTERPRETED);
    this.interpreter = Kernel.of(advance, Execution.INTERPRETED);
    this.driver =
        plan.couplings().isEmpty()
            ? observer
            : Kernel.of(StepProgram.drives(plan), Execution.INTERPRETED);
  }

  @Override
  public Program program() {
    return advance;
  }

  Kernel observer() {
    return observer;
  }

  /// What drives environments.
  Kernel driver() {
    return driver;
  }

  /// The program of a step, interpreted: the same bits, without code of its own.
  Kernel interpreter() {
    return interpreter;
  }

  @Override
  public Ensemble run(
      Map<String, Tensor> values, long firstSeed, int trajectories, Progress progress) {
    Execution execution = Choice.of(plan, advance, trajectories);
    Kernel kernel = kernels.computeIfAbsent(execution, each -> Kernel.of(advance, each));
    BlockSize size = BlockSize.of(advance, plan, trajectories);
    long steps = (long) plan.grid().last() * trajectories;
    Normals normals = NoiseChunk.normals(plan.system(), Draw.of(plan.method()), steps, execution);
    Setting setting = Setting.of(plan, values);
    Collector collector = new Collector(plan, observe, firstSeed, trajectories);
    Meter meter = new Meter(progress, steps);
    AtomicLong taken = new AtomicLong();
    Workers.run(
        plan.threads(),
        Math.ceilDiv(trajectories, size.lanes()),
        number -> {
          int first = number * size.lanes();
          int count = Math.min(size.lanes(), trajectories - first);
          var block = new FixedBlock(this, kernel, normals, setting, size, firstSeed, first, count);
          taken.addAndGet(block.run(collector, meter));
        });
    long evaluations = taken.get() * plan.method().driftEvaluations();
    return collector.ensemble(new Work(taken.get(), 0, evaluations));
  }
}
