package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.control.Element;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
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
    return switch (study) {
      case StateStudy states -> run(states);
      case DensityStudy density -> run(density);
    };
  }

  private StateOutcome run(StateStudy study) {
    Measurements record = RecordReader.of(table, study);
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
        settings.method().equals(ChainSettings.METROPOLIS)
            ? posterior.metropolis(parameters.starts()).warmingUp(settings.warmup())
            : settings.hamiltonian();
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
        settings.method().equals(ChainSettings.METROPOLIS)
            ? Metropolis.at(density, priors.free(study.parameters().starts()))
                .warmingUp(settings.warmup())
            : settings.hamiltonian();
    Chains free = chains(settings).run(density, sampling);
    Map<String, Shape> shapes = new LinkedHashMap<>(priors.shapes());
    known.forEach((name, value) -> shapes.put(name, value.shape()));
    List<String> elements = new ArrayList<>(priors.elements());
    study
        .quantities()
        .forEach((name, expression) ->
            Element.of(
                    name, Shapes.of(expression, each -> Objects.requireNonNull(shapes.get(each))))
                .map(Element::toString)
                .forEach(elements::add));
    Chains drawn = free.map(elements, point -> computed(study, known, priors.values(point)));
    return new DensityOutcome(study, data, new Estimated.Drawn(settings, drawn));
  }

  /// The elements of a draw, and what is computed from them.
  private static double[] computed(
      DensityStudy study, Map<String, Tensor> known, double[] elements) {
    if (study.quantities().isEmpty()) {
      return elements;
    }
    Map<String, Tensor> values = new LinkedHashMap<>(known);
    values.putAll(study.parameters().priors().named(elements));
    List<double[]> parts = new ArrayList<>(List.of(elements));
    for (Expression expression : study.quantities().values()) {
      parts.add(
          Evaluation.evaluate(
                  PlainArithmetic.DOUBLE,
                  expression,
                  name -> Objects.requireNonNull(values.get(name.text())))
              .elements());
    }
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
