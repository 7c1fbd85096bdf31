package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;

/// Shipped systems, solved as their files suggest, and what is read off their paths.
record ShelfRun(Paths paths) {

  /// A shipped system as `homeostat simulate` reads it.
  static Study system(String name) {
    Path file = Path.of("..", "systems", name + ".yaml");
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return SystemStudy.read(SourceText.of(file.toString(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The system with another value of a parameter, input or start.
  static Study with(Study study, String name, double value) {
    return study.with(name, Tensor.scalar(value));
  }

  /// Runs all seeds; none may diverge.
  static ShelfRun of(Study study) {
    Solving solving = study.solving();
    Simulation simulation =
        Simulation.of(study.system())
            .method(solving.method())
            .step(solving.step())
            .until(solving.until())
            .seeds(solving.seeds());
    study.settings().forEach(simulation::set);
    study.system().states().forEach(state -> simulation.record(state.name()));
    study.system().outputs().forEach(output -> simulation.record(output.name()));
    Ensemble ensemble = simulation.run();
    assertEquals(List.of(), ensemble.divergences());
    return new ShelfRun(ensemble.paths());
  }

  /// A state or output of the first seed from a time on.
  double[] from(double time, String name) {
    return from(time, name, 0);
  }

  double[] from(double time, String name, int row) {
    double[] values = paths.values(name, 0, row);
    return Arrays.copyOfRange(values, sample(time), values.length);
  }

  /// A state or output of all seeds at a time.
  double[] at(double time, String name) {
    double[] values = new double[paths.trajectories().size()];
    Arrays.setAll(values, row -> paths.values(name, 0, row)[sample(time)]);
    return values;
  }

  private int sample(double time) {
    return (int) Math.rint(time / (paths.times()[1] - paths.times()[0]));
  }

  /// The times at which the first seed passes a level upwards, between samples on a straight line.
  double[] upCrossings(String name, double level) {
    double[] x = paths.values(name, 0, 0);
    double[] t = paths.times();
    double[] found = new double[x.length];
    int count = 0;
    for (int i = 1; i < x.length; i++) {
      if (x[i - 1] < level && level <= x[i]) {
        found[count++] = t[i - 1] + (t[i] - t[i - 1]) * (level - x[i - 1]) / (x[i] - x[i - 1]);
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// The mean time between the last `count + 1` upward passages of a level.
  double period(String name, double level, int count) {
    double[] times = upCrossings(name, level);
    return (times[times.length - 1] - times[times.length - 1 - count]) / count;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
