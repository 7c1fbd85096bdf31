package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which operations become loops. That their values are right is the matter of [IntegerCodeTest].
class RollingTest {
  private static final String NETWORK =
      """
      system: network
      states: {x: {shape: [SIZE], start: 0.1}}
      parameters: {A: {shape: [SIZE, SIZE], start: 0.25}}
      equations: dx = (A@tanh(x) - x)*dt
      """;

  @TempDir private Path folder;

  /// tanh, the first and the other columns of the product, the difference, the step.
  @Test
  void aLayerTakesALoopForEachColumnWhateverItsSize() throws Exception {
    for (int size : new int[] {4, 8}) {
      Rolling rolling = new Rolling(tunable(size), 0);
      List<Integer> loops =
          rolling.runs().stream()
              .filter(Rolling.Run::isLoop)
              .map(run -> run.members().size())
              .toList();
      assertEquals(new HashSet<>(List.of(size)), new HashSet<>(loops), "all of one length");
      assertEquals(1 + size + 2, loops.size(), loops + "");
      assertEquals(loops.size(), rolling.runs().size(), "nothing stands alone");
    }
  }

  @Test
  void eachOperationIsTakenOnceAndAfterItsArguments() throws Exception {
    IntegerProgram program = tunable(5);
    Set<Integer> done = new HashSet<>();
    for (int i = 0; i < program.instructions().size(); i++) {
      IntegerOperation operation = program.instructions().get(i).operation();
      if (operation instanceof IntegerOperation.Read
          || operation instanceof IntegerOperation.Constant) {
        done.add(i);
      }
    }
    for (Rolling.Run run : new Rolling(program, 0).runs()) {
      for (int member : run.members()) {
        assertTrue(done.containsAll(program.instructions().get(member).arguments()));
      }
      run.members().forEach(member -> assertTrue(done.add(member)));
    }
    assertEquals(program.instructions().size(), done.size());
  }

  private IntegerProgram tunable(int size) throws Exception {
    Path file = folder.resolve("network.yaml");
    Files.writeString(file, NETWORK.replace("SIZE", "" + size));
    var step =
        Simulation.of(SystemReader.read(file))
            .method("euler-maruyama")
            .step(0.01)
            .until(1)
            .fixedStep();
    return IntegerStep.of(step, FixedPoint.parse("q15.16"), List.of("A")).advance();
  }
}
