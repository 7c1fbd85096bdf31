package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Calibration;
import org.homeostat.inference.Chains;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.NormalMixture;
import org.homeostat.inference.Smoothed;

/// Laws of the states at each row. Smoothed ones are mixed over draws of parameters where there are
/// any: how sure one is of states, not being sure of parameters.
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
    List<Smoothed> each = new ArrayList<>();
    for (double[] draw : some(drawn.chains())) {
      Map<String, Tensor> values = parameters.priors().named(draw);
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

  private static List<double[]> some(Chains chains) {
    List<double[]> all = chains.draws().stream().flatMap(Arrays::stream).toList();
    return all.size() < Calibration.DRAWS ? all : Calibration.even(chains);
  }

  /// What a summary says of states of these names: their laws at the first row and at the last.
  Map<String, Object> ends(List<String> names) {
    Map<String, Object> ends = new LinkedHashMap<>();
    for (int i = 0; i < names.size() && !means.isEmpty(); i++) {
      Map<String, Object> state = new LinkedHashMap<>();
      state.put("first_mean", means.getFirst()[i]);
      state.put("first_deviation", deviations.getFirst()[i]);
      state.put("last_mean", means.getLast()[i]);
      state.put("last_deviation", deviations.getLast()[i]);
      ends.put(names.get(i), state);
    }
    return ends;
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
