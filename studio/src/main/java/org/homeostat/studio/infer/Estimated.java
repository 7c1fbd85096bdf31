package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.inference.Chains;
import org.homeostat.inference.Convergence;
import org.homeostat.inference.MaximumLikelihood;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Quantiles;

/// What came out about unknown quantities.
public sealed interface Estimated {

  /// Nothing was unknown.
  record Nothing() implements Estimated {}

  /// The values under which the data are likeliest.
  record Likeliest(MaximumLikelihood.Estimate estimate) implements Estimated {}

  /// Draws, each an element of a quantity or what is computed from them.
  record Drawn(ChainSettings settings, Chains chains) implements Estimated {
    /// Above it draws are not to be used (Vehtari and others 2021).
    private static final double MOST = 1.01;

    private static final double FEWEST = 100;

    /// As in `summary.json`.
    Map<String, Object> chainsSummary() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("method", settings.method());
      all.put("chains", settings.chains());
      all.put("draws", settings.draws());
      all.put("warmup", settings.warmup());
      all.put("seed", settings.seed());
      all.put("divergences", chains.divergences());
      all.put("largest_r_hat", largest());
      all.put("agree", doubt().isEmpty());
      return all;
    }

    private double largest() {
      return rows().stream().mapToDouble(Row::rHat).max().orElse(Double.NaN);
    }

    private String chainsDoubt() {
      for (Row row : rows()) {
        if (!(row.rHat() <= MOST)) {
          return "the chains do not agree on "
              + row.name()
              + ": R-hat is "
              + NumberText.of(row.rHat());
        }
        if (!(Math.min(row.bulk(), row.tail()) >= FEWEST * settings.chains())) {
          return "the draws of "
              + row.name()
              + " are worth only "
              + NumberText.of(Math.min(row.bulk(), row.tail()))
              + " independent ones";
        }
      }
      return "";
    }
  }

  /// One element.
  ///
  /// @param value the mean of the draws, or the likeliest value
  /// @param deviation of the draws, or the standard error
  /// @param low the lower end of an interval that holds 95 of 100
  /// @param high its upper end
  /// @param bulk the effective number of draws; NaN without draws
  /// @param tail that for quantiles
  /// @param rHat of the chains
  record Row(
      String name,
      double value,
      double deviation,
      double low,
      double high,
      double bulk,
      double tail,
      double rHat) {

    private static Row of(Chains chains, String name) {
      double[][] draws = chains.of(name);
      Convergence found = Convergence.of(draws);
      Quantiles quantiles =
          new Quantiles(Arrays.stream(draws).flatMapToDouble(Arrays::stream).toArray());
      return new Row(
          name,
          found.mean(),
          found.deviation(),
          quantiles.at(0.025),
          quantiles.at(0.975),
          found.bulk(),
          found.tail(),
          found.rHat());
    }
  }

  /// A row for each element.
  default List<Row> rows() {
    return switch (this) {
      case Nothing() -> List.of();
      case Drawn(ChainSettings _, Chains chains) ->
          chains.elements().stream().map(name -> Row.of(chains, name)).toList();
      case Likeliest(MaximumLikelihood.Estimate estimate) -> {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < estimate.names().size(); i++) {
          rows.add(
              new Row(
                  estimate.names().get(i),
                  estimate.values()[i],
                  estimate.deviations()[i],
                  estimate.low()[i],
                  estimate.high()[i],
                  Double.NaN,
                  Double.NaN,
                  Double.NaN));
        }
        yield rows;
      }
    };
  }

  /// Why the estimate is not to be used; empty if it may be.
  default String doubt() {
    return switch (this) {
      case Nothing() -> "";
      case Likeliest(MaximumLikelihood.Estimate estimate) ->
          !estimate.converged()
              ? "the search for the largest likelihood did not converge"
              : Double.isNaN(estimate.deviations()[0])
                  ? "the data leave some direction of the parameters open: no standard errors"
                  : "";
      case Drawn drawn -> drawn.chainsDoubt();
    };
  }

  /// As in `summary.json`.
  default Map<String, Object> summary() {
    Map<String, Object> all = new LinkedHashMap<>();
    boolean drawn = this instanceof Drawn;
    for (Row row : rows()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(drawn ? "mean" : "value", row.value());
      one.put(drawn ? "deviation" : "standard_error", row.deviation());
      one.put("interval", List.of(row.low(), row.high()));
      if (drawn) {
        one.put("bulk", row.bulk());
        one.put("tail", row.tail());
        one.put("r_hat", row.rHat());
      }
      all.put(row.name(), one);
    }
    return all;
  }
}
