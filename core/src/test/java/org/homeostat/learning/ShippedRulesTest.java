package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every rule under `rules/` keeps.
final class ShippedRulesTest {
  private static final Path RULES = Path.of("../rules");

  /// A neuron is paid for coming close to 0.5; the signal that it gets goes on and off.
  private static DynamicalSystem hill() {
    String plant =
        """
        system: hill
        states: {s: 0}
        inputs: [u]
        equations: |
          on = 1 + 0.5*sin(t)
          ds = (u - s)*dt
        outputs: {on: on, u: u}
        """;
    String agent =
        """
        system: neuron
        inputs: {y: {shape: [2]}}
        parameters: {K: {shape: [2]}}
        equations: |
          u = K@y
        outputs: {u: u}
        """;
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", SystemReader.read(SourceText.of("plant", plant)));
    parts.put("agent", SystemReader.read(SourceText.of("agent", agent)));
    return Composition.of(
            "hill",
            parts,
            List.of(
                Connection.of("agent.y", "[plant.on, 0.3]"), Connection.of("plant.u", "agent.u")))
        .with(Reward.of("-(plant.u - 0.5)^2"));
  }

  private static DynamicalSystem learning(Path rule) throws IOException {
    SourceText text =
        SourceText.of(rule.toString(), Files.readString(rule, StandardCharsets.UTF_8));
    return hill().with(WrittenRule.read(text, List.of("agent.K")));
  }

  static Stream<Path> rules() throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      return files.sorted().toList().stream();
    }
  }

  /// Evolved and hand-made rules are for plants that they were found on.
  static Stream<Path> family() throws IOException {
    return rules()
        .filter(each -> !each.toString().contains("evolved") && !each.endsWith("hand-made.yaml"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatALearningSystemPrintsIsReadAsTheSame(Path rule) throws IOException {
    DynamicalSystem system = learning(rule);
    assertEquals(system, SystemReader.read(SourceText.of("printed", SystemText.print(system))));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void equalSeedsGiveEqualBytes(Path rule) throws IOException {
    DynamicalSystem system = learning(rule);
    assertArrayEquals(
        sums(system, 5, 8, 0), sums(system, 5, 8, 0), "twice the same seeds, " + rule);
  }

  /// What doing nothing costs is 50 for the 200 samples of 20 units of time.
  @ParameterizedTest
  @MethodSource("family")
  void aRuleHalvesTheCostOfDoingNothing(Path rule) throws IOException {
    DynamicalSystem system = learning(rule);
    double last = mean(sums(system, 300, 32, 100)) - mean(sums(system, 280, 32, 100));
    assertTrue(last > -25, "the last 20 units of time: " + last);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] sums(DynamicalSystem system, double until, int seeds, int first) {
    Measure sum = new Measure("return", Measure.Kind.SUM, Parser.parse("reward"), List.of(until));
    return Simulation.of(system)
        .method("euler-maruyama")
        .step(0.1)
        .until(until)
        .seeds(first, seeds)
        .measure(sum)
        .run()
        .measured("return", until);
  }
}
