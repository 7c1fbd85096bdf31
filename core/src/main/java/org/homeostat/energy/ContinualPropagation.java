package org.homeostat.energy;

import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.Variable;

/// Equilibrium propagation whose weights move while the nudged states do: after each step from s to
/// s',
///
/// ```
/// W' = W - rate*(dE/dW(s') - dE/dW(s))/beta
/// ```
///
/// so that no synapse keeps what it saw at the free equilibrium. Small rates add up to the step
/// along the gradient with a one-sided nudge. What a weight and a clamped input make is made anew
/// at each step: that is the price.
///
/// A rate near |beta| makes weights and states drive each other away; take one well below it.
///
/// Compiled once; immutable. Source: Ernoult, Grollier, Querlioz, Bengio and Scellier (2020),
/// Equilibrium propagation with continual weight updates, arXiv 2005.04168.
public final class ContinualPropagation {
  private static final int NOW = 0;
  private static final int BEFORE = 1;

  private final Model model;
  private final double beta;
  private final Settling settling;
  private final Form form;
  private final Relaxation relaxation;
  private final Readout readout;
  private final BatchKernel contrast;

  private ContinualPropagation(
      Model model, double beta, Settling settling, Precision precision, int lanes, Execution on) {
    this.model = model;
    this.beta = beta;
    this.settling = settling;
    this.form = Form.real(model, settling.update());
    this.relaxation = Relaxation.of(model, form, settling.update(), precision, lanes, on);
    this.readout = Readout.of(model, precision, lanes, on);
    ProgramBuilder builder = new ProgramBuilder(precision);
    Contrast.leave(builder, model, form, 2, lanes);
    this.contrast = BatchKernel.of(builder.build(), lanes, on);
  }

  /// @param nudge whose beta counts
  /// @param lanes how many examples a batch has
  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  /// @throws IllegalArgumentException if the states descend no common energy
  public static ContinualPropagation of(
      Model model,
      Nudge.OneSided nudge,
      Settling settling,
      Precision precision,
      int lanes,
      Execution execution) {
    settling.refuseNoise();
    if (model.isAsymmetric()) {
      throw new IllegalArgumentException(
          "weights that move during the nudge need an energy, found feedback weights of their own");
    }
    return new ContinualPropagation(model, nudge.beta(), settling, precision, lanes, execution);
  }

  /// Learning that moves the parameters of an optimiser, with a memory of its own. Each step of the
  /// nudged phase is one of the optimiser's.
  ///
  /// @throws IllegalArgumentException if the optimiser is not plain descent, which alone makes
  ///   steps that add up
  public Learning learning(Optimiser.Steps steps) {
    if (!steps.optimiser().equals(new Optimiser.Descent(0))) {
      throw new IllegalArgumentException(
          "weights that move during the nudge move by plain descent, found " + steps.optimiser());
    }
    return new Moving(steps);
  }

  private final class Moving extends Settled implements Learning {
    private final Optimiser.Steps steps;
    private final BatchMemory increments;
    private final Nudge.Point pull = new Nudge.Point(beta, 0);

    Moving(Optimiser.Steps steps) {
      this(steps, contrast.memory());
    }

    private Moving(Optimiser.Steps steps, BatchMemory increments) {
      super(model, relaxation.batch(), readout.reading(), List.of(increments));
      this.steps = steps;
      this.increments = increments;
      double weight = 1 / (beta * lanes());
      increments.fill(Contrast.in(NOW, Form.WEIGHT), weight);
      increments.fill(Contrast.in(BEFORE, Form.WEIGHT), -weight);
      increments.fill(Contrast.in(NOW, form.nudges().getFirst()), beta);
    }

    @Override
    public void compute(long number) {
      int taken = settleFree(settling);
      read(batch().states());
      took(new Effort(taken, batch().residual(), batch().outcome()));
    }

    @Override
    public void learn(int epoch) {
      int taken = 0;
      boolean moves = true;
      while (moves && taken < settling.nudged()) {
        keep(BEFORE);
        increments.fill(Contrast.in(BEFORE, form.nudges().getFirst()), taken == 0 ? 0 : beta);
        batch().settle(pull, 1, 0);
        taken++;
        moves = settling.tolerance() == 0 || batch().residual() > settling.tolerance();
        keep(NOW);
        contrast.prepare(increments);
        contrast.run(increments);
        steps.step(parameter -> increments.array(Contrast.GRADIENT + parameter), epoch);
        for (Variable parameter : model.parameters()) {
          share(parameter.name(), steps.parameter(parameter.name()));
        }
        batch().prepare();
      }
      took(new Effort(effort().steps() + taken, batch().residual(), effort().outcome()));
    }

    private void keep(int phase) {
      for (Variable state : model.states()) {
        increments.copy(batch().array(state.name()), Contrast.in(phase, state.name()));
      }
    }
  }
}
