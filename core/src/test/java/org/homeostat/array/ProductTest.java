package org.homeostat.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import org.homeostat.expression.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every element of a product is the loop over k by fused multiply-add, to the last bit.
class ProductTest {
  private static final Instructions[] INSTRUCTIONS = {Instructions.SCALAR, Instructions.VECTOR};
  private static final long SEED = 20261126;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void productsOfAnySizeAndLayoutAreTheLoopOverTheDepth(Precision precision) {
    Random random = new Random(SEED);
    Product[] products = products(precision);
    Panels[] panels = panels(products);
    for (int round = 0; round < 400; round++) {
      Case c = Case.draw(random, precision, size(random), size(random), size(random));
      for (int p = 0; p < products.length; p++) {
        c.check(products[p], panels[p], INSTRUCTIONS[p] + ", seed " + SEED + ", round " + round);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 50, 784, 512",
    "FLOAT, 512, 50, 784",
    "FLOAT, 50, 10, 512",
    "FLOAT, 40, 3200, 64",
    "DOUBLE, 50, 784, 520",
    "DOUBLE, 130, 1300, 25"
  })
  void largeProductsAreTheSameLoop(Precision precision, int rows, int depth, int columns) {
    Random random = new Random(SEED);
    for (Instructions instructions : INSTRUCTIONS) {
      Product product = Product.of(precision, instructions);
      for (int round = 0; round < 4; round++) {
        Case c = Case.draw(random, precision, rows, depth, columns);
        c.check(product, product.panels(), instructions + ", seed " + SEED + ", round " + round);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void whatFillsAPanelNeverReachesTheResult(Precision precision) {
    for (Instructions instructions : INSTRUCTIONS) {
      Product product = Product.of(precision, instructions);
      Object a = array(precision, 5 * 3);
      for (int i = 0; i < 15; i++) {
        set(a, i, Double.POSITIVE_INFINITY);
      }
      for (int columns = 1; columns < 70; columns++) {
        Object b = array(precision, 3 * columns);
        for (int i = 0; i < 3 * columns; i++) {
          set(b, i, 1);
        }
        Panels right = product.panels();
        right.pack(b, Matrix.of(0, 3, columns));
        Object c = array(precision, 5 * columns + 80);
        product.multiply(a, Matrix.of(0, 5, 3), right, c, Matrix.of(0, 5, columns), false);
        for (int i = 0; i < Array.getLength(c); i++) {
          double expected = i < 5 * columns ? Double.POSITIVE_INFINITY : 0;
          assertEquals(expected, Array.getDouble(c, i), instructions + ", " + columns);
        }
      }
    }
  }

  @Test
  void aProductWithoutDepthIsZeroAndLeavesWhatItAddsTo() {
    Product product = Product.of(Precision.FLOAT, Instructions.SCALAR);
    Panels right = product.panels();
    right.pack(new float[0], Matrix.of(0, 0, 3));
    float[] c = {1, 2, 3};
    product.multiply(new float[0], Matrix.of(0, 1, 0), right, c, Matrix.of(0, 1, 3), true);
    assertEquals("[1.0, 2.0, 3.0]", Arrays.toString(c));
    product.multiply(new float[0], Matrix.of(0, 1, 0), right, c, Matrix.of(0, 1, 3), false);
    assertEquals("[0.0, 0.0, 0.0]", Arrays.toString(c));
  }

  @Test
  void factorsThatDoNotMeetAreRefused() {
    Product product = Product.of(Precision.DOUBLE, Instructions.SCALAR);
    Panels right = product.panels();
    right.pack(new double[6], Matrix.of(0, 2, 3));
    Matrix left = Matrix.of(0, 4, 3);
    Matrix to = Matrix.of(0, 4, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> product.multiply(new double[12], left, right, new double[12], to, false));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(0, 2, 2, 4, 2));
    assertThrows(IllegalArgumentException.class, () -> Matrix.of(-1, 2, 2));
  }

  /// A product with its surroundings, which must stay as they are.
  private record Case(
      Object a, Matrix left, Object b, Matrix right, Object c, Matrix to, boolean accumulate) {

    static Case draw(Random random, Precision precision, int rows, int depth, int columns) {
      Matrix left = matrix(random, rows, depth);
      Matrix right = matrix(random, depth, columns);
      int gap = random.nextInt(5);
      Matrix to = new Matrix(random.nextInt(20), rows, columns, columns + gap, 1);
      return new Case(
          filled(random, precision, left),
          left,
          filled(random, precision, right),
          right,
          filled(random, precision, to),
          to,
          random.nextBoolean());
    }

    private static Matrix matrix(Random random, int rows, int columns) {
      int gap = random.nextInt(2) * random.nextInt(9);
      int offset = random.nextInt(20);
      return random.nextBoolean()
          ? new Matrix(offset, rows, columns, columns + gap, 1)
          : new Matrix(offset, rows, columns, 1, rows + gap);
    }

    private static Object filled(Random random, Precision precision, Matrix matrix) {
      int last = matrix.index(Math.max(0, matrix.rows() - 1), Math.max(0, matrix.columns() - 1));
      Object array = array(precision, last + 1 + random.nextInt(10));
      for (int i = 0; i < Array.getLength(array); i++) {
        set(array, i, random.nextGaussian());
      }
      return array;
    }

    void check(Product product, Panels panels, String where) {
      Object expected = copy(c);
      for (int i = 0; i < to.rows(); i++) {
        for (int j = 0; j < to.columns(); j++) {
          element(expected, i, j);
        }
      }
      Object found = copy(c);
      panels.pack(b, right);
      product.multiply(a, left, panels, found, to, accumulate);
      assertEquals(text(expected), text(found), () -> where + ": " + left + " by " + right);
    }

    private void element(Object result, int i, int j) {
      int t = to.index(i, j);
      if (result instanceof float[] r && a instanceof float[] x && b instanceof float[] y) {
        float sum = accumulate ? r[t] : 0;
        for (int k = 0; k < left.columns(); k++) {
          sum = Math.fma(x[left.index(i, k)], y[right.index(k, j)], sum);
        }
        r[t] = sum;
      } else if (result instanceof double[] r
          && a instanceof double[] x
          && b instanceof double[] y) {
        double sum = accumulate ? r[t] : 0;
        for (int k = 0; k < left.columns(); k++) {
          sum = Math.fma(x[left.index(i, k)], y[right.index(k, j)], sum);
        }
        r[t] = sum;
      }
    }
  }

  private static Product[] products(Precision precision) {
    return Arrays.stream(INSTRUCTIONS).map(e -> Product.of(precision, e)).toArray(Product[]::new);
  }

  private static Panels[] panels(Product[] products) {
    return Arrays.stream(products).map(Product::panels).toArray(Panels[]::new);
  }

  private static int size(Random random) {
    return 1 + random.nextInt(70);
  }

  private static Object array(Precision precision, int length) {
    return precision == Precision.FLOAT ? new float[length] : new double[length];
  }

  private static void set(Object array, int i, double value) {
    if (array instanceof float[] numbers) {
      numbers[i] = (float) value;
    } else {
      Array.setDouble(array, i, value);
    }
  }

  private static Object copy(Object array) {
    return array instanceof float[] numbers ? numbers.clone() : ((double[]) array).clone();
  }

  private static String text(Object array) {
    return array instanceof float[] numbers
        ? Arrays.toString(numbers)
        : Arrays.toString((double[]) array);
  }
}
