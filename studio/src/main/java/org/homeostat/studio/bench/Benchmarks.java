package org.homeostat.studio.bench;

import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.noise.Pairing;

/// All benchmarks, in the order in which they are run.
public final class Benchmarks {
  private static final String UNIT = "lane-steps/s";
  private static final String NORMALS = "drawing the normals alone";
  private static final String OPERATIONS = "its operations in registers, normals drawn";

  private Benchmarks() {}

  public static List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "double-integrator-euler",
            UNIT,
            "the same loop written by hand",
            () -> new Contest(Systems.doubleIntegrator(), HandWritten.doubleIntegrator())),
        new Benchmark(
            "lorenz-euler",
            UNIT,
            NORMALS,
            () -> new Contest(Systems.lorenz(), Limits.normals(3, Pairing.STEPS))),
        new Benchmark(
            "cart-pole-euler", UNIT, OPERATIONS, () -> CartPole.in(Precision.DOUBLE).contest()),
        new Benchmark(
            "cart-pole-euler-float",
            UNIT,
            OPERATIONS,
            () -> CartPole.in(Precision.FLOAT).contest()),
        new Benchmark(
            "ornstein-uhlenbeck-100",
            UNIT,
            NORMALS,
            () -> new Contest(Systems.ornsteinUhlenbeck(), Limits.normals(100, Pairing.STEPS))),
        new Benchmark(
            "experiment-a-shark",
            UNIT,
            NORMALS,
            () -> new Contest(Systems.experimentA(), Limits.normals(17, Pairing.AREAS))),
        new Benchmark(
            "experiment-b-candidates",
            "candidate-steps/s",
            "one candidate as code of its own, noise drawn",
            () -> new Contest(Candidates.compiledAndSolved(), Candidates.generated())),
        new Benchmark(
            "rate-network-1000x1",
            UNIT,
            "a dot product over the same matrix",
            () -> new Contest(Systems.rateNetwork(1), Limits.dotProduct())),
        new Benchmark(
            "rate-network-1000x64",
            UNIT,
            "the matrix product alone",
            () -> new Contest(Systems.rateNetwork(64), Limits.matrixProduct(64))));
  }
}
