package org.homeostat.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Expression;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// Model predictive path integral control: many sampled futures, of which the cheaper ones count
/// more. At each decision, with the plan `u[0], ..., u[N-1]` of the last one moved on by one,
///
/// ```
/// S[i]   = sum over k of cost(x[i,k], u[i,k])*interval,     u[i,k] = clip(u[k] + spread*e[i,k])
/// w[i]   = exp(-(S[i] - least S)/(temperature*(mean S - least S)))
/// u[k]   = sum of w[i]*u[i,k] / sum of w[i]
/// ```
///
/// and `u[0]` is put out. The temperature is a share of how far the futures differ, so that the
/// scale of the cost does not matter. A future that ends in numbers that are not finite does not
/// count. The first sample is the plan itself.
///
/// Source: Williams, Aldrich and Theodorou (2017), Model predictive path integral control: from
/// theory to parallel computation, J. Guidance, Control, and Dynamics 40(2), 344-357; without their
/// term for the cost of the control, which is part of the reward here.
public final class PathIntegralControl implements Controller {
  private static final long MOST_SAMPLES = 1L << 20;

  private final Prediction prediction;
  private final Settings settings;
  private final Normals normals;

  /// How far and how often it looks ahead.
  ///
  /// @param interval between two decisions
  /// @param stages N, intervals that it looks ahead
  /// @param samples futures of a decision
  /// @param spread of an input around its plan
  /// @param temperature relative to how far futures differ in cost, greater than 0
  /// @param steps of the method in an interval
  public record Settings(
      double interval,
      int stages,
      int samples,
      double spread,
      double temperature,
      int steps,
      Bounds bounds) {
    public Settings {
      boolean positive = interval > 0 && spread > 0 && temperature > 0;
      boolean counts = stages >= 1 && samples >= 2 && samples < MOST_SAMPLES && steps >= 1;
      if (!positive || !counts) {
        throw new RefusedException(
            "path-integral control with an interval of %s, %s stages, %s samples, a spread of %s, a temperature of %s and %s steps"
                .formatted(interval, stages, samples, spread, temperature, steps),
            "all are greater than 0, samples at least 2");
      }
    }
  }

  /// @param plant the model, in the names that `reward` uses
  /// @param inputs that are decided on
  public PathIntegralControl(
      DynamicalSystem plant, List<String> inputs, Expression reward, Settings settings) {
    this.prediction = new Prediction(plant, inputs, reward, settings.interval, settings.steps);
    this.settings = settings;
    int numbers = prediction.inputs().size();
    this.normals = Normals.plain(List.of(new Source("path-integral", numbers)), Pairing.STEPS);
  }

  @Override
  public Hand begin(long[] seeds) {
    return new Plans(seeds);
  }

  /// The plans of some trajectories.
  private final class Plans implements Hand {
    private final long[] seeds;
    private final double[][] plans;
    private final long[] decided;
    private final int inputs = prediction.inputs().size();
    private final int samples = settings.samples;
    private final Prediction.Lanes lanes = prediction.lanes((samples + 7) / 8 * 8);
    private final double[] noise = new double[settings.stages * inputs * samples];
    private final double[] weights = new double[samples];
    private final long[] lane = new long[samples];

    Plans(long[] seeds) {
      this.seeds = seeds;
      this.plans = new double[seeds.length][settings.stages * inputs];
      this.decided = new long[seeds.length];
    }

    @Override
    public void act(int trajectory, double time, double[] state, double[] input) {
      double[] plan = plans[trajectory];
      draw(trajectory);
      roll(time, state, plan);
      if (weigh()) {
        average(plan);
      }
      System.arraycopy(plan, 0, input, 0, inputs);
      System.arraycopy(plan, inputs, plan, 0, plan.length - inputs);
      decided[trajectory]++;
    }

    @Override
    public Optional<Effort> effort() {
      long decisions = Arrays.stream(decided).sum();
      long averages = decisions * settings.stages * inputs * samples;
      return Optional.of(new Effort(List.of(lanes.workload()), averages));
    }

    /// Fresh numbers, of which the first sample has none.
    private void draw(int trajectory) {
      for (int i = 0; i < samples; i++) {
        lane[i] = seeds[trajectory] * MOST_SAMPLES + i;
      }
      normals.fill(noise, decided[trajectory] * settings.stages, settings.stages, lane, samples);
      for (int n = 0; n < noise.length; n += samples) {
        noise[n] = 0;
      }
    }

    /// Runs all futures; the noise becomes the inputs that were tried.
    private void roll(double time, double[] state, double[] plan) {
      for (int i = 0; i < samples; i++) {
        lanes.start(i, time, state);
      }
      for (int k = 0; k < settings.stages; k++) {
        for (int e = 0; e < inputs; e++) {
          int row = (k * inputs + e) * samples;
          double planned = plan[k * inputs + e];
          for (int i = 0; i < samples; i++) {
            noise[row + i] = settings.bounds.clip(planned + settings.spread * noise[row + i]);
            lanes.input(i, e, noise[row + i]);
          }
        }
        lanes.advance();
      }
    }

    /// The weights of the futures, whose sum is 1; false if none of them counts.
    private boolean weigh() {
      double least = Double.POSITIVE_INFINITY;
      double sum = 0;
      int counted = 0;
      for (int i = 0; i < samples; i++) {
        weights[i] = lanes.cost(i);
        if (Double.isFinite(weights[i])) {
          least = Math.min(least, weights[i]);
          sum += weights[i];
          counted++;
        }
      }
      if (counted == 0) {
        return false;
      }
      double scale = settings.temperature * (sum / counted - least);
      for (int i = 0; i < samples; i++) {
        boolean counts = Double.isFinite(weights[i]);
        double above = scale > 0 ? (weights[i] - least) / scale : 0;
        weights[i] = counts ? -above : Double.NEGATIVE_INFINITY;
      }
      double total = exponentiate();
      for (int i = 0; i < samples; i++) {
        weights[i] /= total;
      }
      return true;
    }

    /// Puts the exponentials of the weights in their place, and returns their sum.
    private double exponentiate() {
      Tensor exponents = new Tensor(Shape.of(samples), weights.clone());
      double[] powers = Elementary.exp(PlainArithmetic.DOUBLE, exponents).elements();
      double total = 0;
      for (int i = 0; i < samples; i++) {
        weights[i] = powers[i];
        total += powers[i];
      }
      return total;
    }

    private void average(double[] plan) {
      Arrays.fill(plan, 0);
      for (int n = 0; n < plan.length; n++) {
        for (int i = 0; i < samples; i++) {
          plan[n] = Math.fma(weights[i], noise[n * samples + i], plan[n]);
        }
      }
    }
  }
}
