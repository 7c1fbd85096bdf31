package org.homeostat.solver;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;

/// Recorded trajectories.
///
/// @param times of the recorded samples
/// @param trajectories the numbers of the recorded trajectories in their ensemble, ascending
/// @param shapes of the recorded quantities, in the order in which they were asked for
/// @param recorded by quantity, one array for each recorded trajectory: element `e` at sample `s`
///   is `array[s*size + e]`; NaN from the sample of a divergence on
public record Paths(
    double[] times,
    List<Integer> trajectories,
    Map<String, Shape> shapes,
    Map<String, double[][]> recorded) {

  /// The samples of a quantity.
  ///
  /// @param row the position of the trajectory in [#trajectories()]
  public double[] values(String name, int row) {
    return all(name)[row];
  }

  /// The samples of one element of a quantity.
  public double[] values(String name, int element, int row) {
    double[] all = values(name, row);
    int size = all.length / times.length;
    double[] one = new double[times.length];
    for (int s = 0; s < one.length; s++) {
      one[s] = all[s * size + element];
    }
    return one;
  }

  /// The samples of a quantity of every recorded trajectory.
  public double[][] all(String name) {
    double[][] found = recorded.get(name);
    if (found == null) {
      throw new IllegalArgumentException("nothing called " + name + " was recorded");
    }
    return found;
  }
}
