package org.homeostat.studio.infer;

import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Chains;
import org.homeostat.inference.LogDensity;
import org.homeostat.inference.MaximumLikelihood;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.Metropolis;
import org.homeostat.inference.Posterior;
import org.homeostat.inference.Priors;
import org.homeostat.inference.Sampling;
import org.homeostat.solver.Progress;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.Keeping;

/// Runs studies that infer.
///
/// @param data how the person calls the table
/// @param table the columns that the study asks for
/// @param keeping where chains are kept that have ended
public record InferRun(
    String data, NamedColumns table, int threads, Keeping keeping, Progress progress) {

  /// Runs a study.
  public InferOutcome run(InferStudy study) {
    if (study.trials().areAsked()) {
      return new CalibrationRun(data, table, threads, keeping, progress).run(study);
    }
    return switch (study) {
      case StateStudy states -> run(states);
      case DensityStudy density -> run(density);
    };
  }

  private InferOutcome run(StateStudy study) {
    Measurements record = RecordReader.of(table, study);
    if (study.swarm().isAsked()) {
      return SwarmOutcome.of(study, data, record);
    }
    Parameters parameters = study.parameters();
    if (parameters.isEmpty()) {
      return StateOutcome.of(study, data, record, new Estimated.Nothing());
    }
    Posterior posterior = Posterior.of(study.compiled(), record, parameters.priors());
    if (!parameters.isDrawn()) {
      MaximumLikelihood.Estimate found = MaximumLikelihood.of(posterior, parameters.starts());
      return StateOutcome.of(study, data, record, new Estimated.Likeliest(found));
    }
    ChainSettings settings = parameters.settings();
    Sampling sampling =
        settings.sampling(settings.warmup(), () -> posterior.metropolis(parameters.starts()));
    Chains free = chains(settings).run(posterior, sampling);
    Chains drawn = free.map(free.elements(), parameters.priors()::values);
    return StateOutcome.of(study, data, record, new Estimated.Drawn(settings, drawn));
  }

  private ChainRuns chains(ChainSettings settings) {
    return new ChainRuns(settings, threads, keeping, progress);
  }

  private DensityOutcome run(DensityStudy study) {
    Map<String, Tensor> known = study.known(table);
    Priors priors = study.parameters().priors();
    LogDensity density = study.density(known);
    ChainSettings settings = study.parameters().settings();
    Sampling sampling =
        settings.sampling(
            settings.warmup(),
            () -> Metropolis.at(density, priors.free(study.parameters().starts())));
    Chains free = chains(settings).run(density, sampling);
    Chains drawn =
        free.map(study.elements(known), point -> study.computed(known, priors.values(point)));
    return new DensityOutcome(study, data, new Estimated.Drawn(settings, drawn));
  }
}
