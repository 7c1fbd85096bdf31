package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homeostat.energy.WeightsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Ways to settle and to compare that a study may ask for in the place of the usual ones.
class WaysToLearnTest {
  private static final String NUDGE = "{centred: 0.1}";
  private static final String SETTLE = "{by: synchronous, free: 30, nudged: 10, until: 1e-3}";
  private static final String ARMS =
      "arms: {settling: {}, backpropagation: {train.rule: backpropagation}}";
  private static final String HOPFIELD = "activation: tanh(s), form: hopfield";
  private static final String SIGMOID = "activation: sigmoid(4*(s - 0.5))";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyData.write(folder);
  }

  private void study(String... changes) throws IOException {
    String study = TinyData.STUDY.replace(ARMS, "").replace("seeds: 2", "seeds: 1");
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(study.contains(changes[i]), changes[i]);
      study = study.replace(changes[i], changes[i + 1]);
    }
    Files.writeString(folder.resolve("tiny.yaml"), study);
  }

  private JsonValue trained() {
    CommandRun run = CommandRun.in(folder, "train", "tiny.yaml", "--json", "-q");
    assertEquals(0, run.code(), run.err());
    return JsonValue.of(run.out()).at("arms").at(0);
  }

  private static double accuracy(JsonValue arm) {
    return ((Number) arm.at("test_accuracy").at("median").value()).doubleValue();
  }

  static Arguments[] ways() {
    String noise =
        "{by: {langevin: {step: 0.2, temperature: 0.001}}, window: {samples: 5, every: 2}}";
    String plain = "{adam: 0.01}";
    return new Arguments[] {
      Arguments.of(HOPFIELD, NUDGE, noise, plain),
      Arguments.of(HOPFIELD, NUDGE, "{by: {heun: 0.5}, free: 40, nudged: 20}", plain),
      Arguments.of(HOPFIELD, NUDGE, "{by: {rk4: 0.5}, free: 30, nudged: 10, anderson: 2}", plain),
      Arguments.of(SIGMOID, NUDGE, SETTLE + "\n  feedback: own", plain),
      Arguments.of(SIGMOID, NUDGE, SETTLE, "{adam: 0.01, least: {W1: -0.4, W2: -0.6}}")
    };
  }

  /// Chance is a quarter. What was saved says of the test what the run said.
  @ParameterizedTest
  @MethodSource("ways")
  void aNetworkLearns(String activation, String nudge, String settle, String optimiser)
      throws IOException {
    study(SIGMOID, activation, NUDGE, nudge, SETTLE, settle, "{adam: 0.01}", optimiser);
    JsonValue arm = trained();
    assertTrue(accuracy(arm) > 0.8, arm.toString());
    CommandRun said = CommandRun.in(folder, "predict", model().toString(), "test.csv", "--json");
    assertEquals(0, said.code(), said.err());
    assertEquals(accuracy(arm), JsonValue.of(said.out()).at("accuracy").value());
    Path report = StoppedRuns.only(folder.resolve("results/tiny")).resolve("report.html");
    assertTrue(Files.readString(report).contains("how it learns"));
  }

  /// Small steps, many of them: a rate well below the nudge.
  @Test
  void weightsThatMoveDuringTheNudgeLearn() throws IOException {
    study(
        NUDGE,
        "{continual: 0.2}",
        "{adam: 0.01}",
        "{descent: 0.05}",
        "batch: 20",
        "batch: 5",
        "epochs: 4",
        "epochs: 12");
    JsonValue arm = trained();
    assertTrue(accuracy(arm) > 0.9, arm.toString());
  }

  private Path model() throws IOException {
    return StoppedRuns.only(folder.resolve("results/tiny")).resolve("models/tiny-0.npz");
  }

  @Test
  void feedbackWeightsAreSavedAndStartOnTheirOwn() throws IOException {
    study(SETTLE, SETTLE + "\n  feedback: own");
    trained();
    WeightsFile file = WeightsFile.read(model());
    float[] forward = (float[]) file.array("W2").numbers();
    float[] back = (float[]) file.array("W2_back").numbers();
    assertEquals(forward.length, back.length);
    assertTrue(forward[0] != back[0]);
    assertFalse(file.arrays().containsKey("W1_back"), "the input is clamped");
  }

  @Test
  void noWeightGoesBelowItsLeastNorStartsThere() throws IOException {
    study("{adam: 0.01}", "{adam: 0.01, least: {W1: 0, W2: -0.1}}", "epochs: 4", "epochs: 1");
    trained();
    WeightsFile file = WeightsFile.read(model());
    int at = 0;
    for (float weight : (float[]) file.array("W1").numbers()) {
      assertTrue(weight >= 0);
      at += weight == 0 ? 1 : 0;
    }
    assertTrue(at < 60, at + " of 192 at 0: the start is mirrored, not cut");
    for (float weight : (float[]) file.array("W2").numbers()) {
      assertTrue(weight >= -0.1f);
    }
  }

  @Test
  void settlingThatDoesNotEndIsSaidWithWhatToTry() throws IOException {
    study("free: 30", "free: 1", "until: 1e-3", "until: 1e-6", "epochs: 4", "epochs: 1");
    CommandRun run = CommandRun.in(folder, "train", "tiny.yaml", "-q");
    assertEquals(0, run.code(), run.err());
    String said = "10 of 10 batches of the last epoch did not settle, at worst: residual ";
    assertTrue(run.out().contains("  tiny: " + said), run.out());
    assertTrue(run.out().contains(" after 1 steps; try more steps"), run.out());
    Path report = StoppedRuns.only(folder.resolve("results/tiny")).resolve("report.html");
    assertTrue(Files.readString(report).contains(said));
    String summary = Files.readString(report.resolveSibling("summary.json"));
    assertEquals(
        1.0, JsonValue.of(summary).at("arms").at(0).at("epochs").at(0).at("unsettled").value());
  }
}
