package org.homeostat.substrate.fmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitEnvironment;
import org.homeostat.substrate.unit.UnitSystem;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units for model exchange: solved by CVode through FMPy, and by our own process for units, they
/// move as tsit5 solves their equations, events included.
class ExchangeTest {
  private static final DynamicalSystem BALL =
      DynamicalSystem.named("ball")
          .state("h", 1)
          .state("v", 0)
          .input("wind")
          .parameter("e", 0.8)
          .equations("dh = v*dt", "dv = (wind - 9.81)*dt")
          .event("bounce", Map.of("when", "h < 0 and v < 0"), "h = 0", "v = -e*v")
          .output("energy", "9.81*h + v^2/2")
          .build();

  private static final DynamicalSystem CHAIN =
      DynamicalSystem.named("chain")
          .state("x", tensor(Shape.of(3), 1, 0, -0.5))
          .state("v", tensor(Shape.of(3), 0, 0.3, 0))
          .parameter("A", tensor(Shape.of(3, 3), -2, 1, 0, 1, -2, 1, 0, 1, -2))
          .equations("dx = v*dt", "dv = (A@x - 0.1*v + sin(t))*dt")
          .output("energy", "sum(v^2)/2")
          .build();

  @TempDir private Path folder;

  private static Tensor tensor(Shape shape, double... elements) {
    return new Tensor(shape, elements);
  }

  private static DynamicalSystem system(String name) throws Exception {
    return switch (name) {
      case "ball" -> BALL;
      case "chain" -> CHAIN;
      default -> SystemReader.read(Path.of("..", "systems", name + ".yaml"));
    };
  }

  private void exported(DynamicalSystem system, double step) throws Exception {
    var simulation = Simulation.of(system).method("rk4").step(step);
    system.outputs().forEach(output -> simulation.record(output.name()));
    Fmu unit = Fmu.of(simulation.fixedStep());
    FmuFile.write(unit, folder.resolve("unit.fmu"));
  }

  @ParameterizedTest
  @CsvSource({
    "van-der-pol, 0.05, 20, x, mu, 2, 1e-6",
    "ball, 0.01, 2.5, h, e, 0.7, 1e-6",
    "ball, 0.01, 2.5, energy, e, 0.7, 1e-5",
    "lif-neuron, 0.0001, 0.2, v, threshold, -0.056, 1e-7",
    "chain, 0.1, 10, x, '', 0, 1e-6",
  })
  void cvodeMovesAUnitAsWeDo(
      String name, double step, double until, String seen, String set, double value, double error)
      throws Exception {
    UnitRun.need();
    String to = set.isEmpty() ? "" : set + "=" + value;
    ExchangeRun run = new ExchangeRun(system(name), step, until, List.of(seen), to);
    exported(system(name), step);
    ExchangeRun.check(folder, List.of("unit"), List.of(run), error);
  }

  /// Without its description for co-simulation a unit has to be solved.
  @ParameterizedTest
  @CsvSource({"ball, 0.01, 2.5, h, 1e-6", "lif-neuron, 0.0001, 0.1, v, 1e-6"})
  void ourProcessMovesAUnitAsWeDo(String name, double step, double until, String seen, double error)
      throws Exception {
    Tool.GCC.need();
    DynamicalSystem system = system(name);
    exported(system, step);
    Path exchange = folder.resolve("exchange.fmu");
    try (ZipFile from = new ZipFile(folder.resolve("unit.fmu").toFile());
        OutputStream out = Files.newOutputStream(exchange);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : from.stream().toList()) {
        String text =
            new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            text.replaceFirst("(?s)<CoSimulation.*?/>", "").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    ImportedUnit read = ImportedUnit.read(exchange);
    assertFalse(read.description().takesSteps());
    UnitSystem unit = UnitSystem.of(read.description());
    double[] found =
        Simulation.of(unit.system())
            .step(step)
            .until(until)
            .couple(unit.coupling(new UnitEnvironment(read, UnitEnvironment.Leave.USUAL), ""))
            .record(seen)
            .run()
            .paths()
            .values(seen, 0);
    double[] known = new ExchangeRun(system, step, until, List.of(seen), "").expected().getFirst();
    for (int k = 0; k < known.length; k++) {
      assertEquals(known[k], found[k], error, seen + " at sample " + k);
    }
  }

  @Test
  void whatLivesOnTheGridOfStepsIsForCoSimulationOnly() throws Exception {
    String noise = description("particle");
    assertTrue(noise.contains("<CoSimulation") && !noise.contains("<ModelExchange"), noise);
    DynamicalSystem jumps =
        DynamicalSystem.named("jumps")
            .state("x", 0)
            .equations("dx = -x*dt")
            .event("jump", Map.of("rate", "2"), "x = x + 1")
            .build();
    Fmu unit = Fmu.of(Simulation.of(jumps).step(0.1).fixedStep());
    assertEquals("the event jump happens step by step", unit.obstacle());
    String all = description("van-der-pol");
    assertTrue(all.contains("<CoSimulation") && all.contains("<ModelExchange"), all);
  }

  private static String description(String name) throws Exception {
    var simulation = Simulation.of(system(name)).step(0.1);
    return "" + Fmu.of(simulation.fixedStep()).files().get(Fmu.DESCRIPTION);
  }
}
