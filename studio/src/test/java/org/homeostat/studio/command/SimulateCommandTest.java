package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final String EXPLODING =
      "system: exploding\nstates: {x: 1}\nequations: |\n  dx = x^2*dt\n";

  @TempDir private Path folder;

  @Test
  void aSystemIsDrawnInAReport() {
    CommandRun run = CommandRun.in(folder, "simulate", "lorenz", "--until", "2", "--json");
    assertEquals(0, run.code(), run.err());
    Path place = folder.resolve(JsonValue.of(run.out()).at("folder").toString());
    assertTrue(Files.isRegularFile(place.resolve("report.html")), run.out());
  }

  @Test
  void aSimulationReproduces() {
    CommandRun run =
        CommandRun.in(folder, "simulate", "particle", "--until", "5", "--json", "--seeds", "2");
    String place = JsonValue.of(run.out()).at("folder").toString();
    CommandRun again = CommandRun.in(folder, "reproduce", place);
    assertEquals(0, again.code(), again.out() + again.err());
  }

  @Test
  void aLoneRunThatDivergesFailsAndSaysWhere() throws IOException {
    Files.writeString(folder.resolve("exploding.yaml"), EXPLODING);
    CommandRun run =
        CommandRun.in(folder, "simulate", "exploding.yaml", "--until", "9", "--step", "0.1");
    assertEquals(1, run.code());
    assertTrue(run.firstError().startsWith("homeostat: the run diverged at t = "), run.err());
    assertTrue(run.out().contains("1 of 1 diverged"), run.out());
  }

  @Test
  void severalRunsThatDivergeAreCounted() throws IOException {
    Files.writeString(folder.resolve("exploding.yaml"), EXPLODING);
    CommandRun run =
        CommandRun.in(
            folder, "simulate", "exploding.yaml", "--until", "9", "--step", "0.1", "--seeds", "2");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("2 of 2 diverged"), run.out());
  }

  @Test
  void settingsAndMethodAreThoseAsked() {
    CommandRun run =
        CommandRun.in(
            folder,
            "simulate",
            "lorenz",
            "--set",
            "rho=14",
            "--method",
            "heun",
            "--step",
            "0.01",
            "--until",
            "1");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("lorenz: 1 seed, heun, step 0.01, until 1"), run.out());
  }

  @Test
  void aMethodThatCannotSolveTheSystemIsRefused() {
    CommandRun run = CommandRun.in(folder, "simulate", "particle", "--method", "rk4");
    assertEquals(2, run.code());
    assertTrue(run.firstError().startsWith("homeostat: rk4 is for systems without noise"));
  }
}
