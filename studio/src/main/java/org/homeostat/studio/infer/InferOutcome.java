package org.homeostat.studio.infer;

import java.util.Map;

/// What came out of a study that infers.
public sealed interface InferOutcome
    permits StateOutcome, SwarmOutcome, DensityOutcome, CalibrationOutcome {
  InferStudy study();

  /// How the person calls the table; empty if there was none.
  String data();

  /// What came out about unknown quantities.
  Estimated estimated();

  /// As in `summary.json`.
  Map<String, Object> summary();

  /// Adds what came out about unknown quantities to a summary.
  default void addEstimated(Map<String, Object> summary) {
    if (!(estimated() instanceof Estimated.Nothing)) {
      summary.put("parameters", estimated().summary());
    }
    if (estimated() instanceof Estimated.Drawn drawn) {
      summary.put("sample", drawn.chainsSummary());
    }
  }
}
