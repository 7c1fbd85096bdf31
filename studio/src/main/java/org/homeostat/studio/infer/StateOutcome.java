package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.Element;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Filtered;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.Smoothed;
import org.homeostat.inference.StateSpace;
import org.homeostat.inference.Whiteness;
import org.homeostat.studio.design.Starts;

/// What came out of a study of a system.
///
/// @param data how the person calls the file
/// @param estimated what is unknown of the system; states are those at its means
/// @param smoothed laws of states at the means of the parameters
/// @param bands the same over all that the parameters may be
/// @param directions of the states of which the record says little
public record StateOutcome(
    StateStudy study,
    String data,
    Measurements record,
    Estimated estimated,
    Filtered filtered,
    Smoothed smoothed,
    Bands bands,
    List<Whiteness> whiteness,
    Directions directions)
    implements InferOutcome {

  /// Filters and smooths a record with what was estimated.
  static StateOutcome of(StateStudy study, String data, Measurements record, Estimated estimated) {
    double[] means = estimated.rows().stream().mapToDouble(Estimated.Row::value).toArray();
    Map<String, Tensor> values = study.parameters().priors().named(means);
    GaussianFilter filter = study.compiled();
    Filtered filtered = filter.run(record, values);
    Smoothed smoothed = filtered.smooth();
    Bands bands =
        estimated instanceof Estimated.Drawn drawn
            ? Bands.over(drawn, study.parameters(), filter, record)
            : Bands.of(smoothed);
    List<Whiteness> whiteness = new ArrayList<>();
    for (int i = 0; i < study.columns().size(); i++) {
      whiteness.add(Whiteness.of(filtered, i));
    }
    StateSpace there = study.space().with(study.space().system().with(new Starts(values)));
    return new StateOutcome(
        study, data, record, estimated, filtered, smoothed, bands, whiteness, Directions.of(there));
  }

  public List<String> states() {
    return study.states();
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
    directions.addTo(summary);
    addEstimated(summary);
    summary.put("states", bands.ends(states()));
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
