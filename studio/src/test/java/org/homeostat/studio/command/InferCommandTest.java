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
  /// A walk with a known drift, on which the Kalman filter is exact.
  static final String STUDY =
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

  static final String DATA = "t,u,y\n0,0,0.1\n0.5,1,\n1,1,0.8\n2,0,1.7\n";

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
    // dz = 0.6*dx, whatever w is; y shows x + z alone
    assertTrue(run.out().contains("near the start no sensor shows x - z"), run.out());
    assertTrue(run.out().contains("near the start no noise moves -0.600*x + z"), run.out());
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

  private static final String UNKNOWN =
      STUDY.replace("{y: 0.2}", "{y: error}").replace("start: {x: 1}", "start: {x: 0.5}")
          + """
            parameters:
              x: normal(0, 1)
              error: {prior: halfnormal(0.5), start: 0.3}
            sample: {draws: 2000}
          """;

  private Path onlyRun(String study) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve(study))) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void parametersAreDrawnAndRepeated() throws IOException {
    Files.writeString(folder.resolve("walk.yaml"), UNKNOWN);
    CommandRun run = infer("--json", "-q");
    assertEquals(0, run.code(), run.err());
    JsonValue error = JsonValue.of(run.out()).at("parameters").at("error");
    assertTrue((Double) error.at("r_hat").value() < 1.01);
    assertTrue((Double) error.at("mean").value() > 0);
    assertTrue((Double) error.at("bulk").value() > 400);
    Path results = onlyRun("walk");
    assertEquals(8001, Files.readAllLines(results.resolve("draws.csv")).size());
    assertTrue(Files.readString(results.resolve("report.html")).contains("Pairs"));
    List<String> states = Files.readAllLines(results.resolve("states.csv"));
    List<String> header = List.of(states.getFirst().split(","));
    List<String> first = List.of(states.get(1).split(","));
    // what is not known of the start and the sensor makes the state less certain
    double given = Double.parseDouble(first.get(header.indexOf("x.smoothed.deviation")));
    double mixed = Double.parseDouble(first.get(header.indexOf("x.mixed.deviation")));
    assertTrue(mixed > 1.05 * given, mixed + " " + given);
    String name = folder.relativize(results).toString();
    CommandRun again = CommandRun.in(folder, "reproduce", name, "-q");
    assertEquals(0, again.code(), again.out() + again.err());
    assertTrue(again.out().contains("draws.csv: equal"), again.out());
  }

  /// As after a kill: what the last chain left is gone, what ended before is kept.
  @Test
  void anInterruptedRunGoesOnToTheSameBytes() throws IOException {
    Files.writeString(folder.resolve("walk.yaml"), UNKNOWN);
    assertEquals(0, infer("-q").code());
    Path first = onlyRun("walk");
    Path second = folder.resolve("results/walk/stopped");
    Files.createDirectories(second);
    for (String kept : List.of("study.yaml", "data.csv")) {
      Files.copy(first.resolve(kept), second.resolve(kept));
    }
    CommandRun resumed = CommandRun.in(folder, "resume", "results/walk/stopped", "-q");
    assertEquals(0, resumed.code(), resumed.err());
    for (String file : List.of("draws.csv", "states.csv", "innovations.csv")) {
      assertEquals(-1, Files.mismatch(first.resolve(file), second.resolve(file)), file);
    }
    try (Stream<Path> files = Files.list(second)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith("checkpoint")));
    }
  }

  @Test
  void theLikeliestValuesHaveStandardErrors() throws IOException {
    Files.writeString(
        folder.resolve("walk.yaml"),
        STUDY.replace("start: {x: 1}", "start: {x: 0}")
            + "  parameters: {x: flat}\n  estimate: likelihood\n");
    CommandRun run = infer("--json");
    assertEquals(0, run.code(), run.err());
    JsonValue x = JsonValue.of(run.out()).at("parameters").at("x");
    // rows of a walk that starts at x: 0.1, x + 0.8 - 0.5, x + 1.7 - 1.5 with covariances of
    // 0.04 on the diagonal and 0.25*min(t) everywhere
    double[][] p = {{0.04, 0, 0}, {0, 0.29, 0.25}, {0, 0.25, 0.54}};
    double determinant = p[1][1] * p[2][2] - p[1][2] * p[2][1];
    double precision = 1 / p[0][0] + (p[1][1] + p[2][2] - 2 * p[1][2]) / determinant;
    double weighted =
        0.1 / p[0][0] + ((p[2][2] - p[1][2]) * 0.3 + (p[1][1] - p[1][2]) * 0.2) / determinant;
    assertEquals(weighted / precision, (Double) x.at("value").value(), 1e-5);
    assertEquals(1 / Math.sqrt(precision), (Double) x.at("standard_error").value(), 1e-5);
  }

  private CommandRun density(String text) throws IOException {
    Files.writeString(folder.resolve("density.yaml"), text);
    return CommandRun.in(folder, "infer", "density.yaml", "-q", "--json");
  }

  @Test
  void aDensityNeedsNoTable() throws IOException {
    CommandRun run =
        density(
            """
            study: density
            infer:
              parameters: {a: "normal(1, 2)"}
              quantities: {twice: 2*a}
            """);
    assertEquals(0, run.code(), run.err());
    JsonValue twice = JsonValue.of(run.out()).at("parameters").at("twice");
    assertEquals(2, (Double) twice.at("mean").value(), 0.3);
    assertEquals(4, (Double) twice.at("deviation").value(), 0.3);
    CommandRun show = CommandRun.in(folder, "show", "density.yaml");
    assertTrue(show.out().contains("a.dw"), show.out() + show.err());
    CommandRun useless = CommandRun.in(folder, "infer", "density.yaml", "data.csv");
    assertEquals(2, useless.code());
    assertTrue(useless.err().contains("needs no table"), useless.err());
  }

  @Test
  void aDensityTakesColumns() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "value\n1\n2\n3\n");
    Files.writeString(
        folder.resolve("density.yaml"),
        """
        study: density
        infer:
          parameters: {a: flat}
          data: {y: value}
          likelihood: -sum((y - a)^2)/2
        """);
    CommandRun run = CommandRun.in(folder, "infer", "density.yaml", "rows.csv", "-q", "--json");
    assertEquals(0, run.code(), run.err());
    JsonValue a = JsonValue.of(run.out()).at("parameters").at("a");
    assertEquals(2, (Double) a.at("mean").value(), 0.06);
    assertEquals(1 / Math.sqrt(3), (Double) a.at("deviation").value(), 0.05);
    CommandRun none = CommandRun.in(folder, "infer", "density.yaml");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("needs a table with the columns value"), none.err());
  }

  /// Two hills far apart, each visited by some of the chains alone.
  @Test
  void chainsThatDoNotAgreeAreNotToBeUsed() throws IOException {
    CommandRun run =
        density(
            """
            study: density
            infer:
              parameters: {a: {density: "-8*(a^2 - 1)^2*10"}}
            """);
    assertEquals(1, run.code(), run.out());
    assertTrue(run.err().contains("do not agree on a: R-hat is"), run.err());
    assertTrue(run.err().contains("do not use the estimates"), run.err());
  }

  private void refuseDensity(String section, String said) throws IOException {
    CommandRun run = density("study: density\ninfer:\n" + section.indent(2));
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing is left behind");
  }

  @Test
  void mistakesOfPriorsArePlaced() throws IOException {
    refuseDensity("parameters: {a: norml(0)}", "density.yaml:3:19: unknown function 'norml'");
    refuseDensity("parameters: {a: normal(0)}", "takes 2 arguments, found 1");
    refuseDensity("parameters: {a: '2*normal(0, 1)'}", "there are normal(mean, deviation)");
    refuseDensity("parameters: {a: 'normal(0, -1)'}", "'deviation' of normal is -1.0");
    refuseDensity("parameters: {a: {prior: flat, below: 0, above: 1}}", "low end");
    refuseDensity("parameters: {a: {start: -1, above: 0}}", "a start of -1.0 is not between");
    refuseDensity("parameters: {a: flat}\nlikelihood: -b^2", "'b' is neither a parameter nor");
    refuseDensity("parameters: {a: flat}\nlikelihood: '[a, a]'", "has the shape");
    refuseDensity("parameters: {a: flat}\nsample: {method: nut}", "did you mean 'nuts'?");
    refuseDensity("parameters: {a: flat}\nsample: {draws: 1.5}", "expected a whole number from 10");
    refuseDensity("parameters: {a: flat}\nlikelihood: log(a - 5)", "is not finite at 100 points");
    refuse("step: 0.5", "step: 0.5\n  parameters: {z: flat}", "there is no parameter, state or");
    refuse("step: 0.5", "step: 0.5\n  parameters: {x: 'normal(q, 1)'}", "names 'q'");
    refuse(
        "{y: 0.2}\n",
        "{y: error}\n  parameters: {x: 'normal(0, error)', error: halfnormal(1)}\n",
        "walk.yaml:11:20: the prior of 'x' names 'error'");
    refuse(
        "step: 0.5",
        "step: 0.5\n  parameters: {x: {prior: 'normal(0, 1)', above: 50}}",
        "walk.yaml:14:15: no draw of 'x' falls between its ends");
  }
}
