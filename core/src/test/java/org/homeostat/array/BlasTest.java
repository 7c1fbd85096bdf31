package org.homeostat.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Array;
import java.util.List;
import org.homeostat.expression.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A native library computes the same products but for rounding; without one, the message tells how
/// to get it.
class BlasTest {

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 50, 78, 51, false", "FLOAT, 10, 50, 33, true", "FLOAT, 1, 1, 1, true",
    "DOUBLE, 50, 78, 51, true", "DOUBLE, 1, 9, 4, false", "DOUBLE, 7, 1, 1, true"
  })
  void aLibraryAgreesWithTheProductInJavaButForRounding(
      Precision precision, int rows, int depth, int columns, boolean transposed) {
    Product library = libraryOrSkip(precision);
    Product ours = Product.of(precision, Instructions.SCALAR);
    Object a = numbers(precision, 3 + rows * depth, 7);
    Object b = numbers(precision, 5 + depth * columns, 11);
    Matrix left = transposed ? Matrix.of(3, depth, rows).transposed() : Matrix.of(3, rows, depth);
    Matrix right =
        transposed ? Matrix.of(5, depth, columns) : Matrix.of(5, columns, depth).transposed();
    Matrix to = new Matrix(2, rows, columns, columns + 3, 1);
    for (boolean accumulate : new boolean[] {false, true}) {
      Object expected = numbers(precision, 2 + rows * (columns + 3), 13);
      Object found = numbers(precision, 2 + rows * (columns + 3), 13);
      multiply(ours, a, left, b, right, expected, to, accumulate);
      multiply(library, a, left, b, right, found, to, accumulate);
      double tolerance = depth * (precision == Precision.FLOAT ? 0x1p-23 : 0x1p-52);
      for (int i = 0; i < Array.getLength(expected); i++) {
        assertEquals(Array.getDouble(expected, i), Array.getDouble(found, i), tolerance);
      }
    }
  }

  @Test
  void aLibraryNeverReadsOrWritesBeyondAnArray() {
    Product library = libraryOrSkip(Precision.FLOAT);
    Panels right = library.panels();
    right.pack(new float[12], Matrix.of(0, 4, 3));
    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            library.multiply(
                new float[7], Matrix.of(0, 2, 4), right, new float[6], Matrix.of(0, 2, 3), false));
    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            library.multiply(
                new float[8], Matrix.of(0, 2, 4), right, new float[6], Matrix.of(1, 2, 3), false));
  }

  @Test
  void withoutALibraryTheMessageTellsHowToInstallOne() {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalStateException.class,
                    () -> Blas.of(Precision.FLOAT, List.of("libnowhere.so", "libnothing.so")))
                .getMessage());
    assertTrue(message.contains("found none of libnowhere.so, libnothing.so"), message);
    assertTrue(message.contains("apt-get install libopenblas0-pthread"), message);
  }

  private static Product libraryOrSkip(Precision precision) {
    try {
      return Blas.of(precision);
    } catch (IllegalStateException absent) {
      assumeTrue(false, absent.getMessage());
      throw absent;
    }
  }

  private static void multiply(
      Product product,
      Object a,
      Matrix left,
      Object b,
      Matrix right,
      Object c,
      Matrix to,
      boolean accumulate) {
    Panels panels = product.panels();
    panels.pack(b, right);
    product.multiply(a, left, panels, c, to, accumulate);
  }

  /// Numbers of size at most 1.
  private static Object numbers(Precision precision, int length, int step) {
    if (precision == Precision.FLOAT) {
      float[] numbers = new float[length];
      for (int i = 0; i < length; i++) {
        numbers[i] = (i * step % 101 - 50) / 50f;
      }
      return numbers;
    }
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (i * step % 101 - 50) / 50.0;
    }
    return numbers;
  }
}
