package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferCommandTest {
  private static final String STUDY =
      """
      study: walk
      system: |
        system: walk
        states: {x: 0}
        inputs: [u]
        noise: [w]
        equations: dx = u*dt + 0.5*dw
        outputs: {y: x}
      infer:
        measure: {y: 0.2}
        start: {x: 1}
        inputs: [u]
        step: 0.5
      """;

  private static final String DATA = "t,u,y\n0,0,0.1\n0.5,1,\n1,1,0.8\n2,0,1.7\n";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("walk.yaml"), STUDY);
    Files.writeString(folder.resolve("data.csv"), DATA);
  }

  private CommandRun infer(String... more) {
    return CommandRun.in(
        folder,
        Stream.concat(Stream.of("infer", "walk.yaml", "data.csv"), Stream.of(more))
            .toArray(String[]::new));
  }

  /// By hand: a walk of variance 0.25 a second and a drift u, seen with the variance 0.04.
  @Test
  void theSummaryHoldsWhatTheKalmanFilterSays() throws IOException {
    CommandRun run = infer("--json");
    assertEquals(0, run.code(), run.err());
    double m = 0;
    double p = 1;
    double gain = p / (p + 0.04);
    m += gain * (0.1 - m);
    p *= 1 - gain;
    // u is 0 until the second row, then 1 until the last
    m += 0.5;
    p += 0.25;
    gain = p / (p + 0.04);
    m += gain * (0.8 - m);
    p *= 1 - gain;
    m += 1;
    p += 0.25;
    gain = p / (p + 0.04);
    m += gain * (1.7 - m);
    p *= 1 - gain;
    JsonValue x = JsonValue.of(run.out()).at("states").at("x");
    assertEquals(m, (Double) x.at("last_mean").value(), 1e-9);
    assertEquals(Math.sqrt(p), (Double) x.at("last_deviation").value(), 1e-9);
    assertEquals(3L, JsonValue.of(run.out()).at("innovations").at("y").at("count").value());
    Path results = folder.resolve("results/walk");
    try (Stream<Path> runs = Files.list(results)) {
      Path one = runs.findFirst().orElseThrow();
      for (String file :
          List.of(
              "study.yaml",
              "summary.json",
              "states.csv",
              "innovations.csv",
              "provenance.json",
              "report.html")) {
        assertTrue(Files.size(one.resolve(file)) > 0, file);
      }
      assertEquals(5, Files.readAllLines(one.resolve("states.csv")).size());
    }
  }

  @Test
  void theTableNamesStatesAndMeasurements() {
    CommandRun run = infer();
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("walk: 4 rows of data.csv, unscented filter"), run.out());
    assertTrue(run.out().contains("report.html"), run.out());
  }

  private void refuse(String from, String to, String said) throws IOException {
    assertTrue(STUDY.contains(from) || DATA.contains(from), from);
    Files.writeString(folder.resolve("walk.yaml"), STUDY.replace(from, to));
    Files.writeString(folder.resolve("data.csv"), DATA.replace(from, to));
    CommandRun run = infer();
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing is left behind");
  }

  @Test
  void mistakesOfTheStudyArePlaced() throws IOException {
    refuse("{y: 0.2}", "{z: 0.2}", "walk.yaml:10:13: there is no output 'z'");
    refuse("{x: 1}", "{x: -1}", "walk.yaml:11:14: a deviation is a number from 0 on");
    refuse("step: 0.5", "step: 0", "walk.yaml:13:9: expected a number above 0");
    refuse("step: 0.5", "filtre: extended", "did you mean 'filter'?");
    refuse("{y: 0.2}", "{y: sigma}", "has no 'sigma'");
    refuse("inputs: [u]\n  step", "inputs: [v]\n  step", "there is no scalar input 'v'");
  }

  @Test
  void mistakesOfTheDataArePlaced() throws IOException {
    refuse("t,u,y", "t,u,z", "data.csv: expected a column 'y', found the columns t, u, z");
    refuse("1,1,0.8", "1,1,high", "data.csv:4:5: expected a number or nothing in column 'y'");
    refuse("1,1,0.8", "1,,0.8", "data.csv:4: expected a number for the input in column 'u'");
    refuse("2,0,1.7", "0.7,0,1.7", "data.csv:5: expected a time from 1.0 on");
    refuse("1,1,0.8", ",1,0.8", "data.csv:4: expected a time in column 't', found none");
    refuse("0,0,0.1\n0.5,1,\n1,1,0.8\n2,0,1.7\n", "", "found only a header");
  }

  /// Two walks of which the sum alone is seen.
  @Test
  void whatNoSensorShowsIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("walk.yaml"),
        """
        study: two
        system: |
          system: two
          states: {x: 0, z: 0}
          noise: [w]
          equations: |
            dx = 0.5*dw
            dz = 0.3*dw
          outputs: {y: x + z}
        infer: {measure: {y: 0.2}, start: {x: 1, z: 1}}
        """);
    CommandRun run = infer();
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("near the start no sensor shows"), run.out());
  }

  @Test
  void otherStudiesAndCommandsSayWhereToGo() {
    CommandRun other = CommandRun.in(folder, "infer", "particle-textbook", "data.csv");
    assertEquals(2, other.code());
    assertTrue(other.err().contains("has no section 'infer'"), other.err());
    CommandRun run = CommandRun.in(folder, "run", "walk.yaml");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("homeostat infer walk.yaml DATA"), run.err());
  }
}
