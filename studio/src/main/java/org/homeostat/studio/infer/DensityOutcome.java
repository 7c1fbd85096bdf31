package org.homeostat.studio.infer;

import java.util.LinkedHashMap;
import java.util.Map;

/// What came out of a study of a density.
///
/// @param data how the person calls the table; empty if there was none
public record DensityOutcome(DensityStudy study, String data, Estimated.Drawn estimated)
    implements InferOutcome {

  @Override
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("study", study.name());
    addEstimated(summary);
    return summary;
  }
}
