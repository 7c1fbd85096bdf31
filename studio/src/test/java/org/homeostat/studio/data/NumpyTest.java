package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What NumPy saves is read.
class NumpyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "uint8, int64, savez", "uint8, uint8, savez_compressed", "int32, int32, savez",
    "int64, int32, savez_compressed", "float32, int64, savez", "float64, uint8, savez_compressed"
  })
  void arraysOfEachTypeKeepTheirNumbers(String x, String y, String save) throws Exception {
    new Python(folder)
        .run(
            "numpy",
            """
            x = (numpy.arange(3*2*4) * 10).reshape(3, 2, 4).astype('%s')
            numpy.%s('set.npz', x=x, y=numpy.array([2, 0, 1]).astype('%s'))
            """
                .formatted(x, save, y));
    Examples set = DataSets.here(folder).read("set.npz");
    assertEquals(List.of(2, 4), set.shape());
    assertEquals(2, set.label(0));
    assertEquals(3, set.classes().size());
    double[] input = new double[8];
    set.copy(2, input, 0);
    for (int i = 0; i < 8; i++) {
      double number = (16 + i) * 10;
      assertEquals(x.equals("uint8") ? number / 255 : number, input[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"float32, (3), 1", "'float64', '(3, 2)', 2"})
  void floatingPointAnswersAreTargets(String type, String shape, int width) throws Exception {
    new Python(folder)
        .run(
            "numpy",
            """
            numpy.save('x_all.npy', numpy.zeros((3,), 'f4'))
            numpy.save('y_all.npy', (numpy.arange(3*%d) / 4).astype('%s').reshape(%s))
            """
                .formatted(width, type, shape));
    Examples set = DataSets.here(folder).read("x_all.npy");
    assertEquals(width, set.targetSize());
    float[] target = new float[width];
    set.copyTarget(2, target, 0);
    assertEquals(2 * width / 4f, target[0]);
  }

  /// More than one part of the numbers that are read at a time.
  @Test
  void longArraysAreReadToTheirEnd() throws Exception {
    new Python(folder)
        .run(
            "numpy",
            """
            x = numpy.arange(50000, dtype='f8')
            numpy.savez('set.npz', x=x, y=(x % 7).astype('i8'))
            """);
    Examples set = DataSets.here(folder).read("set.npz");
    float[] all = new float[50_000];
    for (int i = 0; i < all.length; i++) {
      set.copy(i, all, i);
      assertEquals(i % 7, set.label(i));
    }
    float[] expected = new float[50_000];
    for (int i = 0; i < all.length; i++) {
      expected[i] = i;
    }
    assertArrayEquals(expected, all);
  }
}
