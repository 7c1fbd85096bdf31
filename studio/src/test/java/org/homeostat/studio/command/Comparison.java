package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Compares the folders of equal runs.
final class Comparison {
  private static final List<String> ASIDE = List.of("report.html", "provenance.json");

  private Comparison() {}

  /// The same files with the same bytes, less what knows clock and host.
  static void assertEqual(Path one, Path two) throws IOException {
    assertEquals(files(one), files(two));
    for (String file : files(one)) {
      if (file.equals("summary.json")) {
        String first = Files.readString(one.resolve(file));
        String second = Files.readString(two.resolve(file));
        assertTrue(SummaryComparison.equal(first, second), first + second);
      } else if (!ASIDE.contains(file)) {
        assertEquals(-1, Files.mismatch(one.resolve(file), two.resolve(file)), file);
      }
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
