package org.homeostat.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.KalmanBucyFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.ParticleFilter;
import org.homeostat.inference.Sensor;
import org.homeostat.inference.StateSpace;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.system.DynamicalSystem;

/// How fast filters are on one core, by the processor time of the thread: particles of a pendulum,
/// one step a row, and the extended filter of ten coupled states over many lanes.
public final class InferenceTable {
  private static final int ROUNDS = 5;

  private InferenceTable() {}

  /// Prints the figures.
  public static void main(String[] arguments) {
    for (int particles : new int[] {1024, 4096, 16384}) {
      particles(particles, false);
    }
    particles(4096, true);
    for (int lanes : new int[] {16, 64, 256}) {
      extended(lanes);
    }
  }

  private static double seconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }

  private static void print(String what, double steps, double seconds) {
    System.out.println(
        String.format(
            Locale.ROOT, "%-48s %8.2f million steps a second", what, steps / seconds / 1e6));
  }

  private static void particles(int count, boolean guided) {
    DynamicalSystem pendulum =
        DynamicalSystem.named("pendulum")
            .state("angle", 0.5)
            .state("speed", 0)
            .noise("w")
            .equations("dangle = speed*dt", "dspeed = (-4*angle - 0.2*speed)*dt + 0.3*dw")
            .output("seen", "angle")
            .build();
    StateSpace space =
        new StateSpace(
            pendulum, List.of(Sensor.of("seen", "0.2")), Matrix.diagonal(0.01, 0.01), 0.05);
    int rows = 20_000_000 / count;
    double[] times = new double[rows];
    double[][] values = new double[rows][1];
    for (int k = 0; k < rows; k++) {
      times[k] = 0.05 * (k + 1);
      values[k][0] = 0.1 * ((k * 7919) % 11 - 5) / 5.0;
    }
    Measurements record = Measurements.of(times, values).from(0);
    ParticleFilter filter =
        guided ? ParticleFilter.guided(space, count) : ParticleFilter.bootstrap(space, count);
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double begun = seconds();
      filter.run(record, round);
      best = Math.min(best, seconds() - begun);
    }
    String name = guided ? "guided" : "bootstrap";
    print(name + ", 2 states, " + count + " particles", (double) rows * count, best);
  }

  private static void extended(int lanes) {
    int n = 10;
    double[] coupling = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        coupling[i * n + j] = (i == j ? -1 : 0) + 0.1 * ((3 * i + 5 * j) % 7 - 3);
      }
    }
    DynamicalSystem network =
        DynamicalSystem.named("network")
            .state("x", Tensor.zeros(Shape.of(n)))
            .parameter("A", new Tensor(Shape.of(n, n), coupling))
            .noise("w", Shape.of(n))
            .equations("dx = A@tanh(x)*dt + 0.3*dw")
            .output("y", "x[0]")
            .build();
    DynamicalSystem filter =
        KalmanBucyFilter.extended(List.of("y"), Matrix.diagonal(0.1), Matrix.identity(n))
            .estimator(network);
    int steps = 2_000_000 / lanes / 10;
    Solver solver =
        Simulation.of(filter)
            .method("euler-maruyama")
            .step(0.01)
            .until(0.01 * steps)
            .seeds(lanes)
            .recordEvery(steps)
            .threads(1)
            .execution(Execution.VECTOR)
            .compile();
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double begun = seconds();
      solver.run();
      best = Math.min(best, seconds() - begun);
    }
    print("extended, 10 states, " + lanes + " lanes", (double) steps * lanes, best);
  }
}
