package org.homeostat.energy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.Variable;

/// Equilibrium propagation at a temperature. States do not settle at a minimum but visit `s` with
/// the probability `exp(-F(s)/T)` (of a normalised one); the gradient of the mean cost is
///
/// ```
/// d<C>/dW = d/dbeta <dF/dW> at beta = 0
/// ```
///
/// and means are those over time, once the states are at home in their law. Nudged phases meet the
/// same noise.
///
/// Compiled once; immutable; may be shared by threads. Source: Scellier and Bengio (2017),
/// Equilibrium Propagation, Front. Comput. Neurosci. 11:24, the appendix on a stochastic framework.
public final class StochasticPropagation {

  /// When states are looked at.
  ///
  /// @param samples how many looks a mean is taken over
  /// @param every the number of steps from look to look
  public record Window(int samples, int every) {
    public Window {
      if (samples < 1 || every < 1) {
        throw new IllegalArgumentException(
            "a window has at least 1 sample every step, found " + samples + " every " + every);
      }
    }

    int steps() {
      return samples * every;
    }
  }

  private final Model model;
  private final Nudge nudge;
  private final Settling settling;
  private final Window window;
  private final Form form;
  private final Relaxation relaxation;
  private final Readout readout;
  private final BatchKernel contrast;

  private StochasticPropagation(
      Model model,
      Nudge nudge,
      Settling settling,
      Window window,
      Precision precision,
      int lanes,
      Execution execution) {
    this.model = model;
    this.nudge = nudge;
    this.settling = settling;
    this.window = window;
    this.form = Form.real(model, settling.update());
    this.relaxation = Relaxation.of(model, form, settling.update(), precision, lanes, execution);
    this.readout = Readout.of(model, precision, lanes, execution);
    ProgramBuilder on = new ProgramBuilder(precision);
    Contrast.leave(on, model, form, 1, lanes);
    this.contrast = BatchKernel.of(on.build(), lanes, execution);
  }

  /// @param nudge of real nudges; small against what the temperature allows
  /// @param settling by [Update.Langevin]; its steps are those before each window, from the start
  ///   to the free one and from there to each nudged one
  /// @param lanes how many examples a batch has
  /// @throws IllegalArgumentException if the settling has no temperature, the nudge is complex or
  ///   clamped, or the states descend no common energy
  /// @throws org.homeostat.expression.InputException if a state is held by a potential whose slope
  ///   has no bound, which noise would leave
  public static StochasticPropagation of(
      Model model,
      Nudge nudge,
      Settling settling,
      Window window,
      Precision precision,
      int lanes,
      Execution execution) {
    boolean isLangevin = settling.update() instanceof Update.Langevin;
    if (!isLangevin || nudge.isComplex() || nudge.isClamped() || model.isAsymmetric()) {
      throw new IllegalArgumentException(
          "means over time are taken at a temperature, of an energy, with real nudges; found "
              + settling.update()
              + " and "
              + nudge);
    }
    return new StochasticPropagation(model, nudge, settling, window, precision, lanes, execution);
  }

  /// A gradient to compute, with a memory of its own. Its loss and scores are means over the free
  /// window.
  ///
  /// @param seed on which noise depends, and the chance in the nudges
  public Gradient gradient(long seed) {
    return new Estimate(seed);
  }

  /// Answers that are means over the free window, with a memory of their own.
  ///
  /// @param seed on which noise depends
  public Response response(long seed) {
    return new Mean(seed, List.of());
  }

  /// Means of what states say over the free window.
  private class Mean extends Settled {
    private final long seed;
    private final Map<String, Object> rest;
    private final double[] losses;
    private final double[] scores;
    private final Object loss;
    private final Object score;

    Mean(long seed, List<BatchMemory> memories) {
      super(model, relaxation.batch(), readout.reading(), memories);
      this.seed = seed;
      this.rest = batch().copyOfStates();
      this.loss = BatchMemory.copyOf(super.loss());
      this.score = BatchMemory.copyOf(super.score());
      this.losses = new double[BatchMemory.length(loss)];
      this.scores = new double[BatchMemory.length(score)];
    }

    @Override
    public void compute(long number) {
      batch().prepare();
      batch().restart();
      batch().shakes().begin(seed, number);
      batch().settle(Nudge.Point.ORIGIN, settling.free(), 0);
      Outcome outcome = batch().outcome();
      readFree();
      took(new Effort(settling.free() + window.steps(), batch().residual(), outcome));
    }

    long seed() {
      return seed;
    }

    /// The states at the end of the free window.
    Map<String, Object> rest() {
      return rest;
    }

    private void readFree() {
      Arrays.fill(losses, 0);
      Arrays.fill(scores, 0);
      for (int n = 0; n < window.samples; n++) {
        batch().settle(Nudge.Point.ORIGIN, window.every, 0);
        rest.forEach((state, array) -> BatchMemory.copy(batch().array(state), array));
        read(rest);
        add(super.loss(), 1.0 / window.samples, losses);
        add(super.score(), 1.0 / window.samples, scores);
      }
      BatchMemory.put(losses, loss);
      BatchMemory.put(scores, score);
    }

    @Override
    public Object loss() {
      return loss;
    }

    @Override
    public Object score() {
      return score;
    }
  }

  private static void add(Object values, double weight, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * BatchMemory.get(values, i);
    }
  }

  private final class Estimate extends Mean implements Gradient {
    private final BatchMemory memory;
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    Estimate(long seed) {
      this(seed, contrast.memory());
    }

    private Estimate(long seed, BatchMemory memory) {
      super(seed, List.of(memory));
      this.memory = memory;
      for (Variable parameter : model.parameters()) {
        sums.put(parameter.name(), new double[parameter.shape().size()]);
      }
    }

    @Override
    public void compute(long number) {
      super.compute(number);
      Outcome outcome = effort().outcome();
      sums.values().forEach(sum -> Arrays.fill(sum, 0));
      contrast.prepare(memory);
      long later = 2L * (settling.free() + window.steps());
      for (Nudge.Phase phase : nudge.phases(seed(), number)) {
        batch().restore(rest());
        batch().shakes().from(later);
        batch().settle(phase.beta(), settling.nudged(), 0);
        look(phase);
        outcome = Outcome.worse(outcome, batch().outcome());
      }
      sums.forEach((parameter, sum) -> BatchMemory.put(sum, gradient(parameter)));
      int each = settling.nudged() + window.steps();
      int all = effort().steps() + nudge.count() * each;
      took(new Effort(all, batch().residual(), outcome));
    }

    /// Adds the mean over a window to the gradients.
    private void look(Nudge.Phase phase) {
      memory.fill(Contrast.in(0, form.nudges().getFirst()), phase.beta().real());
      memory.fill(Contrast.in(0, Form.WEIGHT), phase.weight().real() / batch().lanes());
      for (int n = 0; n < window.samples; n++) {
        batch().settle(phase.beta(), window.every, 0);
        for (Variable state : model.states()) {
          memory.copy(batch().array(state.name()), Contrast.in(0, state.name()));
        }
        contrast.run(memory);
        sums.forEach((parameter, sum) -> add(gradient(parameter), 1.0 / window.samples, sum));
      }
    }

    private Object gradient(String parameter) {
      return memory.array(Contrast.GRADIENT + parameter);
    }

    @Override
    public Object of(String parameter) {
      return gradient(parameter);
    }
  }
}
