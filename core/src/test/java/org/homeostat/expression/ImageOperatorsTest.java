package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Convolutions against their definition by six loops, pools worked out by hand, and what softmax
/// and the potentials of activations are known for.
class ImageOperatorsTest {
  private static final RandomExpressions RANDOM = new RandomExpressions(17);

  @ParameterizedTest
  @CsvSource({
    "5, 6, 2, 3, 2, 3, 1, 0",
    "5, 6, 2, 3, 2, 3, 2, 0",
    "5, 6, 2, 3, 2, 3, 1, 2",
    "7, 5, 1, 3, 3, 4, 2, 1",
    "7, 5, 3, 3, 3, 1, 3, 2",
    "4, 4, 3, 4, 4, 2, 1, 0",
    "3, 3, 1, 1, 1, 1, 2, 0",
  })
  void theConvolutionIsItsSixLoopsAndItsAdjointsHandItBack(
      int rows, int columns, int in, int height, int width, int out, int stride, int padding) {
    Tensor x = random(rows, columns, in);
    Tensor kernel = random(height, width, in, out);
    String end = ", " + stride + ", " + padding + ")";
    Map<String, Tensor> names = Map.of("x", x, "K", kernel);
    Tensor convolved = value("convolve(x, K" + end, names);
    assertArrayEquals(
        loops(x, kernel, stride, padding, convolved.shape()), convolved.elements(), 1e-14);
    Tensor y = random(convolved.shape().lengths().stream().mapToInt(i -> i).toArray());
    double expected = inner(convolved, y);
    Tensor back =
        value(
            "convolve_transposed(y, K, " + rows + ", " + columns + end,
            Map.of("y", y, "K", kernel));
    assertEquals(x.shape(), back.shape());
    assertEquals(expected, inner(x, back), 1e-12);
    Tensor seen = value("correlate(x, y, " + height + ", " + width + end, Map.of("x", x, "y", y));
    assertEquals(kernel.shape(), seen.shape());
    assertEquals(expected, inner(kernel, seen), 1e-12);
  }

  private static double[] loops(Tensor x, Tensor kernel, int stride, int padding, Shape shape) {
    int rows = x.shape().length(0);
    int columns = x.shape().length(1);
    int in = x.shape().length(2);
    int height = kernel.shape().length(0);
    int width = kernel.shape().length(1);
    int out = shape.length(2);
    double[] result = new double[shape.size()];
    for (int r = 0; r < shape.length(0); r++) {
      for (int c = 0; c < shape.length(1); c++) {
        for (int o = 0; o < out; o++) {
          for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
              for (int k = 0; k < in; k++) {
                int row = r * stride + i - padding;
                int column = c * stride + j - padding;
                if (row >= 0 && row < rows && column >= 0 && column < columns) {
                  result[(r * shape.length(1) + c) * out + o] +=
                      x.elements()[(row * columns + column) * in + k]
                          * kernel.elements()[((i * width + j) * in + k) * out + o];
                }
              }
            }
          }
        }
      }
    }
    return result;
  }

  /// An image of 3 rows, 5 columns and one channel; the last row and column are in no window.
  @Test
  void poolsAreThoseOfTheWindows() {
    Tensor x =
        new Tensor(Shape.of(3, 5, 1), new double[] {1, 2, 5, 5, 9, 4, 3, 5, 0, 9, 9, 9, 9, 9, 9});
    Map<String, Tensor> names =
        Map.of("x", x, "y", new Tensor(Shape.of(1, 2, 1), new double[] {8, 4}));
    assertArrayEquals(new double[] {4, 5}, value("max_pool(x, 2)", names).elements());
    assertArrayEquals(new double[] {2.5, 3.75}, value("average_pool(x, 2)", names).elements());
    assertArrayEquals(
        new double[] {0, 0, 4, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        value("place_max(y, x, 2)", names).elements());
    assertArrayEquals(
        new double[] {2, 2, 1, 1, 0, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0},
        value("spread(y, 2, 3, 5)", names).elements());
    assertArrayEquals(new double[] {-4, -5}, value("pick_max(-x, x, 2)", names).elements());
  }

  @Test
  void channelsAreSummedAndFilledPixelByPixel() {
    Tensor x = new Tensor(Shape.of(1, 3, 2), new double[] {1, 10, 2, 20, 3, 30});
    Map<String, Tensor> names = Map.of("x", x);
    assertArrayEquals(new double[] {6, 60}, value("channel_sum(x)", names).elements());
    Tensor tiled = value("tile([7, 8], 2, 1)", names);
    assertEquals(new Tensor(Shape.of(2, 1, 2), new double[] {7, 8, 7, 8}), tiled);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 33})
  void softmaxIsAProbabilityThatNoLargeNumberSpoils(int length) {
    Tensor x = random(length);
    double[] e = Arrays.stream(x.elements()).map(Math::exp).toArray();
    double sum = DoubleStream.of(e).sum();
    double[] expected = DoubleStream.of(e).map(each -> each / sum).toArray();
    assertArrayEquals(expected, value("softmax(x)", Map.of("x", x)).elements(), 1e-14);
    assertArrayEquals(expected, value("softmax(x + 1e3)", Map.of("x", x)).elements(), 1e-10);
    double log = value("logsumexp(x)", Map.of("x", x)).elements()[0];
    assertEquals(Math.log(sum), log, 1e-14);
    double far = value("logsumexp(x - 1e6)", Map.of("x", x)).elements()[0];
    assertEquals(Math.log(sum) - 1e6, far, 1e-9);
  }

  /// G'(rho(u)) = u, by central differences of G.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmoid(4*(s - 0.5)) | 0.1",
        "sigmoid(s) | 0.7",
        "sigmoid(4*s - 2) | 0.4",
        "tanh(2*s) | 0.3",
        "tanh((s + 1)/3) | 0.3",
        "clip(s, 0, 1) | 0.3",
        "clip(2*(s - 0.1), -1, 1) | 0.3",
        "relu(3*s) | 0.3",
      })
  void theSlopeOfAPotentialIsTheInverseOfItsActivation(String rho, double u) {
    double s = value(rho, Map.of("s", Tensor.scalar(u))).elements()[0];
    Expression potential = Parser.parse("potential(" + rho + ")");
    DoubleUnaryOperator g =
        at ->
            Evaluation.evaluate(PlainArithmetic.DOUBLE, potential, _ -> Tensor.scalar(at))
                .elements()[0];
    double h = 1e-5;
    assertEquals(u, (g.applyAsDouble(s + h) - g.applyAsDouble(s - h)) / (2 * h), 1e-8);
    assertTrue(g.applyAsDouble(s + h) + g.applyAsDouble(s - h) > 2 * g.applyAsDouble(s));
    assertEquals(potential, Parser.parse(Printer.print(potential)));
    Expression inverse = Derivative.of(potential, "s", _ -> Shape.SCALAR);
    Tensor slope = Evaluation.evaluate(PlainArithmetic.DOUBLE, inverse, _ -> Tensor.scalar(s));
    assertEquals(u, slope.elements()[0], 1e-13);
  }

  @ParameterizedTest
  @CsvSource({"sigmoid(4*(s - 0.5)), 0, 1", "tanh(s), -1, 1", "softmax(s), 0, 1"})
  void potentialsAreFiniteWhereTheStatesEnd(String rho, double low, double high) {
    Map<String, Tensor> ends = Map.of("s", new Tensor(Shape.of(2), new double[] {low, high}));
    for (double each : value("potential(" + rho + ")", ends).elements()) {
      assertTrue(Double.isFinite(each));
    }
  }

  /// -log p of the softmax is what `potential` leaves at its minimum: the conjugate of logsumexp.
  @Test
  void theNegativeEntropyOfTheSoftmaxIsConjugateToLogsumexp() {
    Tensor u = random(5);
    Map<String, Tensor> names = Map.of("u", u, "s", value("softmax(u)", Map.of("u", u)));
    double energy = value("sum(potential(softmax(s))) - dot(s, u)", names).elements()[0];
    assertEquals(-value("logsumexp(u)", names).elements()[0], energy, 1e-14);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "convolve(x, K, 0) | expected a number of at least 1, found 0:"
            + " convolve(x, K, stride, padding)",
        "convolve(x, K, a) | expected a whole number, written out, found 'a':"
            + " convolve(x, K, stride, padding)",
        "max_pool(x, 1.5) | expected a whole number, written out, found '1.5': max_pool(x, n)",
        "max_pool(x) | 'max_pool' takes 2 arguments, found 1",
        "convolve(x) | 'convolve' takes 2 to 4 arguments, found 1",
        "place(x, y) | expected a part of an array as in place(a, x[0:3])",
        "reshape(x, 2, 0) | expected a number of at least 1, found 0: reshape(a, 2, 3)",
        "potential(sigmoid(-x)) | an activation rises: its gain is positive, and low is at most high",
      })
  void whatCannotBeReadIsSaid(String text, String message) {
    InputException e = assertThrows(InputException.class, () -> Parser.parse(text));
    assertEquals(message, e.problems().getFirst().message());
    assertEquals(1, e.problems().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "convolve(x, x) | 'convolve' needs an image [rows, columns, in] and a kernel"
            + " [height, width, in, out], found [3, 4, 2] and [3, 4, 2]",
        "convolve(x, K) | a window of 5 rows and 2 columns does not fit into [3, 4, 2] with a"
            + " padding of 0",
        "max_pool(x, 4) | 'max_pool' needs an image [rows, columns, channels] of at least 4 rows"
            + " and columns, found [3, 4, 2]",
        "reshape(x, 5) | 'reshape' keeps the number of elements, found [3, 4, 2] for the shape [5]",
        "softmax(x) | 'softmax' needs a vector, found [3, 4, 2]",
        "[K, K] | an array has at most 4 axes, found parts [5, 2, 2, 3] of '[...]'",
      })
  void shapesThatDoNotFitAreSaid(String text, String message) {
    Map<String, Shape> shapes = Map.of("x", Shape.of(3, 4, 2), "K", Shape.of(5, 2, 2, 3));
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () -> Shapes.of(Parser.parse(text), name -> Objects.requireNonNull(shapes.get(name))));
    assertEquals(message, e.getMessage());
  }

  private static Tensor random(int... lengths) {
    Shape shape = Shape.of(lengths);
    return new Tensor(
        shape, IntStream.range(0, shape.size()).mapToDouble(_ -> RANDOM.between(-1, 1)).toArray());
  }

  private static Tensor value(String text, Map<String, Tensor> names) {
    return Evaluation.evaluate(
        PlainArithmetic.DOUBLE,
        Parser.parse(text),
        name -> Objects.requireNonNull(names.get(name.text())));
  }

  private static double inner(Tensor a, Tensor b) {
    assertEquals(a.shape(), b.shape());
    return IntStream.range(0, a.elements().length)
        .mapToDouble(i -> a.elements()[i] * b.elements()[i])
        .sum();
  }
}
