package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// Equilibrium propagation: the gradient of the loss of a model is the change of the gradient of
/// its energy between equilibria of `F = E + beta*C`,
///
/// ```
/// dL/dW = d/dbeta dF/dW(s(beta), beta) at beta = 0,    s(beta) = argmin F
/// ```
///
/// estimated by the equilibria of a [Nudge]. All quantities at a synapse are its own.
///
/// Compiled once; immutable; may be shared by threads. Source: Scellier and Bengio (2017),
/// Equilibrium Propagation, Front. Comput. Neurosci. 11:24, theorem 1.
public final class EquilibriumPropagation {
  private final Model model;
  private final Nudge nudge;
  private final Settling settling;
  private final Relaxation relaxation;
  private final Readout readout;
  private final BatchKernel contrast;

  private EquilibriumPropagation(
      Model model,
      Nudge nudge,
      Settling settling,
      Relaxation relaxation,
      Readout readout,
      BatchKernel contrast) {
    this.model = model;
    this.nudge = nudge;
    this.settling = settling;
    this.relaxation = relaxation;
    this.readout = readout;
    this.contrast = contrast;
  }

  /// @param lanes how many examples a batch has
  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  public static EquilibriumPropagation of(
      Model model,
      Nudge nudge,
      Settling settling,
      Precision precision,
      int lanes,
      Execution execution) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Contrast.leave(on, model, nudge.count(), lanes);
    return new EquilibriumPropagation(
        model,
        nudge,
        settling,
        Relaxation.of(model, settling.update(), precision, lanes, execution),
        Readout.of(model, precision, lanes, execution),
        BatchKernel.of(on.build(), lanes, execution));
  }

  /// A gradient to compute, with a memory of its own.
  ///
  /// @param seed on which the chance in the nudges depends
  public Gradient gradient(long seed) {
    return new Estimate(seed);
  }

  /// Answers at the free equilibrium, with a memory of their own.
  public Response response() {
    return new Free();
  }

  private final class Free implements Response {
    private final Relaxation.Batch batch = relaxation.batch();
    private final Readout.Reading reading = readout.reading();
    private Effort effort = Effort.NONE;

    Free() {
      reading.share(model.input().name(), batch.array(model.input().name()));
    }

    @Override
    public int lanes() {
      return batch.lanes();
    }

    @Override
    public Object input() {
      return batch.array(model.input().name());
    }

    @Override
    public Object target() {
      return reading.array(model.target().name());
    }

    @Override
    public void share(String parameter, Object array) {
      batch.share(parameter, array);
      reading.share(parameter, array);
    }

    @Override
    public void compute(long number) {
      batch.prepare();
      batch.restart();
      int steps = batch.settle(0, settling.free(), settling.tolerance());
      Map<String, Object> states = new LinkedHashMap<>();
      model.states().forEach(state -> states.put(state.name(), batch.array(state.name())));
      reading.read(states);
      effort = new Effort(steps, batch.residual());
    }

    @Override
    public Object loss() {
      return reading.loss();
    }

    @Override
    public Object score() {
      return reading.score();
    }

    @Override
    public Effort effort() {
      return effort;
    }
  }

  private final class Estimate implements Gradient {
    private final long seed;
    private final Relaxation.Batch batch = relaxation.batch();
    private final Readout.Reading reading = readout.reading();
    private final BatchMemory memory = contrast.memory();
    private final Map<String, Object> free = new LinkedHashMap<>();
    private Effort effort = Effort.NONE;

    Estimate(long seed) {
      this.seed = seed;
      for (Variable state : model.states()) {
        free.put(state.name(), BatchMemory.copyOf(batch.array(state.name())));
      }
      for (Variable clamped : List.of(model.input(), model.target())) {
        Object array = batch.array(clamped.name());
        reading.share(clamped.name(), array);
        if (memory.has(clamped.name())) {
          memory.share(clamped.name(), array);
        }
      }
    }

    @Override
    public int lanes() {
      return batch.lanes();
    }

    @Override
    public Object input() {
      return batch.array(model.input().name());
    }

    @Override
    public Object target() {
      return batch.array(model.target().name());
    }

    @Override
    public void share(String parameter, Object array) {
      batch.share(parameter, array);
      reading.share(parameter, array);
      if (memory.has(parameter)) {
        memory.share(parameter, array);
      }
    }

    @Override
    public void compute(long number) {
      batch.prepare();
      batch.restart();
      int steps = batch.settle(0, settling.free(), settling.tolerance());
      double residual = batch.residual();
      for (Map.Entry<String, Object> state : free.entrySet()) {
        BatchMemory.copy(batch.array(state.getKey()), state.getValue());
      }
      reading.read(free);
      List<Nudge.Phase> phases = nudge.phases(seed, number);
      for (int k = 0; k < phases.size(); k++) {
        Nudge.Phase phase = phases.get(k);
        if (phase.beta() != 0) {
          batch.restore(free);
          steps += batch.settle(phase.beta(), settling.nudged(), settling.tolerance());
          residual = Math.max(residual, batch.residual());
        }
        leave(k, phase);
      }
      contrast.prepare(memory);
      contrast.run(memory);
      effort = new Effort(steps, residual);
    }

    private void leave(int k, Nudge.Phase phase) {
      for (Variable state : model.states()) {
        String name = state.name();
        Object settled =
            phase.beta() == 0 ? Objects.requireNonNull(free.get(name)) : batch.array(name);
        memory.copy(settled, Contrast.in(k, name));
      }
      memory.fill(Contrast.in(k, Contrast.WEIGHT), phase.weight() / batch.lanes());
      memory.fill(Contrast.in(k, Energy.BETA), phase.beta());
    }

    @Override
    public Object of(String parameter) {
      return memory.array(Contrast.GRADIENT + parameter);
    }

    @Override
    public Object loss() {
      return reading.loss();
    }

    @Override
    public Object score() {
      return reading.score();
    }

    @Override
    public Effort effort() {
      return effort;
    }
  }
}
