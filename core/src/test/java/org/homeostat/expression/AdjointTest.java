package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gradients read backwards are the derivatives along directions read forwards, and the slopes.
class AdjointTest {
  private static final PlainArithmetic ON = PlainArithmetic.DOUBLE;

  /// Values for arrays that texts below name by their shapes: `image` is [5, 6, 2].
  private static final Map<String, Shape> SHAPES = new TreeMap<>(RandomExpressions.SHAPES);

  static {
    SHAPES.put("image", Shape.of(5, 6, 2));
    SHAPES.put("other", Shape.of(5, 6, 2));
    SHAPES.put("kernel", Shape.of(3, 2, 2, 3));
    SHAPES.put("convolved", Shape.of(3, 5, 3));
    SHAPES.put("strided", Shape.of(2, 3, 3));
    SHAPES.put("padded", Shape.of(4, 5, 3));
    SHAPES.put("pooled", Shape.of(2, 3, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x@A | dot",
        "A@x | matrix times vector",
        "A@B | matrices",
        "x@y | vectors",
        "a*x + b | a scalar is spread",
        "clip(x, a, b) | bounds are spread",
        "max(x, a) | a bound is spread",
        "piecewise(a > 0, a, x) | a choice is spread",
        "[x, y + a]' | stack",
        "[a*b, b][1] | element",
        "long[1:4] | part",
        "A[1,:] + A[:,2] | row and column",
        "place(x[0:2], y[1:3]) | place",
        "norm(A) | norm",
        "sum(A)*A | sum",
        "fill(a, x) + fill(y, x) | fill",
        "x^a | power",
        "potential(sigmoid(4*(x - 0.5))) | potential",
        "potential(tanh(x)) | potential",
        "potential(clip(2*x, 0, 1)) | potential",
        "potential(softmax(x)) | potential",
        "convolve(image, kernel) | convolution",
        "convolve(image, kernel, 2) | stride",
        "convolve(image, kernel, 2, 1) | stride and padding",
        "convolve(image, kernel, 3, 2) | a stride that leaves some out",
        "convolve_transposed(convolved, kernel, 5, 6) | transposed",
        "convolve_transposed(strided, kernel, 5, 6, 2) | transposed with stride",
        "correlate(image, convolved, 3, 2) | correlation",
        "correlate(image, strided, 3, 2, 2) | correlation with stride",
        "average_pool(image, 2) | average",
        "spread(pooled, 2, 5, 6) | spread",
        "tile(x, 2, 3) | tile",
        "channel_sum(image) | sums of channels",
        "max_pool(image, 2) | largest",
        "pick_max(other, image, 2) | picked",
        "place_max(pooled, image, 2) | placed",
        "reshape(flatten(image), 2, 30) | other shapes",
        "image[1:3,2,:] | part of an image",
        "[image, other][1,:,0,:] | stack of images",
      })
  void backwardsIsForwards(String text, String what) {
    assertBackwardsIsForwards(Parser.parse(text), new RandomExpressions(7), text + ": " + what);
  }

  /// Every function of the language is among those above or acts element by element.
  @Test
  void everyFunctionBackwardsIsItselfForwards() {
    RandomExpressions random = new RandomExpressions(3);
    Set<String> tried = new TreeSet<>();
    for (String function : Operators.functions()) {
      Operator operator = Operators.function(function);
      List<Expression> arguments = new ArrayList<>();
      List<Shape> shapes = OperatorContractTest.shapes(function);
      for (int i = 0; i < shapes.size(); i++) {
        String name = function + "." + i;
        SHAPES.put(name, shapes.get(i));
        arguments.add(new Name(name));
      }
      Expression e = new Apply(operator, arguments);
      assertBackwardsIsForwards(e, random, function);
      tried.add(function);
    }
    assertEquals(new TreeSet<>(Operators.functions()), tried);
  }

  private static void assertBackwardsIsForwards(
      Expression e, RandomExpressions random, String what) {
    Function<String, Shape> shapes = name -> of(SHAPES, name);
    Map<String, Tensor> at = new HashMap<>();
    Map<String, Expression> tangents = new HashMap<>();
    for (String name : e.names()) {
      at.put(name, random(of(SHAPES, name), random, 0.1, 0.9));
      at.put("moving." + name, random(of(SHAPES, name), random, -1, 1));
      tangents.put(name, new Name("moving." + name));
    }
    at.put("rise", random(Shapes.of(e, shapes), random, -1, 1));
    Function<String, Shape> all = name -> of(at, name).shape();
    double forwards = inner(of(at, "rise"), value(Derivative.along(e, tangents, all), at));
    Map<String, Expression> gradients = Adjoint.of(e, new Name("rise"), e.names(), all);
    double backwards = 0;
    for (String name : e.names()) {
      Expression gradient = of(gradients, name);
      boolean zero = gradient.equals(Algebra.ZERO);
      assertTrue(zero || Shapes.of(gradient, all).equals(of(SHAPES, name)), what);
      backwards += inner(value(gradient, at), of(at, "moving." + name));
    }
    assertEquals(forwards, backwards, 1e-12 * (1 + Math.abs(forwards)), what);
  }

  /// Random expressions of any shape: the gradients in a direction are the derivative along it, and
  /// the slope where that is tame.
  @Test
  void theGradientOfRandomExpressionsIsTheirSlope() {
    long seed = 41;
    RandomExpressions random = new RandomExpressions(seed, 0, 1, 2, 0.5, -1, 3, 0.1);
    int compared = 0;
    for (int i = 0; i < RandomExpressions.count(3_000); i++) {
      Expression e = Algebra.sum(random.any(4));
      Map<String, Tensor> at = random.point(0.1, 0.9);
      Map<String, Tensor> along = random.point(-1, 1);
      double value = backwards(e, at, along);
      double forwards = forwards(e, at, along);
      double slope = slope(e, at, along, 1e-6);
      double coarse = slope(e, at, along, 1e-5);
      boolean tame =
          Math.abs(value(e, at).elements()[0]) < 1e4
              && Math.abs(slope) < 1e3
              && Math.abs(slope - coarse) < 1e-6 * (1 + Math.abs(slope))
              && !Double.isNaN(value) // such as 0^x at the edge of its domain
              && !Double.isNaN(forwards);
      if (tame) {
        compared++;
        String text = "seed " + seed + ": " + Printer.print(e);
        assertEquals(slope, value, 1e-4 * (1 + Math.abs(slope)), text);
        assertEquals(forwards, value, 1e-9 * (1 + Math.abs(slope)), text);
      }
    }
    assertTrue(compared > 1_000, "compared " + compared);
  }

  private static double backwards(Expression e, Map<String, Tensor> at, Map<String, Tensor> along) {
    Function<String, Shape> shapes = name -> of(at, name).shape();
    Map<String, Expression> gradients = Adjoint.of(e, at.keySet(), shapes);
    double sum = 0;
    for (String name : new TreeSet<>(at.keySet())) {
      sum += inner(value(of(gradients, name), at), of(along, name));
    }
    return sum;
  }

  private static double forwards(Expression e, Map<String, Tensor> at, Map<String, Tensor> along) {
    Map<String, Expression> tangents = new HashMap<>();
    Map<String, Tensor> values = new HashMap<>(at);
    for (String name : at.keySet()) {
      tangents.put(name, new Name("moving." + name));
      values.put("moving." + name, of(along, name));
    }
    Function<String, Shape> shapes = name -> of(values, name).shape();
    return value(Derivative.along(e, tangents, shapes), values).elements()[0];
  }

  private static double slope(
      Expression e, Map<String, Tensor> at, Map<String, Tensor> along, double h) {
    return (moved(e, at, along, h) - moved(e, at, along, -h)) / (2 * h);
  }

  private static double moved(
      Expression e, Map<String, Tensor> at, Map<String, Tensor> along, double h) {
    return Evaluation.evaluate(
            ON, e, name -> ON.fma(of(along, name.text()), Tensor.scalar(h), of(at, name.text())))
        .elements()[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(x^2)/2 | x | x",
        "sum(x^2)/2 - x@(A@y) - b*x[0] | x | x - place(b, x[0]) - A@y",
        "-(x@(A@y)) | A | -outer(x, y)",
        "-(x@(A@y)) | y | -(x@A)",
        "3*sum(x)/6 | x | fill(0.5, x)",
        "sum(x^2)/3 | x | 0.6666666666666666*x",
        "sum(y) | x | 0",
        "sum(potential(sigmoid(4*(x - 0.5)))) | x | 0.25*(log(x) - log(1 - x)) + 0.5",
      })
  void gradientsAreFitToBeRead(String text, String by, String expected) {
    Function<String, Shape> shapes = name -> of(SHAPES, name);
    Map<String, Expression> gradients = Adjoint.of(Parser.parse(text), Set.of(by), shapes);
    assertEquals(expected, Printer.print(of(gradients, by)));
  }

  /// A tower in which each floor uses the one below twice has 2^40 paths from top to bottom.
  @Test
  void sharedSubexpressionsAreDifferentiatedOnce() {
    Expression floor = new Name("x");
    for (int i = 0; i < 40; i++) {
      floor = Algebra.multiply(Algebra.call("tanh", floor), floor);
    }
    Expression gradient = of(Adjoint.of(Algebra.sum(floor), Set.of("x"), name -> Shape.of(3)), "x");
    Set<Expression> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    Rewriting.visit(gradient, nodes::add);
    assertTrue(nodes.size() < 40 * 12, nodes.size() + " nodes");
  }

  private static Tensor random(Shape shape, RandomExpressions random, double low, double high) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.elements().length; i++) {
      tensor.elements()[i] = random.between(low, high);
    }
    return tensor;
  }

  private static Tensor value(Expression e, Map<String, Tensor> at) {
    return Evaluation.evaluate(ON, e, name -> of(at, name.text()));
  }

  private static double inner(Tensor a, Tensor b) {
    return ON.sum(ON.multiply(a, b)).elements()[0];
  }

  private static <T> T of(Map<String, T> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
