package org.homeostat.studio.train;

import org.homeostat.energy.Model;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Settling;
import org.homeostat.expression.Precision;

/// How an arm learns.
///
/// @param comparison and
/// @param settling are those of equilibrium propagation
/// @param gain the spread of the first weights, times the usual
/// @param batch how many examples a step of the optimiser sees
/// @param blas what multiplies matrices
public record TrainSettings(
    Model model,
    Rule rule,
    Comparison comparison,
    Settling settling,
    Optimiser optimiser,
    Optimiser.Rates rates,
    double gain,
    int batch,
    int epochs,
    Precision precision,
    Blas blas) {

  /// Whether it learns from equilibria, neither from means over time nor all the while.
  boolean comparesEquilibria() {
    return rule == Rule.EQUILIBRIUM_PROPAGATION && comparison instanceof Comparison.Equilibria;
  }

  /// Steps of the optimiser, none of which is taken, with a memory of their own.
  Optimiser.Steps steps() {
    return new Optimiser.Steps(optimiser, rates, model.parameters(), precision, blas.execution());
  }

  TrainSettings withEpochs(int count) {
    Optimiser.Schedule schedule =
        rates.schedule() instanceof Optimiser.Schedule.Cosine
            ? new Optimiser.Schedule.Cosine(count)
            : rates.schedule();
    var changed =
        new Optimiser.Rates(rates.rate(), rates.factors(), rates.decay(), schedule, rates.least());
    return new TrainSettings(
        model, rule, comparison, settling, optimiser, changed, gain, batch, count, precision, blas);
  }

  TrainSettings withBatch(int count) {
    return new TrainSettings(
        model, rule, comparison, settling, optimiser, rates, gain, count, epochs, precision, blas);
  }

  TrainSettings withBlas(Blas other) {
    return new TrainSettings(
        model, rule, comparison, settling, optimiser, rates, gain, batch, epochs, precision, other);
  }
}
