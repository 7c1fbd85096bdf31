package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Draws;

/// One pass of a [ParticleFilter] over a record.
final class ParticleRun {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

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
        new Swarm(filter.space, filter.expansion.system, count, filter.sensorNumbers(), seed);
    swarm.start(filter.space, values);
    this.step = new Mover(filter.kernels.step(), values);
    this.arrive = new Mover(filter.kernels.arrive(), values);
    this.weigh = new Mover(filter.kernels.weigh(), values);
    this.logs = new double[count];
    this.weights = new double[count];
    this.parents = new int[count];
    this.spare = new double[count];
    this.draws = Draws.of("resampling", seed);
    this.effective = new double[record.times().length];
    this.before = LogProduct.log(count);
  }

  /// A kernel with its memory.
  private final class Mover {
    private final Kernel kernel;
    private final Memory memory;
    private final boolean timed;
    private final boolean stepped;

    Mover(Kernel kernel, Map<String, Tensor> values) {
      this.kernel = kernel;
      this.memory = swarm.memory(kernel, values);
      this.timed = memory.has("#t");
      this.stepped = memory.has("#h");
    }

    void hold(String name, double value) {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    }

    void run(double t, double h, boolean moves) {
      if (timed) {
        memory.set("#t", t);
      }
      if (stepped) {
        memory.set("#h", h);
      }
      swarm.load(memory);
      boolean weighs = memory.has("#w");
      if (weighs) {
        System.arraycopy(logs, 0, memory.lanes(), memory.offset("#w"), count);
      }
      kernel.run(memory, swarm.numbers(), moves ? swarm.next() : 0);
      if (moves) {
        swarm.store(memory);
      }
      if (weighs) {
        System.arraycopy(memory.lanes(), memory.offset("#w"), logs, 0, count);
      }
    }
  }

  ParticleFilter.Particles go() {
    double t = record.start();
    hold(0);
    for (int k = 0; k < record.times().length && logLikelihood > NEVER; k++) {
      double next = record.times()[k];
      see(record.values()[k]);
      double steps = Math.ceil((next - t) / filter.space.step() * (1 - 1e-12));
      double h = (next - t) / steps;
      for (int i = 0; i < steps; i++) {
        (i + 1 < steps ? step : arrive).run(t + i * h, h, true);
      }
      t = next;
      hold(k);
      if (steps == 0) {
        weigh.run(t, 0, false);
      }
      weigh(k);
    }
    return new ParticleFilter.Particles(means, deviations, effective, logLikelihood);
  }

  private void hold(int k) {
    for (int i = 0; i < record.inputs().size(); i++) {
      String name = record.inputs().get(i);
      step.hold(name, record.held()[k][i]);
      arrive.hold(name, record.held()[k][i]);
      weigh.hold(name, record.held()[k][i]);
    }
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
