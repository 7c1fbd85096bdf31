package org.homeostat.energy;

import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.Variable;

/// The energy of examples while their states settle without a nudge, step by step, in double
/// precision. Asynchronous updates and small steps of the flow never raise it; synchronous updates
/// may, before they settle.
public final class Descent {
  private static final String ENERGY = "#energy";

  private final Model model;
  private final Relaxation.Batch batch;
  private final BatchKernel kernel;
  private final BatchMemory memory;

  private Descent(Model model, Relaxation.Batch batch, BatchKernel kernel) {
    this.model = model;
    this.batch = batch;
    this.kernel = kernel;
    this.memory = kernel.memory();
  }

  /// @param lanes how many examples settle
  public static Descent of(Model model, Settling.Update update, int lanes, Execution execution) {
    Relaxation relaxation =
        Relaxation.of(model, Form.real(model, update), update, Precision.DOUBLE, lanes, execution);
    ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    Names names = Names.of(on, model, Binding.STEP).read(model.states(), Binding.STEP);
    on.result(ENERGY, names.value(model.energy().energy()));
    return new Descent(model, relaxation.batch(), BatchKernel.of(on.build(), lanes, execution));
  }

  /// The energies of the first examples of a feed.
  ///
  /// @param parameters `double[]` by name
  /// @param examples their numbers, as many as there are lanes
  /// @return for each example its energy at the start and after each step
  public double[][] energies(
      Map<String, double[]> parameters, Feed feed, int[] examples, int steps) {
    int lanes = batch.lanes();
    for (Variable each : model.parameters()) {
      double[] values = Objects.requireNonNull(parameters.get(each.name()));
      batch.share(each.name(), values);
      memory.offer(each.name(), values);
    }
    Object inputs = batch.array(model.input().name());
    double[] targets = new double[lanes * model.target().shape().size()];
    for (int l = 0; l < lanes; l++) {
      feed.put(
          0,
          examples[l],
          inputs,
          l * model.input().shape().size(),
          targets,
          l * model.target().shape().size());
    }
    memory.offer(model.input().name(), inputs);
    batch.prepare();
    batch.restart();
    double[][] energies = new double[lanes][steps + 1];
    for (int step = 0; step <= steps; step++) {
      if (step > 0) {
        batch.settle(Nudge.Point.ORIGIN, 1, 0);
      }
      model.states().forEach(state -> memory.offer(state.name(), batch.array(state.name())));
      kernel.prepare(memory);
      kernel.run(memory);
      for (int l = 0; l < lanes; l++) {
        energies[l][step] = BatchMemory.get(memory.array(ENERGY), l);
      }
    }
    return energies;
  }
}
