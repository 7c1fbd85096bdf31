package org.homeostat.studio.train;

import org.homeostat.energy.Model;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Settling;
import org.homeostat.expression.Precision;

/// How an arm learns.
///
/// @param nudge and
/// @param settling are those of equilibrium propagation
/// @param gain the spread of the first weights, times the usual
/// @param batch how many examples a step of the optimiser sees
/// @param blas what multiplies matrices
public record TrainSettings(
    Model model,
    Rule rule,
    Nudge nudge,
    Settling settling,
    Optimiser optimiser,
    Optimiser.Rates rates,
    double gain,
    int batch,
    int epochs,
    Precision precision,
    Blas blas) {

  TrainSettings withEpochs(int count) {
    Optimiser.Schedule schedule =
        rates.schedule() instanceof Optimiser.Schedule.Cosine
            ? new Optimiser.Schedule.Cosine(count)
            : rates.schedule();
    var changed = new Optimiser.Rates(rates.rate(), rates.factors(), rates.decay(), schedule);
    return new TrainSettings(
        model, rule, nudge, settling, optimiser, changed, gain, batch, count, precision, blas);
  }

  TrainSettings withBlas(Blas other) {
    return new TrainSettings(
        model, rule, nudge, settling, optimiser, rates, gain, batch, epochs, precision, other);
  }
}
