package org.homeostat.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Variable;

/// How near estimates of the gradient come to the exact one, in double precision.
///
/// The exact one is that of [ImplicitGradient] at a fully settled equilibrium. With few settling
/// steps an estimate differs by what has not settled, with a large nudge by the bend of the
/// equilibria along it.
public final class Certificate {

  /// One estimate of the gradient by one parameter.
  ///
  /// @param estimator `centred`, `one-sided`, `holomorphic 8`
  /// @param beta the nudge, or the radius of the circle
  /// @param free the most free settling steps
  /// @param nudged the most steps of each nudged phase
  /// @param stage when it was taken: `start`, `after 600 steps`
  /// @param layer the parameter
  /// @param cosine of the angle between estimate and exact gradient
  /// @param relativeError |estimate - exact|/|exact|
  public record Row(
      String estimator,
      double beta,
      int free,
      int nudged,
      String stage,
      String layer,
      double cosine,
      double relativeError) {}

  private final Model model;
  private final int lanes;
  private final Execution execution;
  private final Map<Object, EquilibriumPropagation> compiled = new LinkedHashMap<>();
  private final ImplicitGradient exact;

  /// @param settled how the exact gradient's states settle: many steps, a small tolerance
  /// @param adjointSteps the most steps of its adjoint
  /// @param lanes how many examples the gradients are means of
  public Certificate(
      Model model, Settling settled, int adjointSteps, int lanes, Execution execution) {
    this.model = model;
    this.lanes = lanes;
    this.execution = execution;
    this.exact = ImplicitGradient.of(model, settled, adjointSteps, lanes, execution);
  }

  /// An estimator to certify.
  public record Estimator(Nudge nudge, Settling settling) {
    String name() {
      return switch (nudge) {
        case Nudge.OneSided _ -> "one-sided";
        case Nudge.RandomSign _ -> "random sign";
        case Nudge.Centred _ -> "centred";
        case Nudge.Holomorphic(double _, int points) -> "holomorphic " + points;
        case Nudge.Coupled _ -> "coupled";
        case Nudge.Clamped _ -> "clamped";
      };
    }

    double beta() {
      return switch (nudge) {
        case Nudge.OneSided(double beta) -> beta;
        case Nudge.RandomSign(double beta) -> beta;
        case Nudge.Centred(double beta) -> beta;
        case Nudge.Holomorphic(double radius, int _) -> radius;
        case Nudge.Coupled(double share) -> share;
        case Nudge.Clamped _ -> 1;
      };
    }
  }

  /// The rows of estimators at the parameters as they are.
  ///
  /// @param parameters `double[]` by name
  /// @param feed of which the first examples are taken, as many as there are lanes
  /// @throws IllegalArgumentException if a nudge is complex and the energy not analytic
  public List<Row> rows(
      String stage, Map<String, double[]> parameters, Feed feed, List<Estimator> estimators) {
    Gradient truth = exact.gradient();
    compute(truth, parameters, feed);
    List<Row> rows = new ArrayList<>();
    for (Estimator estimator : estimators) {
      Gradient estimate = compile(estimator).gradient(0);
      compute(estimate, parameters, feed);
      for (Variable parameter : model.parameters()) {
        double[] e = (double[]) estimate.of(parameter.name());
        double[] t = (double[]) truth.of(parameter.name());
        rows.add(row(estimator, stage, parameter.name(), e, t));
      }
    }
    return rows;
  }

  private EquilibriumPropagation compile(Estimator estimator) {
    Nudge nudge = estimator.nudge();
    Settling settling = estimator.settling();
    Object kind = List.of(nudge.count(), nudge.isComplex(), nudge.isClamped(), settling.update());
    EquilibriumPropagation propagation =
        compiled.computeIfAbsent(
            kind,
            k ->
                EquilibriumPropagation.of(
                    model, nudge, settling, Precision.DOUBLE, lanes, execution));
    return propagation.with(nudge, settling);
  }

  private void compute(Gradient gradient, Map<String, double[]> parameters, Feed feed) {
    for (Variable parameter : model.parameters()) {
      gradient.share(parameter.name(), Objects.requireNonNull(parameters.get(parameter.name())));
    }
    feed.fill(gradient, 0, l -> l);
    gradient.compute(0);
  }

  private static Row row(
      Estimator estimator, String stage, String layer, double[] estimate, double[] exact) {
    double both = 0;
    double ofEstimate = 0;
    double ofExact = 0;
    double apart = 0;
    for (int i = 0; i < exact.length; i++) {
      both += estimate[i] * exact[i];
      ofEstimate += estimate[i] * estimate[i];
      ofExact += exact[i] * exact[i];
      apart += (estimate[i] - exact[i]) * (estimate[i] - exact[i]);
    }
    return new Row(
        estimator.name(),
        estimator.beta(),
        estimator.settling().free(),
        estimator.settling().nudged(),
        stage,
        layer,
        both / Math.sqrt(ofEstimate * ofExact),
        Math.sqrt(apart / ofExact));
  }
}
