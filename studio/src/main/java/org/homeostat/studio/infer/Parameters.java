package org.homeostat.studio.infer;

import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Priors;

/// What a study asks of unknown quantities.
///
/// @param priors of each; none if nothing is unknown
/// @param starts where the search for each begins
/// @param estimate what is wanted
/// @param settings how the posterior is drawn from
public record Parameters(
    Priors priors, Map<String, Tensor> starts, Estimate estimate, ChainSettings settings) {

  /// What is wanted of parameters.
  public enum Estimate {
    /// Draws from their law, given the data.
    POSTERIOR,
    /// The values under which the data are likeliest, with standard errors.
    LIKELIHOOD
  }

  public Parameters {
    starts = Map.copyOf(starts);
  }

  /// Whether nothing is unknown.
  public boolean isEmpty() {
    return priors.each().isEmpty();
  }

  /// Whether chains are run.
  public boolean isDrawn() {
    return !isEmpty() && estimate == Estimate.POSTERIOR;
  }
}
