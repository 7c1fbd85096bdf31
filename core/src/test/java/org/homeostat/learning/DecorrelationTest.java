package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;

final class DecorrelationTest {
  /// Two signals with the covariance [[1, 0.8], [0.8, 1]].
  private static DynamicalSystem correlated() {
    return SystemReader.read(
        SourceText.of(
            "correlated",
            """
            system: correlated
            states: {a: 0, b: 0}
            parameters: {W: {shape: [3, 2]}}
            noise: [v, w]
            equations: |
              da = -a*dt + sqrt(2)*dv
              db = -b*dt + sqrt(2)*dw
              x = [a, 0.8*a + 0.6*b]
              z = W@x
            outputs: {all: z}
            """));
  }

  private static double product(double rate, String product) {
    DynamicalSystem system = correlated().with(new Decorrelation(List.of("W"), rate));
    Measure mean = new Measure("m", Measure.Kind.MEAN, Parser.parse(product), List.of(2000.0));
    double[] all =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(0.05)
            .until(2000)
            .seeds(8)
            .measure(mean)
            .run()
            .measured("m", 2000);
    return java.util.Arrays.stream(all).average().orElseThrow();
  }

  @Test
  void signalsComeApart() {
    assertEquals(0.8, product(0, "W.apart[0]*W.apart[1]"), 0.08);
    assertEquals(0, product(0.02, "W.apart[0]*W.apart[1]"), 0.08);
  }

  @Test
  void eachNeuronWeighsWhatIsApart() {
    String text = SystemText.print(correlated().with(new Decorrelation(List.of("W"), 0.1)));
    assertTrue(text.contains("  W.apart = W.lateral@x\n  z = W@W.apart\n"), text);
    assertTrue(text.contains("  W.lateral: [[1, 0], [0, 1]]\n"), text);
    assertEquals(
        correlated().with(new Decorrelation(List.of("W"), 0.1)),
        SystemReader.read(SourceText.of("printed", text)));
  }
}
