package org.homeostat.substrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.solver.Divergence;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Paths;

/// What the simulator recorded of the first trajectory, in the order in which exported code gives
/// it.
public final class Samples {
  private Samples() {}

  /// At each sample before a divergence, the elements of each quantity.
  public static List<List<double[]>> of(Ensemble ensemble, List<String> names) {
    Paths paths = ensemble.paths();
    int count = paths.times().length;
    double end = ensemble.divergences().stream().mapToDouble(Divergence::time).min().orElse(1e9);
    List<double[]> whole = names.stream().map(name -> paths.values(name, 0)).toList();
    List<List<double[]>> samples = new ArrayList<>();
    for (int k = 0; k < count && paths.times()[k] < end; k++) {
      List<double[]> sample = new ArrayList<>();
      for (double[] values : whole) {
        int size = values.length / count;
        sample.add(Arrays.copyOfRange(values, k * size, (k + 1) * size));
      }
      samples.add(sample);
    }
    return samples;
  }
}
