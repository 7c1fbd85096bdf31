package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

final class FeedbackAlignmentTest {
  private static final List<String> ALL = List.of("W", "b", "C");

  /// A network of two layers that is to put out the products of two signals.
  private static DynamicalSystem task() {
    String text =
        """
        system: products
        states: {s: 0}
        parameters:
          W: {shape: [6, 2], start: [[0.5, -0.3], [0.2, 0.8], [-0.7, 0.1], [0.4, 0.4], [-0.2, -0.6], [0.9, -0.5]]}
          b: {shape: [6]}
          C: {shape: [2, 6], start: [[0.1, 0.2, -0.1, 0.3, 0, -0.2], [0.2, -0.1, 0, 0.1, 0.3, 0.1]]}
        equations: |
          y = [sin(1.1*s), cos(0.7*s)]
          h = tanh(W@y + b)
          u = C@h
          wanted = [y[0]*y[1], y[0]^2]
          ds = 1*dt
        outputs: {u: u}
        """;
    return SystemReader.read(SourceText.of("products", text))
        .with(Reward.of("-sum((u - wanted)^2)"));
  }

  private static double[] last(Simulation simulation, double at, String... quantities) {
    simulation.method("euler-maruyama").step(0.01).until(at).seeds(1);
    for (String each : quantities) {
      simulation.measure(new Measure(each, Measure.Kind.LAST, Parser.parse(each), List.of(at)));
    }
    Ensemble ensemble = simulation.run();
    return List.of(quantities).stream()
        .mapToDouble(each -> ensemble.measured(each, at)[0])
        .toArray();
  }

  /// C as it is at birth, transposed.
  private static Tensor transposed(DynamicalSystem system) {
    Variable C =
        system.states().stream().filter(each -> each.name().equals("C")).findFirst().orElseThrow();
    double[] transposed = new double[12];
    for (int i = 0; i < 12; i++) {
      transposed[i % 6 * 2 + i / 6] = C.start().elements()[i];
    }
    return new Tensor(Shape.of(6, 2), transposed);
  }

  /// Nothing is owed to the past here, so what sensitivities say is the gradient of this moment.
  @Test
  void throughTheTransposedWeightsItIsTheExactGradient() {
    DynamicalSystem aligned = task().with(new FeedbackAlignment(ALL, 0.2, 1));
    // one step: afterwards C is no longer what it was
    Simulation one = Simulation.of(aligned).set("C.feedback", transposed(aligned));
    Simulation other = Simulation.of(task().with(new RealTimeRecurrentLearning(ALL, 0.2)));
    String[] elements = {"W[0, 0]", "W[3, 1]", "W[5, 0]", "b[0]", "b[4]", "C[0, 0]", "C[1, 5]"};
    double[] a = last(one, 0.01, elements);
    double[] b = last(other, 0.01, elements);
    for (int i = 0; i < a.length; i++) {
      assertEquals(b[i], a[i], 1e-15, elements[i]);
    }
  }

  /// The cosine of the angle between what the hidden neurons are told and what they would be told
  /// through the transposed weights. It starts at -1, where all that is told is wrong.
  @Test
  void theBlameComesToAlignWithTheGradient() {
    String cosine =
        "dot(C.feedback@u.blame, C'@u.blame)/(norm(C.feedback@u.blame)*norm(C'@u.blame))";
    DynamicalSystem system = task().with(new FeedbackAlignment(ALL, 0.3, 1));
    Tensor opposite = transposed(system);
    Arrays.setAll(opposite.elements(), i -> -opposite.elements()[i]);
    Ensemble ensemble =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(0.05)
            .until(400)
            .seeds(1)
            .set("C.feedback", opposite)
            .measure(new Measure("first", Measure.Kind.LAST, Parser.parse(cosine), List.of(0.0)))
            .measure(new Measure("mean", Measure.Kind.MEAN, Parser.parse(cosine), List.of(400.0)))
            .run();
    assertEquals(-1, ensemble.measured("first", 0)[0], 1e-12);
    double mean = ensemble.measured("mean", 400)[0];
    assertTrue(mean > 0.3, "" + mean);
  }

  @Test
  void itLearnsWhatBothLayersAreNeededFor() {
    double all = cost(new FeedbackAlignment(ALL, 0.3, 1));
    double upper = cost(new FeedbackAlignment(List.of("C"), 0.3, 1));
    assertTrue(all < upper / 2, all + " against " + upper);
  }

  private static double cost(Transformation rule) {
    Measure sum =
        new Measure("cost", Measure.Kind.SUM, Parser.parse("reward"), List.of(900.0, 1000.0));
    Ensemble ensemble =
        Simulation.of(task().with(rule))
            .method("euler-maruyama")
            .step(0.05)
            .until(1000)
            .seeds(1)
            .measure(sum)
            .run();
    return (ensemble.measured("cost", 900)[0] - ensemble.measured("cost", 1000)[0]) / 2000;
  }

  @Test
  void whatItPrintsIsReadAsTheSame() {
    DynamicalSystem system = task().with(new FeedbackAlignment(ALL, 0.2, 1));
    String text = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", text)), text);
    assertTrue(text.contains("C.feedback"), text);
  }
}
