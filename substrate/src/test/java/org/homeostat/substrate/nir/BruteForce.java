package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// An independent simulation of neurons that are all connected with delays: the equations as they
/// stand, by Runge-Kutta steps far shorter than any time constant, each event hit exactly and each
/// threshold found by halving a step.
final class BruteForce {
  private static final double STEP = 1e-5;

  /// @param synapse time constants; 0 for none
  /// @param delays of the connections, from column to row
  record Neurons(
      double[] synapse,
      double[] membrane,
      double[] r,
      double[] leak,
      double[] threshold,
      double[] reset,
      double[] wIn,
      double[][] weights,
      double[] delays,
      double[] current) {}

  record Kick(double time, int to, double amount) {}

  record Spike(double time, int neuron) {}

  private final Neurons n;
  private final int count;
  private final PriorityQueue<Kick> kicks =
      new PriorityQueue<>(Comparator.comparingDouble(Kick::time));
  private double[] x;

  BruteForce(Neurons neurons) {
    this.n = neurons;
    this.count = neurons.membrane.length;
    this.x = new double[2 * count];
  }

  List<Spike> run(List<Kick> input, double end) {
    kicks.addAll(input);
    List<Spike> spikes = new ArrayList<>();
    double time = 0;
    while (time < end) {
      double next = Math.min(time + STEP, end);
      if (!kicks.isEmpty()) {
        next = Math.min(next, kicks.peek().time());
      }
      double[] moved = step(x, next - time);
      int first = first(moved);
      if (first >= 0) {
        double low = 0;
        double high = next - time;
        while (high - low > 1e-13) {
          double mid = (low + high) / 2;
          int earlier = first(step(x, mid));
          if (earlier >= 0) {
            high = mid;
            first = earlier;
          } else {
            low = mid;
          }
        }
        x = step(x, high);
        time += high;
        fire(first, time, spikes);
        continue;
      }
      x = moved;
      time = next;
      while (!kicks.isEmpty() && kicks.peek().time() <= time) {
        Kick kick = kicks.remove();
        int j = kick.to();
        if (n.synapse[j] > 0) {
          x[count + j] += n.wIn[j] * kick.amount() / n.synapse[j];
        } else {
          x[j] += n.r[j] * kick.amount() / n.membrane[j];
        }
      }
      for (int j = first(x); j >= 0; j = first(x)) {
        fire(j, time, spikes);
      }
    }
    return spikes;
  }

  private void fire(int j, double time, List<Spike> spikes) {
    x[j] = n.reset[j];
    spikes.add(new Spike(time, j));
    for (int to = 0; to < count; to++) {
      if (n.weights[to][j] != 0) {
        kicks.add(new Kick(time + n.delays[j], to, n.weights[to][j]));
      }
    }
  }

  private int first(double[] at) {
    for (int j = 0; j < count; j++) {
      if (at[j] > n.threshold[j]) {
        return j;
      }
    }
    return -1;
  }

  private double[] step(double[] from, double h) {
    double[] k1 = slope(from);
    double[] k2 = slope(plus(from, k1, h / 2));
    double[] k3 = slope(plus(from, k2, h / 2));
    double[] k4 = slope(plus(from, k3, h));
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    return to;
  }

  private static double[] plus(double[] x, double[] k, double h) {
    double[] sum = x.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += h * k[i];
    }
    return sum;
  }

  private double[] slope(double[] at) {
    double[] d = new double[at.length];
    for (int j = 0; j < count; j++) {
      double drive = n.current[j];
      if (n.synapse[j] > 0) {
        d[count + j] = (-at[count + j] + n.wIn[j] * n.current[j]) / n.synapse[j];
        drive = at[count + j];
      }
      d[j] = (n.leak[j] - at[j] + n.r[j] * drive) / n.membrane[j];
    }
    return d;
  }
}
