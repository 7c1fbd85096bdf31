package org.homeostat.studio.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.energy.Descent;
import org.homeostat.kernel.BatchMemory;

/// The energies of test examples while a trained model settles.
public final class Settled {
  private Settled() {}

  /// @param examples their numbers
  /// @return for each its energy at the start and after each step
  public static double[][] energies(
      ArmResult arm, RunResult run, Lessons lessons, int[] examples, int steps) {
    TrainSettings settings = arm.arm().settings();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    run.parameters().forEach((name, array) -> parameters.put(name, doubles(array)));
    return Descent.of(
            settings.model(),
            settings.settling().update(),
            examples.length,
            settings.blas().execution())
        .energies(parameters, lessons.tests(), examples, steps);
  }

  static double[] doubles(Object array) {
    double[] doubles = new double[BatchMemory.length(array)];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = BatchMemory.get(array, i);
    }
    return doubles;
  }
}
