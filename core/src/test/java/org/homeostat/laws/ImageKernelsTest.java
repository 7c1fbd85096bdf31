package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Precision;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every execution leaves the bits of the plain loops on images and kernels of up to four axes.
class ImageKernelsTest {
  private static final int LANES = 3;
  private static final Map<String, Shape> SHAPES =
      new TreeMap<>(
          Map.of(
              "image", Shape.of(5, 6, 2),
              "kernel", Shape.of(3, 2, 2, 3),
              "convolved", Shape.of(3, 5, 3),
              "pooled", Shape.of(2, 3, 2),
              "x", Shape.of(7)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convolve(image, kernel)",
        "convolve(image, kernel, 2, 1)",
        "convolve_transposed(convolved, kernel, 5, 6)",
        "correlate(image, convolved, 3, 2)",
        "average_pool(image, 2)",
        "spread(pooled, 2, 5, 6)",
        "max_pool(image, 2)",
        "pick_max(image, tanh(image), 2)",
        "place_max(pooled, image, 2)",
        "tile(channel_sum(image), 2, 2)",
        "reshape(flatten(image), 6, 10)[1:3,4]",
        "place(image[1:3,2,:], image[3:5,0,:])",
        "[image, image][1,:,0,:] + 1",
        "softmax(x)*logsumexp(x)",
        "outer(x, x)@x",
        "sum(potential(sigmoid(4*(image - 0.5)))) + kernel",
      })
  void everyExecutionLeavesTheBitsOfThePlainLoops(String text) {
    Expression e = Parser.parse(text);
    for (Precision precision : Precision.values()) {
      for (Execution execution : Execution.values()) {
        assertTrue(execution.available(), "start Java with --add-modules jdk.incubator.vector");
        assertAgrees(e, precision, execution);
      }
    }
  }

  private static void assertAgrees(Expression e, Precision precision, Execution execution) {
    ProgramBuilder builder = new ProgramBuilder(precision);
    builder.result(
        "result",
        Evaluation.evaluate(
            builder,
            e,
            name ->
                builder.input(
                    name.text(), Objects.requireNonNull(SHAPES.get(name.text())), Binding.STEP)));
    Kernel kernel = Kernel.of(builder.build(), execution);
    Memory memory = kernel.memory(LANES);
    RandomExpressions random = new RandomExpressions(4);
    Map<String, Tensor[]> values = new TreeMap<>();
    for (String name : e.names()) {
      Tensor[] lanes = new Tensor[LANES];
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] = random(name, precision, random);
        memory.set(name, lane, lanes[lane]);
      }
      values.put(name, lanes);
    }
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    for (int lane = 0; lane < LANES; lane++) {
      int number = lane;
      Tensor expected =
          Evaluation.evaluate(
              PlainArithmetic.of(precision),
              e,
              name -> Objects.requireNonNull(values.get(name.text()))[number]);
      assertEquals(expected, memory.get("result", lane), precision + ", " + execution);
    }
  }

  private static Tensor random(String name, Precision precision, RandomExpressions random) {
    Tensor value = Tensor.zeros(Objects.requireNonNull(SHAPES.get(name)));
    for (int i = 0; i < value.elements().length; i++) {
      double element = random.between(0.1, 0.9);
      value.elements()[i] = precision == Precision.FLOAT ? (float) element : element;
    }
    return value;
  }
}
