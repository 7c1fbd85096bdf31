package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.data.Layout;

/// Files of examples in a folder that fuzz tests write and read.
final class DataFiles {
  private static final Path FOLDER = folder();

  private DataFiles() {}

  private static Path folder() {
    try {
      return Files.createTempDirectory("homeostat-fuzz-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String name, byte[] bytes) throws IOException {
    Path file = FOLDER.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  /// Reads a file that may hold anything: it becomes examples of which each can be read, or is
  /// refused in one line that names it.
  static void check(String name, Layout layout) throws IOException {
    Examples examples;
    try {
      examples = DataSets.here(FOLDER).read(name, layout);
    } catch (DataException refused) {
      String message = refused.getMessage();
      assertTrue(message.contains(": expected ") && message.contains(", found "), message);
      assertEquals(1, message.lines().count(), message);
      return;
    }
    assertTrue(examples.count() > 0);
    float[] input = new float[examples.size()];
    for (int i = 0; i < Math.min(examples.count(), 1000); i++) {
      examples.copy(i, input, 0);
      for (float value : input) {
        assertTrue(Math.abs(value) <= Float.MAX_VALUE);
      }
      if (examples.isLabelled()) {
        assertFalse(examples.classes().get(examples.label(i)).isEmpty());
      }
    }
  }

  /// Seeds that other programs wrote, from the resources.
  static Stream<byte[]> seeds(String... names) {
    return Stream.of(names).map(DataFiles::seed);
  }

  private static byte[] seed(String name) {
    try (InputStream in = DataFiles.class.getResourceAsStream("/data/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(content);
    }
    return out.toByteArray();
  }

  static byte[] zip(List<String> names, List<byte[]> contents) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new ZipOutputStream(out)) {
      for (int i = 0; i < names.size(); i++) {
        packed.putNextEntry(new ZipEntry(names.get(i)));
        packed.write(contents.get(i));
      }
    }
    return out.toByteArray();
  }
}
