package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weights that were learned from examples, put onto chips.
class ChipsTest {
  private static final String CHIPS =
      """
      chips:
        imperfections:
          - {mismatch: 0, of: [W1, W2]}
          - {dead: 0.1, whole: columns, of: W2}
          - {bits: 7, within: [-2, 2], rounding: stochastic, every: 1, of: W1}
        count: 6
        epochs: 2
        sweep: {chip.mismatch: [0, 1.5]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyData.write(folder);
  }

  private CommandRun train(String study, String... options) throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), study);
    String[] all = new String[options.length + 3];
    all[0] = "train";
    all[1] = "tiny.yaml";
    all[2] = "--quiet";
    System.arraycopy(options, 0, all, 3, options.length);
    return CommandRun.in(folder, all);
  }

  private List<List<String>> table(String out) throws IOException {
    Path csv = StoppedRuns.only(folder.resolve(out + "/tiny")).resolve("chips.csv");
    return Files.readAllLines(csv).stream().map(line -> List.of(line.split(","))).toList();
  }

  private static double mean(List<List<String>> rows, String arm, String strength, int column) {
    return rows.stream()
        .filter(row -> row.get(0).equals(arm) && row.get(1).equals(strength))
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .average()
        .orElseThrow();
  }

  @Test
  void learningOnAChipGainsWhatMismatchCost() throws IOException {
    CommandRun run = train(TinyData.STUDY + CHIPS, "--out", "one", "--threads", "1");
    assertEquals(0, run.code(), run.err());
    List<List<String>> rows = table("one");
    assertEquals(List.of("arm", "strength", "chip", "placed", "learned"), rows.getFirst());
    assertEquals(1 + 2 * 2 * 6, rows.size());
    for (String arm : List.of("settling", "backpropagation")) {
      double bad = mean(rows, arm, "1.5", 3);
      assertTrue(mean(rows, arm, "0.0", 3) > bad + 0.05, rows.toString());
      assertTrue(mean(rows, arm, "1.5", 4) > bad + 0.05, rows.toString());
    }
    assertTrue(run.out().contains("learned there"), run.out());
    train(TinyData.STUDY + CHIPS, "--out", "many", "--threads", "3");
    assertEquals(rows, table("many"));
    Path folderOfRun = StoppedRuns.only(folder.resolve("one/tiny"));
    String again = folder.relativize(folderOfRun).toString();
    CommandRun reproduced = CommandRun.in(folder, "reproduce", again, "-q");
    assertEquals(0, reproduced.code(), reproduced.out() + reproduced.err());
    String page = Files.readString(folderOfRun.resolve("report.html"));
    assertTrue(page.contains("On chips"));
  }

  @Test
  void mistakesArePlaced() throws IOException {
    String chips =
        """
        chips:
          imperfections:
            - {mismatch: 0.5, of: W3}
            - {thermal: 0.5, of: W1}
          count: 0
          sweep: {chip.mismach: [1, 2]}
        """;
    CommandRun run = train(TinyData.STUDY + chips);
    assertEquals(2, run.code());
    for (String line :
        List.of(
            "there is nothing called 'W3'",
            "noise in time of weights that learn from examples",
            "expected a whole number from 1 to 100000",
            "there is no strength 'chip.mismach'")) {
      assertTrue(run.err().contains(line), line + " in " + run.err());
    }
  }
}
