package org.homeostat.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;

/// The systems of these tests.
final class Plants {
  private Plants() {}

  static DynamicalSystem shipped(String name) {
    try {
      return SystemReader.read(Path.of("..", "systems", name + ".yaml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// `dx = a*x + b*u + g*dw`, `y = x`
  static DynamicalSystem scalar(double a, double b, double g) {
    return DynamicalSystem.named("scalar")
        .state("x", 0)
        .input("u")
        .parameter("a", a)
        .parameter("b", b)
        .parameter("g", g)
        .noise("w")
        .equations("dx = (a*x + b*u)*dt + g*dw")
        .output("y", "x")
        .build();
  }

  /// `dx = A*x + B*u + G*dw`, `y = C*x`
  static DynamicalSystem linear(Matrix a, Matrix b, Matrix c, Matrix g) {
    return DynamicalSystem.named("linear")
        .state("x", Matrix.zeros(a.rows(), 1).tensor(true))
        .input("u", Shape.of(b.columns()))
        .parameter("A", a.tensor())
        .parameter("B", b.tensor())
        .parameter("C", c.tensor())
        .parameter("G", g.tensor())
        .noise("w", Shape.of(g.columns()))
        .equations("dx = (A@x + B@u)*dt + G@dw")
        .output("y", "C@x")
        .build();
  }

  /// Elements between -1 and 1.
  static Matrix random(int rows, int columns, SplittableRandom random) {
    return new Matrix(rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
  }

  /// A random symmetric matrix without negative eigenvalues.
  static Matrix nonNegative(int size, SplittableRandom random) {
    Matrix root = random(size, size, random);
    return root.transpose().times(root);
  }

  /// The mean over time of a quantity in the second nine tenths of runs of length `until`, and the
  /// standard error of its mean over seeds.
  static double[] average(DynamicalSystem system, String quantity, double step, double until) {
    return average(system, quantity, "euler-maruyama", step, until, 256);
  }

  static double[] average(
      DynamicalSystem system,
      String quantity,
      String method,
      double step,
      double until,
      int seeds) {
    double early = until / 10;
    Ensemble ensemble =
        Simulation.of(system)
            .method(method)
            .step(step)
            .until(until)
            .seeds(40, seeds)
            .measure(
                new Measure(
                    "cost", Measure.Kind.SUM, Parser.parse(quantity), List.of(early, until)))
            .run();
    double[] before = ensemble.measured("cost", early);
    double[] after = ensemble.measured("cost", until);
    double[] means = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      means[i] = (after[i] - before[i]) * step / (until - early);
    }
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum();
    return new double[] {mean, Math.sqrt(squares / (seeds - 1) / seeds)};
  }
}
