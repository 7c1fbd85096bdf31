package org.homeostat.inference;

import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;

/// Runs the program of a [LogDensity].
final class TextEvaluator implements Density.Evaluator {
  private static final double[] NO_NORMALS = {};

  private final LogDensity density;
  private final Kernel kernel;
  private final Memory memory;
  private final double[] unused;

  TextEvaluator(LogDensity density, Kernel kernel, Map<String, Tensor> known) {
    this.density = density;
    this.kernel = kernel;
    this.memory = kernel.memory(1);
    this.unused = new double[density.size()];
    known.forEach((name, value) -> {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    });
    kernel.prepare(memory);
  }

  @Override
  public double at(double[] point) {
    return slope(point, unused);
  }

  @Override
  public double slope(double[] point, double[] slope) {
    double[] words = memory.lanes();
    int next = 0;
    for (Map.Entry<String, Shape> each : density.random().entrySet()) {
      int size = each.getValue().size();
      if (memory.has(each.getKey())) {
        System.arraycopy(point, next, words, memory.offset(each.getKey()), size);
      }
      next += size;
    }
    kernel.run(memory, NO_NORMALS, 0);
    double height = words[memory.offset("#l")];
    next = 0;
    for (Map.Entry<String, Shape> each : density.random().entrySet()) {
      int size = each.getValue().size();
      System.arraycopy(words, memory.offset("#g." + each.getKey()), slope, next, size);
      next += size;
    }
    return height;
  }
}
