package org.homeostat.energy;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;

/// Equilibrium propagation: the gradient of the loss of a model is the change of the gradient of
/// its energy between equilibria of `F = E + beta*C`,
///
/// ```
/// dL/dW = d/dbeta dF/dW(s(beta), beta) at beta = 0,    s(beta) = argmin F
/// ```
///
/// estimated by the equilibria of a [Nudge]. All quantities at a synapse are its own. An asymmetric
/// model ([Model#asymmetric]) has no energy; its estimate is that of the vector field, which is the
/// gradient as far as forward and backward weights agree (Scellier et al. 2018, arXiv 1808.04873).
///
/// Compiled once; immutable; may be shared by threads. Source: Scellier and Bengio (2017),
/// Equilibrium Propagation, Front. Comput. Neurosci. 11:24, theorem 1.
public final class EquilibriumPropagation {
  private final Model model;
  private final Nudge nudge;
  private final Settling settling;
  private final Form form;
  private final Relaxation free;
  private final Relaxation nudged;
  private final Readout readout;
  private final BatchKernel contrast;

  private EquilibriumPropagation(
      Model model,
      Nudge nudge,
      Settling settling,
      Form form,
      Relaxation free,
      Relaxation nudged,
      Readout readout,
      BatchKernel contrast) {
    this.model = model;
    this.nudge = nudge;
    this.settling = settling;
    this.form = form;
    this.free = free;
    this.nudged = nudged;
    this.readout = readout;
    this.contrast = contrast;
  }

  /// @param lanes how many examples a batch has
  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  /// @throws IllegalArgumentException if the nudge is complex and the energy not analytic; the
  ///   message names what is not
  public static EquilibriumPropagation of(
      Model model,
      Nudge nudge,
      Settling settling,
      Precision precision,
      int lanes,
      Execution execution) {
    settling.refuseNoise();
    Settling.Update update = settling.update();
    Form real = nudge.isClamped() ? Form.clamped(model, update) : Form.real(model, update);
    Form form = nudge.isComplex() ? Form.complex(model, update) : real;
    Relaxation free = Relaxation.of(model, real, update, precision, lanes, execution);
    Relaxation nudged =
        nudge.isComplex() ? Relaxation.of(model, form, update, precision, lanes, execution) : free;
    ProgramBuilder on = new ProgramBuilder(precision);
    if (model.isAsymmetric()) {
      FieldContrast.leave(on, model, form, nudge.count(), lanes);
    } else {
      Contrast.leave(on, model, form, nudge.count(), lanes);
    }
    Readout readout = Readout.of(model, precision, lanes, execution);
    BatchKernel contrast = BatchKernel.of(on.build(), lanes, execution);
    return new EquilibriumPropagation(
        model, nudge, settling, form, free, nudged, readout, contrast);
  }

  /// The same with another nudge of as many phases and another number of steps; nothing is
  /// compiled.
  public EquilibriumPropagation with(Nudge other, Settling steps) {
    boolean fits =
        other.count() == nudge.count()
            && other.isComplex() == nudge.isComplex()
            && other.isClamped() == nudge.isClamped()
            && steps.update().equals(settling.update());
    if (!fits) {
      throw new IllegalArgumentException(other + " and " + steps + " need another compilation");
    }
    return new EquilibriumPropagation(model, other, steps, form, free, nudged, readout, contrast);
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

  private final class Free extends Settled {
    Free() {
      super(model, free.batch(), readout.reading(), List.of());
    }

    @Override
    public void compute(long number) {
      int steps = settleFree(settling);
      read(batch().states());
      took(new Effort(steps, batch().residual(), batch().outcome()));
    }
  }

  private final class Estimate extends Settled implements Gradient {
    private final long seed;
    private final Relaxation.Batch pulled;
    private final BatchMemory memory;
    private final Map<String, Object> rest;

    Estimate(long seed) {
      this(seed, free.batch(), contrast.memory());
    }

    private Estimate(long seed, Relaxation.Batch batch, BatchMemory memory) {
      this(seed, batch, nudged == free ? batch : nudged.batch(), memory);
    }

    private Estimate(
        long seed, Relaxation.Batch batch, Relaxation.Batch pulled, BatchMemory memory) {
      super(
          model,
          batch,
          readout.reading(),
          pulled == batch ? List.of(memory) : List.of(pulled.memory(), memory));
      this.seed = seed;
      this.pulled = pulled;
      this.memory = memory;
      this.rest = batch.copyOfStates();
      rest.forEach(memory::offer);
    }

    @Override
    public void compute(long number) {
      int steps = settleFree(settling);
      double residual = batch().residual();
      Outcome outcome = batch().outcome();
      rest.forEach((state, array) -> BatchMemory.copy(batch().array(state), array));
      read(rest);
      if (pulled != batch()) {
        pulled.prepare();
      }
      List<Nudge.Phase> phases = nudge.phases(seed, number);
      for (int k = 0; k < phases.size(); k++) {
        Nudge.Phase phase = phases.get(k);
        pulled.restore(rest);
        pulled.hold(phase.clamp(), target());
        if (!phase.isFree()) {
          double tolerance = settling.tolerance() * Math.min(1, phase.strength());
          steps += pulled.settle(phase.beta(), settling.nudged(), tolerance);
          residual = Math.max(residual, pulled.residual());
          if (!(pulled.outcome() instanceof Outcome.Slow)) {
            outcome = Outcome.worse(outcome, pulled.outcome());
          }
        }
        leave(k, phase);
      }
      contrast.prepare(memory);
      contrast.run(memory);
      took(new Effort(steps, residual, outcome));
    }

    private void leave(int k, Nudge.Phase phase) {
      form.states(model)
          .keySet()
          .forEach(state -> memory.copy(pulled.array(state), Contrast.in(k, state)));
      List<String> weights = form.weights();
      for (int part = 0; part < weights.size(); part++) {
        memory.fill(Contrast.in(k, weights.get(part)), phase.weight().part(part) / lanes());
        memory.fill(Contrast.in(k, form.nudges().get(part)), phase.beta().part(part));
      }
    }

    @Override
    public Object of(String parameter) {
      return memory.array(Contrast.GRADIENT + parameter);
    }
  }
}
