package org.homeostat.inference;

import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;

/// Weights of particles.
final class Weights {
  private static final int BLOCK = 1024;
  private static final double[] NO_NORMALS = {};
  private static final Kernel EXPONENTIAL = exponential();

  private Weights() {}

  private static Kernel exponential() {
    var on = new ProgramBuilder(Precision.DOUBLE);
    var x = on.input("x", Shape.SCALAR, Binding.STEP);
    var shift = on.input("shift", Shape.SCALAR, Binding.CLOCK);
    on.result("x", Elementary.exp(on, on.subtract(x, shift)));
    return Kernel.of(on.build(), Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN);
  }

  /// Writes `e^(logarithm - largest)` of each, and returns their sum, the first first.
  static double exponentials(double[] logarithms, double largest, double[] to) {
    Memory memory = EXPONENTIAL.memory(BLOCK);
    memory.set("shift", largest);
    EXPONENTIAL.prepare(memory);
    int at = memory.offset("x");
    double sum = 0;
    for (int first = 0; first < to.length; first += BLOCK) {
      int length = Math.min(BLOCK, to.length - first);
      System.arraycopy(logarithms, first, memory.lanes(), at, length);
      EXPONENTIAL.run(memory, NO_NORMALS, 0);
      System.arraycopy(memory.lanes(), at, to, first, length);
      for (int l = first; l < first + length; l++) {
        sum += to[l];
      }
    }
    return sum;
  }

  /// The parents of systematic resampling: particle l stands at `(l + u)/count` of the sum of all
  /// weights, so that a weight w has `count*w` children, rounded up or down.
  ///
  /// @param weights that sum to 1
  /// @param u from 0 to below 1
  static void systematic(double[] weights, double u, int[] parents) {
    int count = weights.length;
    double reached = weights[0];
    int parent = 0;
    for (int l = 0; l < count; l++) {
      double place = (l + u) / count;
      while (reached < place && parent < count - 1) {
        parent++;
        reached += weights[parent];
      }
      parents[l] = parent;
    }
  }
}
