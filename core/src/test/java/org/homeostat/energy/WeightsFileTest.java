package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homeostat.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  @TempDir private Path folder;

  private Path written() throws IOException {
    Map<String, WeightsFile.Array> arrays = new LinkedHashMap<>();
    arrays.put("W", new WeightsFile.Array(Shape.of(2, 3), new float[] {1, -2, 3.5f, 0, 1e-30f, 6}));
    arrays.put("b", new WeightsFile.Array(Shape.of(2), new double[] {Math.PI, -0.0}));
    arrays.put("a", new WeightsFile.Array(Shape.SCALAR, new double[] {7}));
    Path file = folder.resolve("model.npz");
    new WeightsFile(arrays, Map.of("energy.yaml", "system: x\n")).write(file);
    return file;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    WeightsFile read = WeightsFile.read(written());
    assertEquals(List.of("W", "b", "a"), List.copyOf(read.arrays().keySet()));
    assertEquals("system: x\n", read.text("energy.yaml"));
    assertEquals(Shape.of(2, 3), read.array("W").shape());
    assertArrayEquals(new float[] {1, -2, 3.5f, 0, 1e-30f, 6}, (float[]) read.array("W").numbers());
    assertArrayEquals(new double[] {Math.PI, -0.0}, (double[]) read.array("b").numbers());
    assertEquals(Shape.SCALAR, read.array("a").shape());
  }

  @Test
  void equalContentsGiveEqualBytes() throws IOException {
    byte[] first = Files.readAllBytes(written());
    assertArrayEquals(first, Files.readAllBytes(written()));
  }

  /// The bytes that `numpy.save` writes of `numpy.array([1, 2], '<f4')`, but for a blank less in
  /// the shape of several axes.
  @Test
  void theHeaderIsThatOfNumpy() throws IOException {
    byte[] header = new byte[128];
    Arrays.fill(header, (byte) ' ');
    byte[] said =
        "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"
            .getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(said, 0, header, 0, said.length);
    header[127] = '\n';
    byte[] numbers = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40};
    byte[] all = Arrays.copyOf(header, 136);
    System.arraycopy(numbers, 0, all, 128, 8);
    WeightsFile read = WeightsFile.read(zip("a.npy", all));
    assertArrayEquals(new float[] {1, 2}, (float[]) read.array("a").numbers());
  }

  private Path zip(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("other.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return file;
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    Path text = folder.resolve("text.npz");
    Files.writeString(text, "no zip");
    assertThrows(IllegalArgumentException.class, () -> WeightsFile.read(text));
    assertThrows(
        IllegalArgumentException.class, () -> WeightsFile.read(zip("a.npy", new byte[] {1, 2})));
  }

  @Test
  void anyDamagedFileIsReadOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    var random = new SplittableRandom(20261127);
    Path file = folder.resolve("damaged.npz");
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        WeightsFile.read(file);
      } catch (IOException | IllegalArgumentException refused) {
        assertEquals(false, String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }
}
