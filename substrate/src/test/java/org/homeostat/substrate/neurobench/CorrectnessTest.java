package org.homeostat.substrate.neurobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What NeuroBench's package said of the same predictions, in single precision; `reference.py` made
/// the file.
class CorrectnessTest {
  private static final double SINGLE = 1e-6;

  private static double[][] pairs(double[] flat) {
    double[][] pairs = new double[flat.length / 2][];
    Arrays.setAll(pairs, i -> new double[] {flat[2 * i], flat[2 * i + 1]});
    return pairs;
  }

  private static int[] classes(double[] values) {
    return Arrays.stream(values).mapToInt(each -> (int) each).toArray();
  }

  private static double metric(String name, double[] predicted, double[] expected) {
    return switch (name) {
      case "ClassificationAccuracy" -> Correctness.accuracy(classes(predicted), classes(expected));
      case "MSE" -> Correctness.meanSquaredError(predicted, expected);
      case "SMAPE" -> Correctness.symmetricError(predicted, expected);
      case "R2" -> Correctness.determination(pairs(predicted), pairs(expected));
      default -> throw new AssertionError(name);
    };
  }

  @Test
  void metricsAreThoseOfThePackage() throws IOException {
    String text;
    try (InputStream in =
        CorrectnessTest.class.getResourceAsStream("/neurobench/correctness.txt")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    double[] predicted = {};
    double[] expected = {};
    int metrics = 0;
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ");
      double[] numbers = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
      switch (words[0]) {
        case "predicted" -> predicted = numbers;
        case "expected" -> expected = numbers;
        default -> {
          metrics++;
          double found = metric(words[0], predicted, expected);
          assertEquals(numbers[0], found, SINGLE * Math.max(1, numbers[0]), line);
        }
      }
    }
    assertEquals(5, metrics);
  }

  @Test
  void theNeuronThatFiresMostIsChosenTheFirstOfSeveral() {
    assertEquals(1, Correctness.choice(new float[][] {{0, 1, 0}, {1, 0, 0}, {0, 1, 1}}));
    assertEquals(0, Correctness.choice(new float[][] {{1, 0}, {0, 1}}));
  }

  @Test
  void whatDoesNotPairIsRefused() {
    double[] one = {1};
    assertThrows(
        IllegalArgumentException.class, () -> Correctness.meanSquaredError(one, new double[2]));
    assertThrows(
        IllegalArgumentException.class, () -> Correctness.accuracy(new int[0], new int[0]));
  }
}
