package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Calibration;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.NormalMixture;
import org.homeostat.inference.Smoothed;

/// Smoothed laws of the states at each row, mixed over draws of parameters where there are any: how
/// sure one is of states, not being sure of parameters.
///
/// @param means of the elements of the states, row by row
/// @param deviations of the elements of the states, row by row
/// @param areMixed whether parameters were drawn
public record Bands(List<double[]> means, List<double[]> deviations, boolean areMixed) {
  public Bands {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  /// Those of known parameters.
  static Bands of(Smoothed smoothed) {
    List<double[]> means = new ArrayList<>();
    List<double[]> deviations = new ArrayList<>();
    for (int k = 0; k < smoothed.rows(); k++) {
      means.add(smoothed.mean(k));
      deviations.add(smoothed.deviations(k));
    }
    return new Bands(means, deviations, false);
  }

  /// Those over draws of which some are taken evenly from all chains.
  static Bands over(
      Estimated.Drawn drawn, Parameters parameters, GaussianFilter filter, Measurements record) {
    List<double[]> all = drawn.chains().draws().stream().flatMap(Arrays::stream).toList();
    List<Smoothed> each = new ArrayList<>();
    for (int place : places(all.size())) {
      Map<String, Tensor> values = parameters.priors().named(all.get(place));
      each.add(filter.run(record, values).smooth());
    }
    int rows = each.stream().mapToInt(Smoothed::rows).min().orElse(0);
    List<double[]> means = new ArrayList<>();
    List<double[]> deviations = new ArrayList<>();
    for (int k = 0; k < rows; k++) {
      add(each, k, means, deviations);
    }
    return new Bands(means, deviations, true);
  }

  private static int[] places(int all) {
    return all < Calibration.DRAWS ? IntStream.range(0, all).toArray() : Calibration.even(all);
  }

  private static void add(
      List<Smoothed> each, int row, List<double[]> means, List<double[]> deviations) {
    List<double[]> m = each.stream().map(one -> one.mean(row)).toList();
    List<double[]> s = each.stream().map(one -> one.deviations(row)).toList();
    int n = m.getFirst().length;
    double[] mean = new double[n];
    double[] deviation = new double[n];
    for (int i = 0; i < n; i++) {
      int element = i;
      NormalMixture mixture =
          new NormalMixture(
              m.stream().mapToDouble(one -> one[element]).toArray(),
              s.stream().mapToDouble(one -> one[element]).toArray());
      mean[i] = mixture.mean();
      deviation[i] = mixture.deviation();
    }
    means.add(mean);
    deviations.add(deviation);
  }
}
