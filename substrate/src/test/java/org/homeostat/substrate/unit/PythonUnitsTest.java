package org.homeostat.substrate.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Units that other tools have made, of both versions of FMI and both kinds.
class PythonUnitsTest {
  @TempDir private Path folder;

  private record Built(UnitSystem unit, UnitEnvironment environment) {
    Simulation simulation() {
      return Simulation.of(unit.system()).couple(unit.coupling(environment, ""));
    }
  }

  private Built build(String tool, String script, String name) throws Exception {
    Tool.needPython(tool);
    Tool.copy(PythonUnitsTest.class, script, folder);
    Tool.output(
        folder, List.of("python3", "-m", tool, "build", "-f", script, "--no-external-tool"));
    ImportedUnit read = ImportedUnit.read(folder.resolve(name + ".fmu"));
    return new Built(
        UnitSystem.of(read.description()),
        new UnitEnvironment(read, new UnitEnvironment.Leave(60, List.of(python()))));
  }

  /// These units expect to be loaded by Python, or after its library.
  private String python() throws Exception {
    String ask =
        """
        import ctypes.util, os, sys, sysconfig
        name = "python3.%d" % sys.version_info[1]
        path = os.path.join(sysconfig.get_config_var("LIBDIR"), "lib" + name + ".so")
        print(path if os.path.exists(path) else ctypes.util.find_library(name) or "")
        """;
    String found = Tool.output(folder, List.of("python3", "-c", ask)).getFirst();
    if (found.isEmpty()) {
      System.err.println("skipped: no library of Python here; apt install libpython3-dev");
    }
    assumeTrue(!found.isEmpty(), "apt install libpython3-dev");
    return found;
  }

  @Test
  void aTankOfPythonfmuEmptiesExponentially() throws Exception {
    Paths paths =
        build("pythonfmu", "tank.py", "Tank")
            .simulation()
            .step(0.25)
            .until(2)
            .set("tau", 0.5)
            .set("u", 3)
            .record("x", "steps")
            .run()
            .paths();
    for (int k = 0; k < paths.times().length; k++) {
      double t = paths.times()[k];
      assertEquals(3 - 2 * Math.exp(-t / 0.5), paths.values("x", 0)[k], 1e-14);
      assertEquals(k, paths.values("steps", 0)[k]);
    }
  }

  @Test
  void thePendulumOfPythonfmu3SwingsAsOurs() throws Exception {
    Simulation found = build("pythonfmu3", "pendulum.py", "Pendulum").simulation();
    DynamicalSystem ours =
        DynamicalSystem.named("pendulum")
            .state("angle", 0.5)
            .state("speed", 0)
            .input("torque")
            .parameter("damping", 0.2)
            .equations(
                "dangle = speed*dt", "dspeed = (torque - 9.81*sin(angle) - damping*speed)*dt")
            .build();
    Simulation expected = Simulation.of(ours).method("tsit5").tolerance(1e-12, 1e-12);
    for (Simulation each : List.of(expected, found)) {
      each.step(0.05).until(2).set("torque", 1.5).set("damping", 0.4).record("angle", "speed");
    }
    for (String name : List.of("angle", "speed")) {
      double[] known = expected.run().paths().values(name, 0);
      double[] values = found.run().paths().values(name, 0);
      for (int k = 0; k < known.length; k++) {
        assertEquals(known[k], values[k], 1e-5, name + " at sample " + k);
      }
    }
  }
}
