package org.homeostat.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.homeostat.array.Instructions;
import org.homeostat.array.Matrix;
import org.homeostat.array.Panels;
import org.homeostat.array.Product;
import org.homeostat.expression.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Matrix products of training over a batch of 50, in Java and by OpenBLAS, on one core. The right
/// factor is packed ahead, as weights are; OpenBLAS has it as it stands and packs it in every
/// product.
///
/// [ProductTable] runs it and prints GF/s. It stands in the package of what it measures.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-XX:-DontCompileHugeMethods"
    })
@Warmup(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 200, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class BatchProductBenchmark {
  /// rows x depth x columns; with a T behind it, that factor is stored transposed
  @Param({
    "512x512x512",
    "50x784x512T",
    "50x512x10T",
    "50x10x512",
    "512Tx50x784",
    "3200x800x64",
    "3200x64x800T",
    "800Tx3200x64",
    "28800x25x32"
  })
  String shape = "512x512x512";

  @Param({"FLOAT", "DOUBLE"})
  Precision precision = Precision.FLOAT;

  @Param({"JAVA", "BLAS"})
  By by = By.JAVA;

  private Product product = Product.of(precision, Instructions.SCALAR);
  private Panels right = product.panels();
  private Matrix left = Matrix.of(0, 0, 0);
  private Matrix to = left;
  private Object a = new float[0];
  private Object c = a;

  /// What computes.
  public enum By {
    JAVA,
    BLAS
  }

  @Setup(Level.Trial)
  public void fill() {
    int[] sizes = sizes(shape);
    int rows = sizes[0];
    int depth = sizes[1];
    int columns = sizes[2];
    product =
        by == By.JAVA ? Product.of(precision, Instructions.VECTOR) : Product.library(precision);
    left =
        shape.contains("Tx") ? Matrix.of(0, depth, rows).transposed() : Matrix.of(0, rows, depth);
    Matrix weights =
        shape.endsWith("T")
            ? Matrix.of(0, columns, depth).transposed()
            : Matrix.of(0, depth, columns);
    to = Matrix.of(0, rows, columns);
    a = numbers(rows * depth);
    c = numbers(rows * columns);
    right = product.panels();
    right.pack(numbers(depth * columns), weights);
  }

  /// Rows, depth and columns of a shape.
  static int[] sizes(String shape) {
    return Arrays.stream(shape.replace("T", "").split("x")).mapToInt(Integer::parseInt).toArray();
  }

  private Object numbers(int count) {
    Random random = new Random(count);
    if (precision == Precision.DOUBLE) {
      return random.doubles(count).toArray();
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat();
    }
    return numbers;
  }

  @Benchmark
  public Object multiply() {
    product.multiply(a, left, right, c, to, false);
    return c;
  }
}
