package org.homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.homeostat.expression.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interpreted, plain and vector code and tapes leave the same bits, on scalars and over arrays,
/// for any number of lanes.
class ExecutionsAgreeTest {
  private static final int STEPS = 3;

  @ParameterizedTest
  @CsvSource({
    "PLAIN, DOUBLE, 2",
    "PLAIN, DOUBLE, 19",
    "VECTOR, DOUBLE, 2",
    "VECTOR, DOUBLE, 19",
    "PLAIN, FLOAT, 2",
    "PLAIN, FLOAT, 19",
    "VECTOR, FLOAT, 2",
    "VECTOR, FLOAT, 19",
    "TAPE, DOUBLE, 2",
    "TAPE, DOUBLE, 19",
    "TAPE, FLOAT, 2"
  })
  void generatedCodeLeavesTheBitsOfTheInterpreter(
      Execution execution, Precision precision, int length) {
    assumeTrue(execution.available(), "no Vector API: --add-modules jdk.incubator.vector");
    int programs = Boolean.getBoolean("homeostat.long") ? 3000 : 30;
    for (int seed = 0; seed < programs; seed++) {
      Program program = new RandomPrograms(seed, precision, length).program(10 + 3 * (seed % 20));
      Kernel interpreted = Kernel.of(program, Execution.INTERPRETED);
      Kernel generated = Kernel.of(program, execution);
      for (int count : new int[] {1, 3, 8, 13}) {
        String expected = run(interpreted, program, count);
        assertEquals(expected, run(generated, program, count), "seed " + seed + ", lanes " + count);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INTERPRETED, 2",
    "PLAIN, 2",
    "PLAIN, 19",
    "VECTOR, 2",
    "VECTOR, 19",
    "TAPE, 2",
    "TAPE, 19"
  })
  void lanesDoNotTouchEachOther(Execution execution, int length) {
    assumeTrue(execution.available(), "no Vector API: --add-modules jdk.incubator.vector");
    for (int seed = 0; seed < 10; seed++) {
      Program program = new RandomPrograms(seed, Precision.DOUBLE, length).program(30);
      Kernel kernel = Kernel.of(program, execution);
      String few = run(kernel, program, 3).lines().limit(3).toList().toString();
      String many = run(kernel, program, 16).lines().limit(3).toList().toString();
      assertEquals(few, many, "seed " + seed);
    }
  }

  /// One line a lane: the bits of every result.
  private static String run(Kernel kernel, Program program, int count) {
    var inputs = new RandomPrograms(7, program.precision(), 1);
    Memory memory = kernel.memory(count);
    inputs.fill(memory, program);
    kernel.prepare(memory);
    int words = program.normals() * count;
    double[] normals = new double[STEPS * words];
    for (int n = 0; n < STEPS * program.normals(); n++) {
      for (int lane = 0; lane < count; lane++) {
        normals[n * count + lane] = ((n * 7 + lane * 3) % 11) * 0.3 - 1.5;
      }
    }
    for (int step = 0; step < STEPS; step++) {
      memory.set("t", step * 0.25);
      kernel.run(memory, normals, step * words);
    }
    StringBuilder bits = new StringBuilder();
    for (int lane = 0; lane < count; lane++) {
      for (Result result : program.results()) {
        for (double value : memory.get(result.name(), lane).elements()) {
          bits.append(Long.toHexString(Double.doubleToLongBits(value))).append(' ');
        }
      }
      bits.append('\n');
    }
    return bits.toString();
  }
}
