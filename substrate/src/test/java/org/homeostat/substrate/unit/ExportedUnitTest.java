package org.homeostat.substrate.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Coupling;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fmi.Fmu;
import org.homeostat.substrate.fmi.FmuFile;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our own units, read back: a loop that runs through one has the bits of the loop in equations.
class ExportedUnitTest {
  private static final double STEP = 0.01;
  private static final int STEPS = 60;

  @TempDir private Path folder;

  private static final DynamicalSystem AGENT =
      DynamicalSystem.named("agent")
          .state("z", 0.2)
          .input("y")
          .noise("w")
          .equations("dz = (y - 2*z)*dt + 0.1*dw", "u = -1.5*tanh(z) - 0.5*y")
          .output("u", "u")
          .build();

  private ImportedUnit exported(DynamicalSystem system) throws Exception {
    var simulation = Simulation.of(system).method("euler-maruyama").step(STEP);
    system.outputs().forEach(output -> simulation.record(output.name()));
    Path file = folder.resolve(system.name() + ".fmu");
    FmuFile.write(Fmu.of(simulation.fixedStep()), file);
    return ImportedUnit.read(file);
  }

  private static Simulation simulation(DynamicalSystem system) {
    return Simulation.of(system)
        .method("euler-maruyama")
        .step(STEP)
        .until(STEPS * STEP)
        .seeds(4, 3)
        .threads(2)
        .lanes(2);
  }

  /// Euler's method holds over a step what it reads, as a coupling does.
  @Test
  void aLoopThroughAUnitHasTheBitsOfTheLoopInEquations() throws Exception {
    Tool.GCC.need();
    DynamicalSystem pendulum =
        DynamicalSystem.named("pendulum")
            .state("angle", 0.7)
            .state("speed", 0)
            .input("u")
            .parameter("friction", 0.1)
            .equations("dangle = speed*dt", "dspeed = (u - 9.81*sin(angle) - friction*speed)*dt")
            .output("height", "1 - cos(angle)")
            .build();
    UnitSystem unit = UnitSystem.of(exported(pendulum).description());
    List<String> names = List.of("plant.angle", "plant.height", "agent.u");
    Ensemble expected = recorded(loop(pendulum), names).set("plant.friction", 0.2).run();
    Coupling coupling =
        unit.coupling(
            new UnitEnvironment(exported(pendulum), UnitEnvironment.Leave.USUAL), "plant.");
    Ensemble found =
        recorded(loop(unit.system()), names).set("plant.friction", 0.2).couple(coupling).run();
    for (String name : names) {
      for (int row = 0; row < 3; row++) {
        assertArrayEquals(
            expected.paths().values(name, row), found.paths().values(name, row), name);
      }
    }
  }

  private static Simulation recorded(DynamicalSystem system, List<String> names) {
    Simulation simulation = simulation(system);
    names.forEach(simulation::record);
    return simulation;
  }

  private static DynamicalSystem loop(DynamicalSystem plant) {
    return Composition.of(
        "loop",
        new TreeMap<>(Map.of("plant", plant, "agent", AGENT)),
        List.of(Connection.of("agent.y", "plant.angle"), Connection.of("plant.u", "agent.u")));
  }

  /// Arrays, and noise by the seed that is a parameter of the unit.
  @Test
  void aShippedSystemWithArraysAndNoiseHasItsBits() throws Exception {
    Tool.GCC.need();
    DynamicalSystem system = SystemReader.read(Path.of("..", "systems", "kuramoto.yaml"));
    ImportedUnit read = exported(system);
    UnitSystem unit = UnitSystem.of(read.description());
    String state = system.states().getFirst().name();
    double[] expected =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(STEP)
            .until(STEPS * STEP)
            .seeds(7, 1)
            .record(state)
            .run()
            .paths()
            .values(state, 0);
    Simulation outside =
        Simulation.of(unit.system())
            .method("euler-maruyama")
            .step(STEP)
            .until(STEPS * STEP)
            .couple(unit.coupling(new UnitEnvironment(read, UnitEnvironment.Leave.USUAL), ""))
            .record(state);
    if (unit.names().containsKey("noise.seed")) {
      outside.set("noise_seed", Tensor.scalar(7));
    }
    assertArrayEquals(expected, outside.run().paths().values(state, 0));
  }
}
