package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Compiled equals interpreted, on the trees of random systems.
class KernelLawsTest {
  /// One vector and a rest.
  private static final int LANES = 9;

  /// Ten thousand trees; a million in the long profile.
  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyExecutionLeavesTheBitsOfTheInterpreter(Precision precision) {
    assertTrue(Execution.VECTOR.available(), "start Java with --add-modules jdk.incubator.vector");
    int systems = RandomExpressions.count(10_000) / RandomSystems.TREES / 2;
    for (long seed = 0; seed < systems; seed++) {
      Program program = Run.of(RandomSystems.noisy(seed)).precision(precision).compile().program();
      Memory expected = stepped(program, Execution.INTERPRETED, seed);
      for (Execution execution : List.of(Execution.PLAIN, Execution.VECTOR, Execution.TAPE)) {
        Memory actual = stepped(program, execution, seed);
        for (Result result : program.results()) {
          for (int lane = 0; lane < LANES; lane++) {
            assertEquals(
                expected.get(result.name(), lane),
                actual.get(result.name(), lane),
                "seed " + seed + ", " + execution + ", " + result.name() + " of lane " + lane);
          }
        }
      }
    }
  }

  /// The memory after a step from random states, in which zeros, infinities and NaN occur.
  private static Memory stepped(Program program, Execution execution, long seed) {
    RandomExpressions random = new RandomExpressions(seed);
    Kernel kernel = Kernel.of(program, execution);
    Memory memory = kernel.memory(LANES);
    for (Input input : program.inputs()) {
      for (int lane = 0; lane < (input.binding().byLane() ? LANES : 1); lane++) {
        Tensor value = Tensor.zeros(input.shape());
        for (int e = 0; e < value.elements().length; e++) {
          value.elements()[e] = number(random);
        }
        if (input.binding().byLane()) {
          memory.set(input.name(), lane, value);
        } else {
          memory.set(input.name(), value);
        }
      }
    }
    kernel.prepare(memory);
    double[] normals = new double[program.normals() * LANES];
    for (int n = 0; n < normals.length; n++) {
      normals[n] = random.between(-3, 3);
    }
    kernel.run(memory, normals, 0);
    return memory;
  }

  private static double number(RandomExpressions random) {
    return switch (random.below(40)) {
      case 0 -> 0;
      case 1 -> -0.0;
      case 2 -> Double.NaN;
      case 3 -> Double.NEGATIVE_INFINITY;
      default -> random.between(-3, 3);
    };
  }
}
