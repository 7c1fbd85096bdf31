package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.Element;
import org.homeostat.inference.Filtered;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.Observability;
import org.homeostat.inference.Smoothed;
import org.homeostat.inference.Whiteness;

/// What came out of a study that infers.
///
/// @param data how the person calls the file
/// @param hidden directions of the states that no sensor shows near the start
public record InferOutcome(
    InferStudy study,
    String data,
    Measurements record,
    Filtered filtered,
    Smoothed smoothed,
    List<Whiteness> whiteness,
    List<String> hidden) {

  /// Filters and smooths a record.
  public static InferOutcome of(InferStudy study, String data, Measurements record) {
    Filtered filtered =
        GaussianFilter.of(study.space(), study.approximation()).gate(study.gate()).run(record);
    List<Whiteness> whiteness = new ArrayList<>();
    for (int i = 0; i < study.columns().size(); i++) {
      whiteness.add(Whiteness.of(filtered, i));
    }
    return new InferOutcome(
        study,
        data,
        record,
        filtered,
        filtered.smooth(),
        whiteness,
        Observability.hidden(study.space()));
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

  /// As in `summary.json`.
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("study", study.name());
    summary.put("data", data);
    summary.put("filter", study.filter());
    summary.put("rows", rows());
    summary.put("reached", filtered.reached());
    summary.put("outliers", filtered.outliers());
    summary.put("log_likelihood", filtered.logLikelihood());
    summary.put("hidden", hidden);
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
