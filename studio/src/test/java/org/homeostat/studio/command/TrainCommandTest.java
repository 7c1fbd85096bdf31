package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyData.write(folder);
  }

  private CommandRun train(String... more) {
    List<String> command = new ArrayList<>(List.of("train", "tiny.yaml", "-q"));
    command.addAll(List.of(more));
    return CommandRun.in(folder, command.toArray(String[]::new));
  }

  private void change(String from, String to) throws IOException {
    assertTrue(TinyData.STUDY.contains(from), from);
    Files.writeString(folder.resolve("tiny.yaml"), TinyData.STUDY.replace(from, to));
  }

  @Test
  void theSummaryHasTheAgreedFormAndEqualsTheFile() throws IOException {
    CommandRun run = train("--json");
    assertEquals(0, run.code(), run.err());
    JsonValue summary = JsonValue.of(run.out());
    assertEquals(List.of("study", "wall_seconds", "folder", "baseline", "arms"), summary.keys());
    assertEquals("backpropagation", summary.at("baseline").value());
    JsonValue settling = summary.at("arms").at(0);
    assertEquals(4, settling.at("epochs").items().size());
    assertEquals(2, settling.at("runs").items().size());
    assertEquals(
        List.of(
            "epoch",
            "test_accuracy",
            "test_loss",
            "train_accuracy",
            "loss",
            "residual",
            "steps",
            "unsettled",
            "cpu_seconds"),
        settling.at("runs").at(1).at("epochs").at(3).keys());
    double last = (Double) settling.at("runs").at(0).at("epochs").at(3).at("test_accuracy").value();
    assertTrue(last > 0.9, run.out());
    assertEquals(2L, settling.at("difference").at("pairs").value());
    assertEquals(summary, JsonValue.of(Files.readString(only().resolve("summary.json"))));
  }

  @Test
  void theTableHasARowForEachArm() {
    CommandRun run = train("--epochs", "1", "--seeds", "1");
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("tiny: 1 seed, 1 epoch of 200 images, 50 to test", lines.getFirst());
    assertTrue(lines.get(2).startsWith("  settling"), run.out());
    assertTrue(lines.get(3).startsWith("  backpropagation"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void theFolderIsComplete() throws IOException {
    train("--seeds", "1", "--epochs", "1");
    assertEquals(
        List.of(
            "models", "provenance.json", "report.html", "seeds.csv", "study.yaml", "summary.json"),
        names(only()));
    assertEquals(
        List.of("backpropagation-0.npz", "settling-0.npz"), names(only().resolve("models")));
    assertEquals(3, Files.readAllLines(only().resolve("seeds.csv")).size());
    String page = Files.readString(only().resolve("report.html"));
    assertTrue(page.contains("\"kind\":\"confusion\"") && page.contains("\"kind\":\"images\""));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    train("--threads", "1", "--out", "one");
    train("--threads", "3", "--out", "three");
    Comparison.assertEqual(
        StoppedRuns.only(folder.resolve("one/tiny")),
        StoppedRuns.only(folder.resolve("three/tiny")));
  }

  @Test
  void aRunReproduces() throws IOException {
    train("--seeds", "1", "--epochs", "2");
    CommandRun again = CommandRun.in(folder, "reproduce", only().toString(), "-q");
    assertEquals(0, again.code(), again.out() + again.err());
    assertTrue(again.out().contains("models/settling-0.npz: equal"), again.out());
  }

  @Test
  void equalSeedsOfTwoArmsStartEqually() throws IOException {
    change("{train.rule: backpropagation}", "{train.batch: 20}");
    train("--seeds", "1", "--epochs", "1");
    byte[] one = Files.readAllBytes(only().resolve("models/settling-0.npz"));
    byte[] other = Files.readAllBytes(only().resolve("models/backpropagation-0.npz"));
    assertEquals(one.length, other.length, 20, "sizes but for the names in it");
    List<String> rows = Files.readAllLines(only().resolve("seeds.csv"));
    assertEquals(rows.get(1).replace("settling", ""), rows.get(2).replace("backpropagation", ""));
  }

  @Test
  void runDispatchesToTraining() throws IOException {
    CommandRun run = CommandRun.in(folder, "run", "tiny.yaml", "--seeds", "1", "--json", "-q");
    assertEquals(0, run.code(), run.err());
    JsonValue document = JsonValue.of(run.out());
    assertEquals("tiny", document.at("runs").at(0).at("study").value());
    CommandRun until = CommandRun.in(folder, "run", "tiny.yaml", "--until", "3", "-q");
    assertEquals(2, until.code());
  }

  @Test
  void aStudyThatTrainsIsCheckedAndShown() {
    assertEquals("tiny.yaml: ok", CommandRun.in(folder, "check", "tiny.yaml").out().strip());
    String shown = CommandRun.in(folder, "show", "tiny.yaml").out();
    assertTrue(shown.contains("# -dE/dW1 = outer(h1, x)"), shown);
  }

  @Test
  void aRunWhoseLossIsNoNumberIsCountedAndKeepsWhatItHad() throws IOException {
    Files.writeString(
        folder.resolve("tiny.yaml"),
        TinyData.STUDY
            .replace("sigmoid(4*(s - 0.5))", "s")
            .replace("{adam: 0.01}", "{descent: 1e30}"));
    CommandRun run = train("--seeds", "1");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("1 of 1"), run.out());
    assertTrue(run.out().contains("try a lower rate"), run.out());
    assertTrue(names(only()).contains("checkpoint-0.bin"), names(only()).toString());
    JsonValue summary = JsonValue.of(Files.readString(only().resolve("summary.json")));
    assertEquals(1L, summary.at("arms").at(0).at("diverged").value());
  }

  @Test
  void theCertificateHasARowForEachEstimateAndLayer() throws IOException {
    CommandRun run = train("--certify", "--json");
    assertEquals(0, run.code(), run.err());
    JsonValue rows = JsonValue.of(run.out()).at("certificate");
    assertEquals(2 * 4 * 16, rows.items().size());
    for (int i = 0; i < rows.items().size(); i++) {
      JsonValue row = rows.at(i);
      boolean circle = row.at("estimator").value().equals("holomorphic 8");
      boolean near =
          row.at("estimator").value().equals("centred") && row.at("beta").value().equals(0.01);
      double cosine = ((Number) row.at("cosine").value()).doubleValue();
      double error = ((Number) row.at("relative_error").value()).doubleValue();
      assertTrue(!near || cosine >= 0.99999, row.toString());
      assertTrue(!circle || error <= 1e-5, row.toString());
    }
    assertTrue(Files.exists(only().resolve("report.html")));
    CommandRun again = CommandRun.in(folder, "reproduce", only().toString(), "-q");
    assertEquals(0, again.code(), again.out());
  }

  @Test
  void dataThatDoNotFitTheModelAreRefusedAtTheirPlace() throws IOException {
    change("16-12-4", "15-12-5");
    CommandRun run = train();
    assertEquals(2, run.code());
    assertEquals(
        "tiny.yaml:3:15: its inputs have 16 numbers each, the model's input 'x' has 15",
        run.firstError());
    assertTrue(run.err().contains("it has 4 classes, the model's target 'target' has 5"));
    assertTrue(Files.notExists(folder.resolve("results")));
  }

  @Test
  void predictSaysWhatTheTestOfTheRunSaid() throws IOException {
    train("--seeds", "1");
    JsonValue summary = JsonValue.of(Files.readString(only().resolve("summary.json")));
    for (String arm : List.of("settling", "backpropagation")) {
      String model = only().resolve("models/" + arm + "-0.npz").toString();
      CommandRun predict = CommandRun.in(folder, "predict", model, "test.csv", "--json");
      assertEquals(0, predict.code(), predict.err());
      JsonValue document = JsonValue.of(predict.out());
      assertEquals(50, document.at("answers").items().size());
      Object accuracy =
          summary
              .at("arms")
              .at(arm.equals("settling") ? 0 : 1)
              .at("runs")
              .at(0)
              .at("epochs")
              .at(3)
              .at("test_accuracy")
              .value();
      assertEquals(accuracy, document.at("accuracy").value());
    }
    CommandRun none = CommandRun.in(folder, "predict", "tiny.yaml", "test.csv");
    assertEquals(2, none.code());
  }

  private Path only() throws IOException {
    return StoppedRuns.only(folder.resolve("results/tiny"));
  }

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
