package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `homeostat predict --hide`
class HiddenHalvesTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws IOException {
    TinyData.write(folder);
    CommandRun run = CommandRun.in(folder, "train", "tiny.yaml", "--seeds", "1", "-q");
    assertEquals(0, run.code(), run.err());
  }

  private CommandRun predict(String arm, String... more) throws IOException {
    Path run = StoppedRuns.only(folder.resolve("results/tiny"));
    String model = run.resolve("models/" + arm + "-0.npz").toString();
    String[] command = new String[3 + more.length];
    command[0] = "predict";
    command[1] = model;
    command[2] = "test.csv";
    System.arraycopy(more, 0, command, 3, more.length);
    return CommandRun.in(folder, command);
  }

  private static double number(JsonValue document, String key) {
    return ((Number) document.at(key).value()).doubleValue();
  }

  /// Images of a bright left column are still told by it where the right half is hidden; a bright
  /// right column cannot be.
  @Test
  void halvesThatSayNothingAreNotMissed() throws IOException {
    CommandRun run = predict("settling", "--hide", "right", "--json", "--page", "half.html");
    assertEquals(0, run.code(), run.err());
    JsonValue document = JsonValue.of(run.out());
    int right = 0;
    for (JsonValue answer : document.at("answers").items()) {
      boolean left = answer.at("is").value().equals("left");
      right += left && answer.at("said").value().equals("left") ? 1 : 0;
    }
    assertTrue(right >= 8, right + " of 12 left ones");
    assertEquals("settled", document.at("settling").value());
    double error = number(document, "pixel_error");
    assertTrue(error > 0 && error < 1, run.out());
    String page = Files.readString(folder.resolve("half.html"));
    assertTrue(page.contains("\"kind\":\"images\""));
  }

  @Test
  void toldTheClassTheOutputIsHeldAtIt() throws IOException {
    CommandRun run = predict("settling", "--hide", "top", "--told", "--json");
    assertEquals(0, run.code(), run.err());
    for (JsonValue answer : JsonValue.of(run.out()).at("answers").items()) {
      assertEquals(answer.at("is").value(), answer.at("said").value());
    }
    assertFalse(run.out().contains("\"accuracy\""), "what is told is no answer to count");
    assertTrue(Files.exists(folder.resolve("completed.html")));
  }

  @Test
  void errorsAreThoseOfTheHiddenHalfAndAreSaidBesideTheTable() throws IOException {
    CommandRun run = predict("settling", "--hide", "left", "--hide", "right");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("hidden pixels are off by "), run.err());
    assertTrue(run.out().startsWith("example,said,is,"), run.out());
  }

  @Test
  void whatCannotBeCompletedIsRefused() throws IOException {
    CommandRun half = predict("settling", "--hide", "rigth");
    assertEquals(2, half.code());
    assertTrue(half.err().contains("there is no half 'rigth' of an image"), half.err());
    CommandRun forward = predict("backpropagation", "--hide", "right");
    assertEquals(2, forward.code());
    assertTrue(forward.err().contains("a feed-forward network completes no images"));
  }
}
