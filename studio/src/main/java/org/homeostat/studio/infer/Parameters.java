package org.homeostat.studio.infer;

import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Priors;
import org.homeostat.studio.study.WrongInput;

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

  /// Why true values cannot be drawn, if so.
  Optional<WrongInput> obstacle() {
    if (!isEmpty() && !isDrawn()) {
      return Optional.of(
          new WrongInput(
              "with 'estimate: likelihood' there is no posterior to calibrate",
              "take 'estimate: posterior', and priors"));
    }
    return priors.each().stream()
        .filter(prior -> !(prior.law() instanceof Prior.Named))
        .findFirst()
        .map(prior ->
            new WrongInput(
                "nothing can be drawn from the prior of '" + prior.name() + "' to calibrate with",
                "give it one of the laws that have a name: normal(0, 1)"));
  }

  /// Whether chains are run.
  public boolean isDrawn() {
    return !isEmpty() && estimate == Estimate.POSTERIOR;
  }
}
