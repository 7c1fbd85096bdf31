package org.homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchKernelTest {
  private static final int STEPS = 3;

  @ParameterizedTest
  @CsvSource({
    "FLOAT, PLAIN, 3, 5", "FLOAT, VECTOR, 3, 5", "FLOAT, VECTOR, 20, 3", "FLOAT, VECTOR, 16, 1",
    "DOUBLE, PLAIN, 3, 5", "DOUBLE, VECTOR, 3, 5", "DOUBLE, VECTOR, 20, 3", "DOUBLE, VECTOR, 1, 9"
  })
  void aBatchLeavesTheBitsOfTheInterpreter(
      Precision precision, Execution execution, int length, int lanes) {
    for (int seed = 0; seed < 40; seed++) {
      Program program = new RandomPrograms(seed, precision, length).program(40, false);
      Kernel oracle = Kernel.of(program, Execution.INTERPRETED);
      Memory expected = oracle.memory(lanes);
      BatchKernel batch = BatchKernel.of(program, lanes, execution);
      BatchMemory found = batch.memory();
      new RandomPrograms(seed, precision, length).fill(expected, program);
      new RandomPrograms(seed, precision, length).fill(found, program);
      oracle.prepare(expected);
      batch.prepare(found);
      for (int step = 0; step < STEPS; step++) {
        oracle.run(expected, new double[0], 0);
        batch.run(found);
        for (Result result : program.results()) {
          compare(result.name(), expected, found, "seed " + seed + " step " + step);
        }
      }
    }
  }

  private static void compare(String name, Memory expected, BatchMemory found, String when) {
    int size = found.shape(name).size();
    int lanes = Numbers.length(found.array(name)) / size;
    for (int lane = 0; lane < lanes; lane++) {
      double[] elements = new double[size];
      for (int e = 0; e < size; e++) {
        elements[e] = Numbers.get(found.array(name), lane * size + e);
      }
      double[] oracle = expected.get(name, lane).elements();
      if (found.precision() == Precision.FLOAT) {
        // a result that is an input passes through the oracle unrounded
        Arrays.setAll(oracle, e -> (float) oracle[e]);
      }
      assertArrayEquals(oracle, elements, when + " " + name + " lane " + lane);
    }
  }

  @Test
  void sumsOverLanesOfProductsAreOneChain() {
    for (Precision precision : Precision.values()) {
      var b = new ProgramBuilder(precision);
      Value x = b.input("x", Shape.of(4, 3), Binding.TRAJECTORY);
      Value y = b.input("y", Shape.of(4, 18), Binding.STEP);
      Value v = b.input("v", Shape.of(3), Binding.STEP);
      b.result("stacked", b.overLanes(b.product(b.transpose(x), y)));
      b.result("apart", b.overLanes(b.product(v, b.product(b.transpose(x), y))));
      b.result("plain", b.overLanes(b.multiply(v, v)));
      Program program = b.build();
      Kernel oracle = Kernel.of(program, Execution.INTERPRETED);
      Memory expected = oracle.memory(7);
      BatchKernel batch = BatchKernel.of(program, 7, Execution.VECTOR);
      BatchMemory found = batch.memory();
      RandomPrograms numbers = new RandomPrograms(1, precision, 3);
      numbers.fill(expected, program);
      numbers.fill(found, program);
      oracle.prepare(expected);
      oracle.run(expected, new double[0], 0);
      batch.prepare(found);
      batch.run(found);
      program.results().forEach(result -> compare(result.name(), expected, found, "" + precision));
    }
  }

  @Test
  void whatIsClampedIsMultipliedOnce() {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value w = b.input("W", Shape.of(2, 2), Binding.RUN);
    Value x = b.input("x", Shape.of(2), Binding.TRAJECTORY);
    Value h = b.input("h", Shape.of(2), Binding.STEP);
    b.result("h", b.add(h, b.product(w, x)));
    BatchKernel kernel = BatchKernel.of(b.build(), 1, Execution.PLAIN);
    BatchMemory memory = kernel.memory();
    memory.share("W", new double[] {1, 2, 3, 4});
    memory.share("x", new double[] {1, 10});
    kernel.prepare(memory);
    memory.fill("x", 0);
    kernel.run(memory);
    kernel.run(memory);
    assertArrayEquals(new double[] {42, 86}, memory.doubles("h"));
    assertEquals(43, memory.change("h"));
  }
}
