package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.Element;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Filtered;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.Observability;
import org.homeostat.inference.Smoothed;
import org.homeostat.inference.StateSpace;
import org.homeostat.inference.Whiteness;
import org.homeostat.studio.design.Starts;

/// What came out of a study of a system.
///
/// @param data how the person calls the file
/// @param estimated what is unknown of the system; states are those at its means
/// @param hidden directions of the states that no sensor shows near the start
public record StateOutcome(
    StateStudy study,
    String data,
    Measurements record,
    Estimated estimated,
    Filtered filtered,
    Smoothed smoothed,
    List<Whiteness> whiteness,
    List<String> hidden)
    implements InferOutcome {

  /// Filters and smooths a record with what was estimated.
  static StateOutcome of(StateStudy study, String data, Measurements record, Estimated estimated) {
    double[] means = estimated.rows().stream().mapToDouble(Estimated.Row::value).toArray();
    Map<String, Tensor> values = study.parameters().priors().named(means);
    Filtered filtered = study.compiled().run(record, values);
    List<Whiteness> whiteness = new ArrayList<>();
    for (int i = 0; i < study.columns().size(); i++) {
      whiteness.add(Whiteness.of(filtered, i));
    }
    StateSpace there = study.space().with(study.space().system().with(new Starts(values)));
    return new StateOutcome(
        study,
        data,
        record,
        estimated,
        filtered,
        filtered.smooth(),
        whiteness,
        Observability.hidden(there));
  }

  public List<String> states() {
    return study.space().states().stream().map(Element::toString).toList();
  }

  public List<String> measured() {
    return study.space().measured().stream().map(Element::toString).toList();
  }

  public int rows() {
    return record.times().length;
  }

  /// Whether the filter blew up before the last row.
  public boolean hasDiverged() {
    return filtered.reached() < rows();
  }

  @Override
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("study", study.name());
    summary.put("filter", study.filter());
    summary.put("rows", rows());
    summary.put("reached", filtered.reached());
    summary.put("outliers", filtered.outliers());
    summary.put("log_likelihood", filtered.logLikelihood());
    summary.put("hidden", hidden);
    addEstimated(summary);
    Map<String, Object> states = new LinkedHashMap<>();
    int last = smoothed.rows() - 1;
    for (int i = 0; i < states().size() && last >= 0; i++) {
      Map<String, Object> state = new LinkedHashMap<>();
      state.put("first_mean", smoothed.mean(0)[i]);
      state.put("first_deviation", smoothed.deviations(0)[i]);
      state.put("last_mean", filtered.mean(last)[i]);
      state.put("last_deviation", filtered.deviations(last)[i]);
      states.put(states().get(i), state);
    }
    summary.put("states", states);
    Map<String, Object> innovations = new LinkedHashMap<>();
    for (int i = 0; i < whiteness.size(); i++) {
      innovations.put(measured().get(i), white(whiteness.get(i)));
    }
    summary.put("innovations", innovations);
    return summary;
  }

  private static Map<String, Object> white(Whiteness white) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", white.count());
    map.put("mean_square", white.meanSquare());
    map.put("band", List.of(white.low(), white.high()));
    map.put("probability", white.probability());
    map.put("correlations", white.correlations());
    return map;
  }
}
