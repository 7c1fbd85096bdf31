package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Certificate.Estimator;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Heun;
import org.homeostat.solver.RungeKutta4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gradients of settling networks against what they must be.
class GradientTest {
  private static final int LANES = 5;
  private static final Settling LONG = new Settling(new Update.Synchronous(), 400, 400, 0);

  static List<String> energies() {
    return Networks.all();
  }

  private static Feed feed(Model model) {
    return Networks.feed(50, model.input().shape().size(), model.target().shape().size(), 3);
  }

  private static double loss(Model model, Settling settling, Map<String, double[]> parameters) {
    Response response =
        EquilibriumPropagation.of(
                model, new Nudge.Centred(0.1), settling, Precision.DOUBLE, LANES, Execution.PLAIN)
            .response();
    Networks.share(response, parameters);
    fill(response, model);
    response.compute(0);
    double sum = 0;
    for (double each : (double[]) response.loss()) {
      sum += each;
    }
    return sum / LANES;
  }

  private static void fill(Response response, Model model) {
    int input = model.input().shape().size();
    int target = model.target().shape().size();
    for (int l = 0; l < LANES; l++) {
      feed(model).put(0, l, response.input(), l * input, response.target(), l * target);
    }
  }

  /// Central differences of the loss at the equilibrium: nothing in common with either gradient.
  @ParameterizedTest
  @MethodSource("energies")
  void theExactGradientIsTheSlopeOfTheLossAtTheEquilibrium(String text) {
    Model model = Networks.model(text);
    Map<String, double[]> parameters = Networks.parameters(model, 1, 1);
    Gradient exact = ImplicitGradient.of(model, LONG, 400, LANES, Execution.PLAIN).gradient();
    Networks.share(exact, parameters);
    fill(exact, model);
    exact.compute(0);
    double step = 1e-5;
    parameters.forEach((name, values) -> {
      for (int i = 0; i < values.length; i += 1 + values.length / 4) {
        double before = values[i];
        values[i] = before + step;
        double above = loss(model, LONG, parameters);
        values[i] = before - step;
        double below = loss(model, LONG, parameters);
        values[i] = before;
        double slope = (above - below) / (2 * step);
        assertEquals(slope, ((double[]) exact.of(name))[i], 1e-8 + 1e-6 * Math.abs(slope), name);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("energies")
  void smallCentredNudgesGiveTheExactGradient(String text) {
    for (Certificate.Row row : rows(text, List.of(new Nudge.Centred(0.01)))) {
      assertTrue(row.cosine() >= 0.99999, row::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("energies")
  void nudgesRoundACircleGiveItToMoreDigits(String text) {
    for (Certificate.Row row : rows(text, List.of(new Nudge.Holomorphic(0.1, 8)))) {
      assertTrue(row.relativeError() <= 1e-5, row::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("energies")
  void theErrorIsOfFirstOrderOneSidedAndOfSecondOrderCentred(String text) {
    List<Nudge> nudges = new ArrayList<>();
    List<Double> betas = List.of(0.005, 0.01, 0.02, 0.04);
    betas.forEach(beta -> nudges.add(new Nudge.OneSided(beta)));
    betas.forEach(beta -> nudges.add(new Nudge.Centred(beta)));
    List<Certificate.Row> rows = rows(text, nudges);
    for (String layer : rows.stream().map(Certificate.Row::layer).distinct().toList()) {
      assertEquals(1, slope(rows, "one-sided", layer), 0.1, layer);
      assertEquals(2, slope(rows, "centred", layer), 0.1, layer);
    }
  }

  /// The slope of log(error) over log(beta), by least squares.
  private static double slope(List<Certificate.Row> rows, String estimator, String layer) {
    List<double[]> points =
        rows.stream()
            .filter(row -> row.estimator().equals(estimator) && row.layer().equals(layer))
            .map(row -> new double[] {Math.log(row.beta()), Math.log(row.relativeError())})
            .toList();
    double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double y = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double above = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    double below = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    return above / below;
  }

  /// Small nudges move states by less than the tolerance of the free phase.
  @ParameterizedTest
  @MethodSource("energies")
  void aLooseToleranceLosesNoLayer(String text) {
    var loose = new Settling(new Update.Synchronous(), 400, 400, 1e-2);
    for (Certificate.Row row : rows(text, List.of(new Nudge.Centred(0.01)), loose)) {
      assertTrue(row.cosine() >= 0.999, row::toString);
    }
  }

  private static List<Certificate.Row> rows(String text, List<Nudge> nudges) {
    return rows(text, nudges, LONG);
  }

  private static List<Certificate.Row> rows(String text, List<Nudge> nudges, Settling settling) {
    Model model = Networks.model(text);
    Certificate certificate = new Certificate(model, LONG, 400, LANES, Execution.PLAIN);
    List<Estimator> estimators =
        nudges.stream().map(nudge -> new Estimator(nudge, settling)).toList();
    Map<String, double[]> parameters = Networks.parameters(model, 1, 1);
    return certificate.rows("start", parameters, feed(model), estimators);
  }

  @Test
  void everyUpdateEndsAtTheSameMinimum() {
    Model model = Networks.model(Networks.DENSE);
    Map<String, double[]> parameters = Networks.parameters(model, 1, 1);
    double expected = loss(model, LONG, parameters);
    List<Update> updates =
        List.of(
            new Update.Asynchronous(),
            new Update.Flow(0.3),
            new Update.Integrated(new RungeKutta4(), 0.3),
            new Update.Integrated(new Heun(), 0.3),
            new Update.Momentum(new Update.Synchronous(), 0.2),
            new Update.Anderson(new Update.Synchronous(), 3));
    for (Update update : updates) {
      Settling settling = new Settling(update, 600, 600, 1e-14);
      assertEquals(expected, loss(model, settling, parameters), 1e-12, update::toString);
    }
  }

  @Test
  void settlingStopsWhenNothingMovesMoreThanTheTolerance() {
    Model model = Networks.model(Networks.DENSE);
    Settling settling = new Settling(new Update.Synchronous(), 400, 400, 1e-6);
    Gradient gradient =
        EquilibriumPropagation.of(
                model, new Nudge.Centred(0.1), settling, Precision.DOUBLE, LANES, Execution.PLAIN)
            .gradient(0);
    Networks.share(gradient, Networks.parameters(model, 1, 1));
    fill(gradient, model);
    gradient.compute(0);
    assertTrue(gradient.effort().residual() <= 1e-6);
    assertTrue(gradient.effort().steps() < 200, () -> "" + gradient.effort());
  }

  @Test
  void functionsWithAKinkHaveNoHolomorphicNudge() {
    Model model = Networks.model(Networks.DENSE.replace("sigmoid(4*(h - 0.5))", "clip(h, 0, 1)"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                EquilibriumPropagation.of(
                    model,
                    new Nudge.Holomorphic(0.1, 8),
                    LONG,
                    Precision.DOUBLE,
                    LANES,
                    Execution.PLAIN));
    assertTrue(("" + refused.getMessage()).contains("clip"), refused::toString);
  }

  /// W2 rho(W1 x + b1) + b2 by hand, and its loss by central differences.
  @Test
  void withoutFeedbackTheEnergyIsTheUsualNetwork() {
    Model model = Networks.model(Networks.DENSE);
    Map<String, double[]> parameters = Networks.parameters(model, 1, 2);
    Gradient gradient =
        Backpropagation.of(model, Precision.DOUBLE, LANES, Execution.PLAIN).gradient();
    Networks.share(gradient, parameters);
    fill(gradient, model);
    gradient.compute(0);
    double[] x = (double[]) gradient.input();
    double[] score = (double[]) gradient.score();
    double[] h = layer(of(parameters, "W"), x, 0, of(parameters, "b"));
    double[] o = layer(of(parameters, "V"), h, 0, of(parameters, "c"));
    for (int i = 0; i < o.length; i++) {
      assertEquals(o[i], score[i], 1e-14);
    }
    double[] w = of(parameters, "W");
    double before = w[7];
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      w[7] = before + (side == 0 ? 1e-5 : -1e-5);
      Response response =
          Backpropagation.of(model, Precision.DOUBLE, LANES, Execution.PLAIN).response();
      Networks.share(response, parameters);
      fill(response, model);
      response.compute(0);
      for (double loss : (double[]) response.loss()) {
        losses[side] += loss / LANES;
      }
    }
    assertEquals((losses[0] - losses[1]) / 2e-5, ((double[]) gradient.of("W"))[7], 1e-9);
  }

  private static double[] of(Map<String, double[]> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name));
  }

  private static double[] layer(double[] weights, double[] below, int from, double[] biases) {
    int columns = weights.length / biases.length;
    double[] units = new double[biases.length];
    for (int i = 0; i < units.length; i++) {
      double drive = biases[i];
      for (int j = 0; j < columns; j++) {
        drive += weights[i * columns + j] * below[from + j];
      }
      units[i] = 1 / (1 + Math.exp(-4 * (drive - 0.5)));
    }
    return units;
  }
}
