package org.homeostat.substrate.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A unit of FMI 2.0 that is written without Homeostat, against closed forms; and what it costs
/// when it misbehaves.
class BallTest {
  private static final double STEP = 0.0625;
  private static final double G = 9.81;

  @TempDir private Path folder;

  private Paths run(String kind, double until, Map<String, Double> settings) throws Exception {
    ImportedUnit read = ImportedUnit.read(Ball.unit(folder, kind));
    UnitSystem unit = UnitSystem.of(read.description());
    boolean mayLoop = settings.getOrDefault("mischief", 0.0) == 2;
    Simulation simulation =
        Simulation.of(unit.system())
            .step(STEP)
            .until(until)
            .couple(
                unit.coupling(
                    new UnitEnvironment(
                        read, new UnitEnvironment.Leave(mayLoop ? 1 : 20, List.of())),
                    ""))
            .record("h", "v", "bounces");
    settings.forEach(simulation::set);
    return simulation.run().paths();
  }

  @Test
  void aUnitThatTakesItsOwnStepsFliesInAParabola() throws Exception {
    Paths paths = run(Ball.CO_SIMULATION, 0.375, Map.of("g", 5.0));
    for (int k = 0; k < paths.times().length; k++) {
      double t = paths.times()[k];
      assertEquals(1 - 2.5 * t * t, paths.values("h", 0)[k], 1e-14);
      assertEquals(-5 * t, paths.values("v", 0)[k], 1e-14);
    }
  }

  /// It falls for sqrt(2/g), and then flies for 2*e^k*sqrt(2/g) after its k-th bounce.
  @Test
  void aUnitWhoseEquationsAreSolvedBouncesWhenItShould() throws Exception {
    double e = 0.8;
    Paths paths = run(Ball.MODEL_EXCHANGE, 3, Map.of("e", e));
    for (int k = 0; k < paths.times().length; k++) {
      double since = paths.times()[k];
      double flight = Math.sqrt(2 / G);
      double speed = 0;
      double height = 1;
      int bounces = 0;
      while (since > flight) {
        since -= flight;
        bounces++;
        speed = Math.pow(e, bounces) * Math.sqrt(2 * G);
        flight = 2 * speed / G;
        height = 0;
      }
      assertEquals(bounces, paths.values("bounces", 0)[k]);
      assertEquals(
          height + since * (speed - G * since / 2), paths.values("h", 0)[k], 1e-7, "sample " + k);
    }
  }

  @Test
  void anInputOfLogicalTypeDrivesIt() throws Exception {
    for (String kind : new String[] {Ball.CO_SIMULATION, Ball.MODEL_EXCHANGE}) {
      Paths paths = run(kind, 1, Map.of("floating", 1.0));
      assertEquals(1, paths.values("h", 0)[16], "it does not fall");
    }
  }

  private static long left() throws Exception {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> Files.exists(f.resolve("binaries").resolve("linux64").resolve("ball.so")))
          .count();
    }
  }

  private void fails(String kind, double mischief, String message, String advice) throws Exception {
    long before = left();
    UnitFailure failure =
        assertThrows(UnitFailure.class, () -> run(kind, 1, Map.of("mischief", mischief)));
    String said = failure.getMessage() + "|" + failure.advice();
    assertTrue(said.contains(message), said);
    assertTrue(failure.advice().contains(advice), said);
    assertEquals(before, left(), "its files are gone");
  }

  @Test
  void aUnitThatAbortsCostsALine() throws Exception {
    fails(Ball.MODEL_EXCHANGE, 1, "ball.fmu crashed, with signal 6", "");
  }

  @Test
  void aUnitThatDoesNotReturnIsEnded() throws Exception {
    fails(Ball.CO_SIMULATION, 2, "ball.fmu did not return within 1 s", "--unit-seconds");
  }

  @Test
  void aUnitThatWritesThroughAWrongPointerCostsALine() throws Exception {
    fails(Ball.CO_SIMULATION, 4, "ball.fmu crashed", "SIGSEGV in [ball.so");
  }

  @Test
  void aUnitThatEndsItsProcessCostsALine() throws Exception {
    fails(Ball.CO_SIMULATION, 6, "ball.fmu ended its process, with code 0", "");
  }

  @Test
  void aUnitThatPrintsAndReadsDisturbsNobody() throws Exception {
    Paths paths = run(Ball.CO_SIMULATION, 0.375, Map.of("mischief", 3.0));
    assertEquals(1 - G / 2 * 0.375 * 0.375, paths.values("h", 0)[6], 1e-14);
  }

  @Test
  void whatAUnitSaysOfItsErrorIsToldOn() throws Exception {
    UnitFailure failure =
        assertThrows(UnitFailure.class, () -> run(Ball.CO_SIMULATION, 1, Map.of("mischief", 5.0)));
    assertEquals("ball.fmu: fmi2DoStep failed: it is %s", failure.getMessage());
  }
}
