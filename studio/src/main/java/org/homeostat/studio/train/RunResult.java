package org.homeostat.studio.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came out of a run.
///
/// @param epochs those that it finished
/// @param diverged why it ended early; empty if it did not
/// @param parameters what it has learned at the end of its last epoch, by name: `float[]` or
///   `double[]`
public record RunResult(
    long seed, List<EpochResult> epochs, String diverged, Map<String, Object> parameters) {
  public RunResult {
    epochs = List.copyOf(epochs);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public boolean hasDiverged() {
    return !diverged.isEmpty();
  }

  /// The accuracy on the test set after the last epoch; NaN of a run that has diverged.
  public double accuracy() {
    return hasDiverged() || epochs.isEmpty() ? Double.NaN : epochs.getLast().test().accuracy();
  }
}
