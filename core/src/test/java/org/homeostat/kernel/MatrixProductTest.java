package org.homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The blocked loops accumulate in ascending order by fused multiply-add, like the definition.
class MatrixProductTest {

  @ParameterizedTest
  @CsvSource({"70, 33, 1", "64, 40, 1", "9, 50, 64", "37, 21, 13", "3, 100, 40"})
  void aSharedMatrixTimesAVectorOfEachLane(int rows, int depth, int lanes) {
    for (Execution execution : Execution.values()) {
      if (execution.available()) {
        check(rows, depth, lanes, execution);
      }
    }
  }

  private static void check(int rows, int depth, int lanes, Execution execution) {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value matrix = b.input("matrix", Shape.of(rows, depth), Binding.RUN);
    Value vector = b.input("vector", Shape.of(depth), Binding.STEP);
    b.result("product", b.product(matrix, vector));
    Kernel kernel = Kernel.of(b.build(), execution);
    Memory memory = kernel.memory(lanes);
    double[] a = new double[rows * depth];
    for (int i = 0; i < a.length; i++) {
      a[i] = 1.0 / (i + 1);
    }
    memory.set("matrix", new Tensor(Shape.of(rows, depth), a));
    for (int lane = 0; lane < lanes; lane++) {
      memory.set("vector", lane, new Tensor(Shape.of(depth), vector(depth, lane)));
    }
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    for (int lane = 0; lane < lanes; lane++) {
      double[] x = vector(depth, lane);
      double[] product = memory.get("product", lane).elements();
      for (int i = 0; i < rows; i++) {
        double sum = 0;
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[i * depth + k], x[k], sum);
        }
        assertEquals(sum, product[i], execution + ", row " + i + ", lane " + lane);
      }
    }
  }

  private static double[] vector(int depth, int lane) {
    double[] x = new double[depth];
    for (int k = 0; k < depth; k++) {
      x[k] = 1.0 / (k + lane + 3) - 0.1;
    }
    return x;
  }
}
