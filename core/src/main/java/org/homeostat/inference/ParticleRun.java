package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;

/// One pass of a [ParticleFilter] over a record.
final class ParticleRun {
  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final String WEIGHT = "#w";

  private final ParticleFilter filter;
  private final Measurements record;
  private final Swarm swarm;
  private final int count;
  private final Mover step;
  private final Mover arrive;
  private final Mover weigh;
  private final double[] logs;
  private final double[] weights;
  private final int[] parents;
  private final double[] spare;
  private final Draws draws;
  private final List<double[]> means = new ArrayList<>();
  private final List<double[]> deviations = new ArrayList<>();
  private final double[] effective;
  private double before;
  private double logLikelihood;

  ParticleRun(ParticleFilter filter, Measurements record, long seed, Map<String, Tensor> values) {
    Rows.check(record, filter.measured);
    this.filter = filter;
    this.record = record;
    this.count = filter.particles;
    this.swarm =
        new Swarm(
            "particle", filter.space, filter.expansion.system, count, filter.sensorNumbers(), seed);
    swarm.start(filter.space, values);
    this.step = new Mover(swarm, filter.kernels.step(), values);
    this.arrive = new Mover(swarm, filter.kernels.arrive(), values);
    this.weigh = new Mover(swarm, filter.kernels.weigh(), values);
    this.logs = new double[count];
    this.weights = new double[count];
    this.parents = new int[count];
    this.spare = new double[count];
    this.draws = Draws.of("resampling", seed);
    this.effective = new double[record.times().length];
    this.before = LogProduct.log(count);
  }

  ParticleFilter.Particles go() {
    double t = record.start();
    hold(0);
    for (int k = 0; k < record.times().length && logLikelihood > NEVER; k++) {
      double next = record.times()[k];
      see(record.values()[k]);
      double steps = filter.space.steps(next - t);
      double h = (next - t) / steps;
      for (int i = 0; i < steps; i++) {
        if (i + 1 < steps) {
          step.move(t + i * h, h);
        } else {
          arriveAndWeigh(t + i * h, h);
        }
      }
      t = next;
      hold(k);
      if (steps == 0) {
        weigh.load(WEIGHT, logs);
        weigh.look(t);
        weigh.store(WEIGHT, logs);
      }
      weigh(k);
    }
    return new ParticleFilter.Particles(means, deviations, effective, logLikelihood);
  }

  private void arriveAndWeigh(double t, double h) {
    arrive.load(WEIGHT, logs);
    arrive.move(t, h);
    arrive.store(WEIGHT, logs);
  }

  private void hold(int k) {
    step.hold(record, k);
    arrive.hold(record, k);
    weigh.hold(record, k);
  }

  private void see(double[] values) {
    for (int i = 0; i < values.length; i++) {
      arrive.hold("#y." + i, values[i]);
      weigh.hold("#y." + i, values[i]);
    }
  }

  /// Turns logarithms into weights that sum to 1, notes the law, and draws anew where it must.
  private void weigh(int k) {
    double largest = NEVER;
    for (int l = 0; l < count; l++) {
      logs[l] = Double.isNaN(logs[l]) ? NEVER : logs[l];
      largest = Math.max(largest, logs[l]);
    }
    if (largest == NEVER) {
      logLikelihood = NEVER;
      return;
    }
    double sum = Weights.exponentials(logs, largest, weights);
    double square = 0;
    for (int l = 0; l < count; l++) {
      weights[l] /= sum;
      square += weights[l] * weights[l];
    }
    double now = largest + LogProduct.log(sum);
    logLikelihood += now - before;
    before = now;
    effective[k] = 1 / square;
    note();
    if (effective[k] < 0.5 * count) {
      resample();
    }
  }

  private void note() {
    double[] mean = new double[swarm.n];
    double[] deviation = new double[swarm.n];
    for (int i = 0; i < swarm.n; i++) {
      double[] x = swarm.states[i];
      double sum = 0;
      for (int l = 0; l < count; l++) {
        sum += weights[l] * x[l];
      }
      double square = 0;
      for (int l = 0; l < count; l++) {
        square += weights[l] * (x[l] - sum) * (x[l] - sum);
      }
      mean[i] = sum;
      deviation[i] = Math.sqrt(square);
    }
    means.add(mean);
    deviations.add(deviation);
  }

  private void resample() {
    Weights.systematic(weights, draws.uniform(), parents);
    for (double[] x : swarm.states) {
      for (int l = 0; l < count; l++) {
        spare[l] = x[parents[l]];
      }
      System.arraycopy(spare, 0, x, 0, count);
    }
    Arrays.fill(logs, 0);
    before = LogProduct.log(count);
  }
}
