package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Certificate.Estimator;
import org.homeostat.energy.Certificate.Row;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.noise.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks whose feedback has weights of its own.
class AsymmetricTest {
  private static final int LANES = 5;
  private static final Settling LONG = new Settling(new Update.Synchronous(), 400, 400, 0);

  static List<String> energies() {
    return Networks.all();
  }

  private static Feed feed(Model model) {
    return Networks.feed(50, model.input().shape().size(), model.target().shape().size(), 3);
  }

  /// Parameters whose feedback is the forward weights and some noise.
  private static Map<String, double[]> parameters(Model model, double noise) {
    Map<String, double[]> parameters = Networks.parameters(model, 1, 1);
    model
        .feedback()
        .forEach((forward, back) -> {
          double[] from = Objects.requireNonNull(parameters.get(forward));
          double[] to = Objects.requireNonNull(parameters.get(back));
          Draws draws = Draws.of("feedback " + back, 1);
          for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + noise * draws.normal();
          }
        });
    return parameters;
  }

  private static List<Row> rows(Model model, double noise, Nudge nudge) {
    Certificate certificate = new Certificate(model, LONG, 400, LANES, Execution.PLAIN);
    return certificate.rows(
        "start", parameters(model, noise), feed(model), List.of(new Estimator(nudge, LONG)));
  }

  @Test
  void whatLiesBetweenStatesGetsATwin() {
    Model dense = Networks.model(Networks.DENSE).asymmetric();
    assertEquals(Map.of("V", "V_back"), dense.feedback());
    assertEquals(
        List.of("W", "V", "b", "c", "V_back"),
        dense.parameters().stream().map(each -> each.name()).toList());
    String taken = Networks.DENSE.replace("c: {shape: [4]}", "V_back: {shape: [4]}");
    Model clash = Networks.model(taken.replace("c@o", "V_back@o"));
    assertThrows(InputException.class, clash::asymmetric);
  }

  /// `o = rho(V h + c)`, `h = rho(W x + B' o + b)`, iterated by hand.
  @Test
  void forwardWeightsDriveWhatIsLaterAndTwinsWhatIsEarlier() {
    Model model = Networks.model(Networks.DENSE).asymmetric();
    Map<String, double[]> p = parameters(model, 0.5);
    Response response = response(model, p);
    double[] h = new double[9];
    double[] o = new double[4];
    for (int step = 0; step < 400; step++) {
      double[] above = new double[9];
      for (int i = 0; i < 9; i++) {
        double drive = of(p, "b")[i];
        for (int j = 0; j < 6; j++) {
          drive += of(p, "W")[i * 6 + j] * ((double[]) response.input())[j];
        }
        for (int k = 0; k < 4; k++) {
          drive += of(p, "V_back")[k * 9 + i] * o[k];
        }
        above[i] = 1 / (1 + Math.exp(-4 * (drive - 0.5)));
      }
      for (int k = 0; k < 4; k++) {
        double drive = of(p, "c")[k];
        for (int i = 0; i < 9; i++) {
          drive += of(p, "V")[k * 9 + i] * h[i];
        }
        o[k] = 1 / (1 + Math.exp(-4 * (drive - 0.5)));
      }
      h = above;
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(o[k], ((double[]) response.score())[k], 1e-10);
    }
  }

  private static double[] of(Map<String, double[]> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name));
  }

  private static Response response(Model model, Map<String, double[]> parameters) {
    Response response =
        EquilibriumPropagation.of(
                model, new Nudge.Centred(0.1), LONG, Precision.DOUBLE, LANES, Execution.PLAIN)
            .response();
    compute(response, model, parameters);
    return response;
  }

  private static void compute(Response response, Model model, Map<String, double[]> parameters) {
    Networks.share(response, parameters);
    int input = model.input().shape().size();
    int target = model.target().shape().size();
    for (int l = 0; l < LANES; l++) {
      feed(model).put(0, l, response.input(), l * input, response.target(), l * target);
    }
    response.compute(0);
  }

  @Test
  void theExactGradientIsTheSlopeOfTheLossByEachOfTheTwo() {
    Model model = Networks.model(Networks.DENSE).asymmetric();
    Map<String, double[]> parameters = parameters(model, 0.3);
    Gradient exact = ImplicitGradient.of(model, LONG, 400, LANES, Execution.PLAIN).gradient();
    compute(exact, model, parameters);
    for (String name : List.of("V", "V_back", "W")) {
      double[] values = of(parameters, name);
      double before = values[5];
      values[5] = before + 1e-5;
      double above = loss(response(model, parameters));
      values[5] = before - 1e-5;
      double below = loss(response(model, parameters));
      values[5] = before;
      assertEquals((above - below) / 2e-5, ((double[]) exact.of(name))[5], 1e-9, name);
    }
  }

  private static double loss(Response response) {
    double sum = 0;
    for (double each : (double[]) response.loss()) {
      sum += each;
    }
    return sum / LANES;
  }

  /// By forward weights and by their twins, each for itself: more than equilibrium propagation
  /// says.
  @ParameterizedTest
  @MethodSource("energies")
  void equalWeightsGiveTheExactGradientByEachOfTheTwo(String text) {
    Model model = Networks.model(text).asymmetric();
    for (Row row : rows(model, 0, new Nudge.Holomorphic(0.1, 8))) {
      assertTrue(row.relativeError() <= 1e-5, row::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("energies")
  void theErrorIsOfFirstOrderInTheAsymmetry(String text) {
    Model model = Networks.model(text).asymmetric();
    Nudge nudge = new Nudge.Holomorphic(0.05, 8);
    List<Row> less = rows(model, 0.001, nudge);
    List<Row> more = rows(model, 0.002, nudge);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < less.size(); i++) {
      double order = Math.log(more.get(i).relativeError() / less.get(i).relativeError());
      if (!(Math.abs(order / Math.log(2) - 1) < 0.1) && less.get(i).relativeError() > 1e-8) {
        wrong.add(less.get(i) + " " + more.get(i));
      }
    }
    assertEquals(List.of(), wrong);
  }
}
