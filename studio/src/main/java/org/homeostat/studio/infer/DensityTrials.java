package org.homeostat.studio.infer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Calibration;
import org.homeostat.inference.Chains;
import org.homeostat.inference.Density;
import org.homeostat.inference.Laws;
import org.homeostat.inference.LogDensity;
import org.homeostat.inference.Metropolis;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Priors;
import org.homeostat.inference.Sampling;
import org.homeostat.noise.Draws;

/// Trials of a study of a density: parameters are drawn from their priors, what was observed from
/// the laws of `simulate` given them, and parameters from the density given that. Without data the
/// density is that of the priors.
final class DensityTrials implements CalibrationRun.Maker {
  private final DensityStudy study;
  private final Map<String, Tensor> known;
  private final Priors priors;
  private final List<String> elements;
  private final Function<Map<String, Tensor>, Density.Evaluator> compiled;

  DensityTrials(DensityStudy study, Map<String, Tensor> known) {
    this.study = study;
    this.known = known;
    this.priors = study.parameters().priors();
    this.elements = study.elements(known);
    LogDensity density = study.density(known);
    this.compiled = density.compiled();
  }

  @Override
  public List<String> elements() {
    return elements;
  }

  /// The density of one trial, whose evaluators are for one thread.
  private record Given(List<String> elements, Supplier<Evaluator> evaluators) implements Density {}

  @Override
  public Trial make(int number) {
    Trials trials = study.trials();
    Draws random = Draws.of("truth " + trials.seed(), number);
    Map<String, Tensor> truth = priors.draw(random);
    Map<String, Tensor> data = data(truth, random);
    Density density = new Given(priors.elements(), () -> compiled.apply(data));
    Parameters parameters = study.parameters();
    Sampling sampling =
        parameters
            .settings()
            .sampling(
                trials.warmup(), () -> Metropolis.at(density, priors.free(parameters.starts())));
    Chains chains =
        trials
            .chain(density, sampling, number)
            .map(elements, point -> study.computed(data, priors.values(point)));
    double[] values = study.computed(data, priors.values(priors.free(truth)));
    return new Trial(Calibration.ranks(values, chains), worth(chains), chains.divergences(), "");
  }

  private Map<String, Tensor> data(Map<String, Tensor> truth, Draws random) {
    Map<String, Tensor> data = new LinkedHashMap<>(known);
    Map<String, Tensor> names = new LinkedHashMap<>(known);
    names.putAll(truth);
    for (Map.Entry<String, Prior.Named> each : study.laws().entrySet()) {
      String name = each.getKey();
      Shape shape = Objects.requireNonNull(known.get(name)).shape();
      Tensor drawn = Laws.draw(name, each.getValue(), shape, names, random);
      data.put(name, drawn);
      names.put(name, drawn);
    }
    return data;
  }

  /// As many independent draws the least valuable element has.
  static double worth(Chains chains) {
    return chains.elements().stream()
        .mapToDouble(name -> chains.convergence(name).bulk())
        .min()
        .orElse(Double.NaN);
  }
}
