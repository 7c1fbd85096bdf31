package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters of many points in a study, against the Kalman filter of a walk, on which a step of Euler
/// and Maruyama is exact.
class SwarmCommandTest {
  private static final String STUDY = InferCommandTest.STUDY + "  filter: extended\n";

  @TempDir private Path folder;

  private CommandRun infer(String study, String... more) throws IOException {
    Files.writeString(folder.resolve("walk.yaml"), study);
    Files.writeString(folder.resolve("data.csv"), InferCommandTest.DATA);
    return CommandRun.in(
        folder,
        Stream.concat(Stream.of("infer", "walk.yaml", "data.csv", "-q"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static double number(JsonValue found, String... path) {
    JsonValue at = found;
    for (String each : path) {
      at = at.at(each);
    }
    return ((Number) at.value()).doubleValue();
  }

  @Test
  void swarmsFindWhatTheKalmanFilterFinds() throws IOException {
    JsonValue exact = JsonValue.of(infer(STUDY, "--json").out());
    for (String kind : new String[] {"particle", "guided", "ensemble"}) {
      String study = STUDY.replace("extended", kind) + "  particles: 20000\n  seed: 3\n";
      CommandRun run = infer(study, "--json");
      assertEquals(0, run.code(), run.err());
      JsonValue found = JsonValue.of(run.out());
      boolean weighted = !kind.equals("ensemble");
      double effective = weighted ? number(found, "least_effective") : 20_000;
      assertTrue(effective > 1000 && effective <= 20_000, kind + " " + effective);
      double deviation = number(exact, "states", "x", "last_deviation");
      double error = 5 * deviation / Math.sqrt(effective);
      for (String what : new String[] {"last_mean", "last_deviation"}) {
        double right = number(exact, "states", "x", what);
        assertEquals(right, number(found, "states", "x", what), error, kind + " " + what);
      }
      if (weighted) {
        double right = number(exact, "log_likelihood");
        assertEquals(right, number(found, "log_likelihood"), 10 / Math.sqrt(effective), kind);
      }
    }
  }

  @Test
  void aRunHoldsItsStatesAndCanBeRepeated() throws IOException {
    CommandRun run = infer(STUDY.replace("extended", "particle"));
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().startsWith("walk: 4 rows of data.csv, particle filter of 1000"), run.out());
    Path results;
    try (Stream<Path> runs = Files.list(folder.resolve("results/walk"))) {
      results = runs.findFirst().orElseThrow();
    }
    assertEquals(5, Files.readAllLines(results.resolve("states.csv")).size());
    assertTrue(Files.readString(results.resolve("report.html")).contains("effective particles"));
    String name = folder.relativize(results).toString();
    CommandRun again = CommandRun.in(folder, "reproduce", name, "-q");
    assertEquals(0, again.code(), again.out() + again.err());
    assertTrue(again.out().contains("states.csv: equal"), again.out());
  }

  /// A sensor so precise that none of a few particles is near what it shows.
  @Test
  void particlesThatAreAllFarOffAreSaid() throws IOException {
    String study = STUDY.replace("extended", "particle").replace("{y: 0.2}", "{y: 1e-160}");
    CommandRun run = infer(study + "  particles: 10\n");
    assertEquals(1, run.code(), run.out());
    assertTrue(run.err().contains("no particle is near what was measured after 0 of 4"), run.err());
  }

  private void refuse(String study, String said) throws IOException {
    CommandRun run = infer(study);
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains(said), run.err());
  }

  @Test
  void whatSwarmsDoNotGoWithIsRefusedWithItsPlace() throws IOException {
    String particle = STUDY.replace("extended", "particle");
    refuse(STUDY + "  particles: 10\n", "walk.yaml:15:14: the filter 'extended' has no particles");
    refuse(particle + "  gate: 0.99\n", "walk.yaml:15:9: the filter 'particle' leaves no rows out");
    refuse(particle + "  particles: 1\n", "expected a whole number from 2");
    refuse(
        particle + "  parameters: {x: \"normal(0, 1)\"}\n",
        "walk.yaml:15:15: the filter 'particle' gives a likelihood that is random");
    refuse(particle + "  calibrate: {trials: 50}\n", "cannot be calibrated yet");
    refuse(STUDY.replace("extended", "particel"), "did you mean 'particle'?");
  }
}
