package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// The ensemble Kalman filter of a [StateSpace]: a few members move by steps of Euler and Maruyama,
/// and at each row move towards what was measured,
///
/// ```
/// x <- x + K*(y + deviation*v - h(x))        K = cov(x, h)*(cov(h, h) + R)^-1
/// ```
///
/// with the covariances of the members and a fresh normal v for each. For systems with many states;
/// of a linear system it becomes the Kalman filter as members become many.
///
/// Source: Evensen (1994), J. Geophysical Research 99, 10143-10162; with noise on the measurements
/// Burgers, van Leeuwen and Evensen (1998), Analysis scheme in the ensemble Kalman filter, Monthly
/// Weather Review 126, 1719-1724.
public final class EnsembleFilter {
  private final StateSpace space;
  private final Expansion expansion;
  private final ParticleKernels kernels;
  private final int members;
  private final int measured;

  private EnsembleFilter(StateSpace space, int members) {
    if (members < 2) {
      throw new RefusedException(members + " members", "a covariance takes at least 2");
    }
    this.space = space;
    this.members = members;
    this.expansion = new Expansion(space.system());
    this.measured = space.measured().size();
    this.kernels = ParticleKernels.of(space, expansion, false);
  }

  public static EnsembleFilter of(StateSpace space, int members) {
    return new EnsembleFilter(space, members);
  }

  /// Means and deviations of the elements of the states after each row.
  public record Members(List<double[]> means, List<double[]> deviations) {
    public Members {
      means = List.copyOf(means);
      deviations = List.copyOf(deviations);
    }
  }

  /// Filters a record.
  public Members run(Measurements record, long seed) {
    return run(record, seed, Map.of());
  }

  /// Filters a record with other values of parameters, inputs, and means of states at the start.
  public Members run(Measurements record, long seed, Map<String, Tensor> values) {
    Rows.check(record, measured);
    return new Run(record, seed, values).go();
  }

  private final class Run {
    private final Measurements record;
    private final Swarm swarm;
    private final Mover step;
    private final Mover outputs;
    private final double[][] seen = new double[measured][members];
    private final double[] rough = new double[members];
    private final List<double[]> means = new ArrayList<>();
    private final List<double[]> deviations = new ArrayList<>();

    Run(Measurements record, long seed, Map<String, Tensor> values) {
      this.record = record;
      this.swarm = new Swarm("particle", space, expansion.system, members, measured, seed);
      swarm.start(space, values);
      this.step = new Mover(swarm, kernels.step(), values);
      this.outputs = new Mover(swarm, kernels.outputs(), values);
    }

    Members go() {
      double t = record.start();
      hold(0);
      for (int k = 0; k < record.times().length; k++) {
        double next = record.times()[k];
        double steps = space.steps(next - t);
        double h = (next - t) / steps;
        for (int i = 0; i < steps; i++) {
          step.move(t + i * h, h);
        }
        t = next;
        hold(k);
        correct(t, record.values()[k]);
        note();
      }
      return new Members(means, deviations);
    }

    private void hold(int k) {
      step.hold(record, k);
      outputs.hold(record, k);
    }

    private void correct(double t, double[] values) {
      int[] present = IntStream.range(0, measured).filter(i -> !Double.isNaN(values[i])).toArray();
      if (present.length == 0) {
        return;
      }
      outputs.look(t);
      int numbers = swarm.next();
      int first = numbers + (drawn() - measured) * members;
      int p = present.length;
      double[][] off = new double[p][members];
      double[] noise = new double[p];
      for (int i = 0; i < p; i++) {
        int at = present[i];
        outputs.store("#o." + at, seen[i]);
        outputs.store("#d." + at, rough);
        for (int l = 0; l < members; l++) {
          double deviation = rough[l];
          noise[i] += deviation * deviation / members;
          double shaken = deviation * swarm.numbers()[first + at * members + l];
          off[i][l] = values[at] + shaken - seen[i][l];
        }
      }
      move(p, noise, off);
    }

    private int drawn() {
      return swarm.numbers().length / (2 * members);
    }

    /// Adds `K*off` to each member.
    private void move(int p, double[] noise, double[][] off) {
      double[] spread = new double[p * p];
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          spread[i * p + j] = covariance(seen[i], seen[j]) + (i == j ? noise[i] : 0);
        }
      }
      cholesky(spread, p);
      double[] gain = new double[swarm.n * p];
      for (int i = 0; i < swarm.n; i++) {
        for (int j = 0; j < p; j++) {
          gain[i * p + j] = covariance(swarm.states[i], seen[j]);
        }
        Triangle.solve(spread, p, p, gain, i * p);
        Triangle.solveTransposed(spread, p, p, gain, i * p);
      }
      for (int i = 0; i < swarm.n; i++) {
        for (int j = 0; j < p; j++) {
          for (int l = 0; l < members; l++) {
            swarm.states[i][l] += gain[i * p + j] * off[j][l];
          }
        }
      }
    }

    private double covariance(double[] a, double[] b) {
      double meanA = mean(a);
      double meanB = mean(b);
      double sum = 0;
      for (int l = 0; l < members; l++) {
        sum += (a[l] - meanA) * (b[l] - meanB);
      }
      return sum / (members - 1);
    }

    private double mean(double[] a) {
      double sum = 0;
      for (double each : a) {
        sum += each;
      }
      return sum / members;
    }

    private void note() {
      double[] mean = new double[swarm.n];
      double[] deviation = new double[swarm.n];
      for (int i = 0; i < swarm.n; i++) {
        mean[i] = mean(swarm.states[i]);
        deviation[i] = Math.sqrt(covariance(swarm.states[i], swarm.states[i]));
      }
      means.add(mean);
      deviations.add(deviation);
    }
  }

  /// Replaces a positive definite matrix by its lower root.
  private static void cholesky(double[] a, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= a[i * n + k] * a[j * n + k];
        }
        a[i * n + j] = i == j ? Math.sqrt(sum) : sum / a[j * n + j];
      }
    }
  }
}
