package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An analytic continuation is the function itself on the real axis and satisfies the equations of
/// Cauchy and Riemann: by the identity theorem there is only one.
class HolomorphicTest {
  private static final PlainArithmetic ON = PlainArithmetic.DOUBLE;
  private static final Map<String, Shape> SHAPES =
      Map.of(
          "a", Shape.SCALAR,
          "x", Shape.of(3),
          "y", Shape.of(3),
          "A", Shape.of(3, 3),
          "image", Shape.of(5, 4, 2),
          "kernel", Shape.of(2, 2, 2, 3),
          "real", Shape.of(3));
  private static final List<String> COMPLEX = List.of("a", "x", "A", "image", "kernel");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + a - 2*y/(x + 3)",
        "a + y",
        "1/x",
        "x^3 + x^-2 + x^0 + x^1",
        "x^0.5 + sqrt(x)",
        "x^1.7 + 2^x + real^a",
        "exp(x) + expm1(x) + log(x) + log1p(x)",
        "sin(x) + cos(a)*x + tan(x)",
        "sinh(x) + cosh(x) + tanh(x)",
        "sigmoid(4*(x - 0.5)) + softplus(x)",
        "softmax(x)*logsumexp(A@x)",
        "x@A + A@y + A@A@x + x@x",
        "dot(x, y)*norm(x) + sum(A)",
        "outer(x, y)' + A",
        "[x, y, real]@x + [a, 1, 2]",
        "fill(a, x) + x[1] + place(x[0:2], y[1:3])",
        "convolve(image, kernel, 1, 1)",
        "convolve_transposed(convolve(image, kernel), kernel, 5, 4)",
        "correlate(image, convolve(image, kernel), 2, 2)",
        "spread(average_pool(image, 2), 2, 5, 4)",
        "reshape(flatten(image), 8, 5)",
        "tile(channel_sum(image), 2, 2)",
        "potential(sigmoid(4*(x - 0.5))) + potential(tanh(x)) + potential(softmax(x))",
        "piecewise(real > 0.5, x, y)",
        "-(x*x) + y*exp(real)",
      })
  void theContinuationIsTheFunctionAndSatisfiesCauchyRiemann(String text) {
    Expression e = Parser.parse(text);
    RandomExpressions random = new RandomExpressions(9);
    for (int trial = 0; trial < 10; trial++) {
      Map<String, Tensor> at = point(random, 0.2, 0.8);
      COMPLEX.forEach(name -> at.put(Holomorphic.imaginary(name), Tensor.zeros(of(SHAPES, name))));
      Tensor expected = Evaluation.evaluate(ON, e, name -> of(at, real(name.text())));
      assertEquals(0, distance(expected, part(e, at, true)), 1e-13, text);
      assertEquals(0, distance(part(e, at, false)), 1e-15, text);
      COMPLEX.forEach(
          name -> at.put(Holomorphic.imaginary(name), random(of(SHAPES, name), random, -0.2, 0.2)));
      assertCauchyRiemann(e, at, random);
    }
  }

  /// With the direction d: the derivative along i*d is i times that along d.
  private static void assertCauchyRiemann(
      Expression e, Map<String, Tensor> at, RandomExpressions random) {
    Map<String, Tensor> along = new HashMap<>();
    COMPLEX.forEach(name -> along.put(name, random(of(SHAPES, name), random, -1, 1)));
    Tensor realAlong = slope(e, at, along, Holomorphic::real, true);
    Tensor imaginaryAlong = slope(e, at, along, Holomorphic::real, false);
    Tensor realAcross = slope(e, at, along, Holomorphic::imaginary, true);
    Tensor imaginaryAcross = slope(e, at, along, Holomorphic::imaginary, false);
    double scale = 1 + distance(realAlong) + distance(imaginaryAlong);
    String text = Printer.print(e);
    assertEquals(0, distance(realAlong, imaginaryAcross), 1e-8 * scale, text);
    assertEquals(0, distance(ON.negate(imaginaryAlong), realAcross), 1e-8 * scale, text);
  }

  private static Tensor slope(
      Expression e,
      Map<String, Tensor> at,
      Map<String, Tensor> along,
      UnaryOperator<String> part,
      boolean real) {
    double h = 1e-5;
    Map<String, Tensor> up = new HashMap<>(at);
    Map<String, Tensor> down = new HashMap<>(at);
    along.forEach((name, direction) -> {
      Tensor middle = of(at, part.apply(name));
      up.put(part.apply(name), ON.fma(direction, Tensor.scalar(h), middle));
      down.put(part.apply(name), ON.fma(direction, Tensor.scalar(-h), middle));
    });
    Tensor difference = ON.subtract(part(e, up, real), part(e, down, real));
    return ON.divide(difference, Tensor.scalar(2 * h));
  }

  private static Tensor part(Expression e, Map<String, Tensor> at, boolean real) {
    Function<String, Shape> shapes = name -> of(SHAPES, name);
    Complex complex = Holomorphic.of(List.of(e), COMPLEX, shapes).getFirst();
    Expression part = real ? complex.real() : complex.imaginary();
    return Evaluation.evaluate(ON, part, name -> of(at, name.text()));
  }

  private static String real(String name) {
    return COMPLEX.contains(name) ? Holomorphic.real(name) : name;
  }

  private static Map<String, Tensor> point(RandomExpressions random, double low, double high) {
    Map<String, Tensor> point = new HashMap<>();
    SHAPES.forEach((name, shape) -> point.put(real(name), random(shape, random, low, high)));
    return point;
  }

  /// A point of the complex plane, with exponentials in polar form.
  private record Planar(double re, double im) {
    Planar times(Planar b) {
      return new Planar(re * b.re - im * b.im, re * b.im + im * b.re);
    }

    Planar over(Planar b) {
      double square = b.re * b.re + b.im * b.im;
      return new Planar((re * b.re + im * b.im) / square, (im * b.re - re * b.im) / square);
    }

    Planar plus(double c, Planar b) {
      return new Planar(re + c * b.re, im + c * b.im);
    }

    Planar exp() {
      return new Planar(Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im));
    }

    Planar log() {
      return new Planar(Math.log(Math.hypot(re, im)), Math.atan2(im, re));
    }
  }

  private static Planar expected(String function, Planar z) {
    Planar one = new Planar(1, 0);
    Planar up = z.exp();
    Planar down = one.over(up);
    Planar turned = z.times(new Planar(0, 1)).exp();
    Planar back = one.over(turned);
    return switch (function) {
      case "exp" -> up;
      case "log" -> z.log();
      case "sqrt" -> z.log().times(new Planar(0.5, 0)).exp();
      case "sin" -> turned.plus(-1, back).over(new Planar(0, 2));
      case "cos" -> turned.plus(1, back).over(new Planar(2, 0));
      case "sinh" -> up.plus(-1, down).over(new Planar(2, 0));
      case "cosh" -> up.plus(1, down).over(new Planar(2, 0));
      case "tanh" -> up.plus(-1, down).over(up.plus(1, down));
      case "sigmoid" -> one.over(one.plus(1, down));
      case "softplus" -> one.plus(1, up).log();
      default -> throw new IllegalArgumentException(function);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exp", "log", "sqrt", "sin", "cos", "sinh", "cosh", "tanh", "sigmoid", "softplus"})
  void functionsAreThoseOfComplexNumbers(String function) {
    RandomExpressions random = new RandomExpressions(10);
    Complex complex =
        Holomorphic.of(List.of(Parser.parse(function + "(a)")), List.of("a"), name -> Shape.SCALAR)
            .getFirst();
    for (int trial = 0; trial < 100; trial++) {
      Planar z = new Planar(random.between(-3, 3), random.between(-1.4, 1.4));
      Map<String, Tensor> at = Map.of("a_re", Tensor.scalar(z.re()), "a_im", Tensor.scalar(z.im()));
      Planar expected = expected(function, z);
      double tolerance = 1e-13 * (1 + Math.hypot(expected.re(), expected.im()));
      assertEquals(expected.re(), value(complex.real(), at), tolerance);
      assertEquals(expected.im(), value(complex.imaginary(), at), tolerance);
    }
  }

  @Test
  void farFromTheOriginNothingOverflows() {
    Function<String, Shape> shapes = name -> Shape.of(2);
    Map<String, Tensor> at =
        Map.of(
            "x_re", new Tensor(Shape.of(2), new double[] {900, -900}),
            "x_im", new Tensor(Shape.of(2), new double[] {0.1, 0.1}));
    for (String function : List.of("tanh", "sigmoid", "softmax")) {
      Expression e = Parser.parse(function + "(x)");
      Complex complex = Holomorphic.of(List.of(e), List.of("x"), shapes).getFirst();
      Tensor re = Evaluation.evaluate(ON, complex.real(), name -> of(at, name.text()));
      assertEquals(1, re.elements()[0], 1e-15, function);
      assertEquals(function.equals("tanh") ? -1 : 0, re.elements()[1], 1e-15, function);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "clip(x, 0, 1) ~ clip",
        "relu(x) ~ relu",
        "abs(x) ~ abs",
        "max(x, y) ~ max",
        "min(y, x) ~ min",
        "x > 0 ~ >",
        "sign(x) ~ sign",
        "floor(x) ~ floor",
        "max_pool(image, 2) ~ max_pool",
        "piecewise(x > 0, x, y) ~ >",
        "potential(clip(x, 0, 1)) ~ potential",
        "1 + 2*tanh(relu(x)) ~ relu",
      })
  void whatIsNotAnalyticIsRefusedByItsName(String text, String operator) {
    String message = refusal(text);
    assertTrue(message.startsWith("'" + operator + "' is not analytic"), message);
    assertTrue(message.endsWith("such as tanh, sigmoid and average_pool"), message);
  }

  @Test
  void whatHasNoFormHereIsSaidToo() {
    assertEquals("'erf' has no complex form here", refusal("erf(x)"));
  }

  @Test
  void whatDependsOnNoComplexNameStaysReal() {
    Expression e = Parser.parse("relu(real) + clip(y, 0, 1)");
    Complex complex = Holomorphic.of(List.of(e), COMPLEX, name -> of(SHAPES, name)).getFirst();
    assertEquals(e, complex.real());
    assertTrue(complex.isReal());
  }

  private static String refusal(String text) {
    List<Expression> e = List.of(Parser.parse(text));
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> Holomorphic.of(e, COMPLEX, name -> of(SHAPES, name)))
            .getMessage());
  }

  private static double value(Expression e, Map<String, Tensor> at) {
    return Evaluation.evaluate(ON, e, name -> of(at, name.text())).elements()[0];
  }

  private static double distance(Tensor a, Tensor b) {
    return distance(ON.subtract(a, b));
  }

  private static double distance(Tensor a) {
    return Math.sqrt(ON.sum(ON.multiply(a, a)).elements()[0]);
  }

  private static Tensor random(Shape shape, RandomExpressions random, double low, double high) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.elements().length; i++) {
      tensor.elements()[i] = random.between(low, high);
    }
    return tensor;
  }

  private static <T> T of(Map<String, T> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
