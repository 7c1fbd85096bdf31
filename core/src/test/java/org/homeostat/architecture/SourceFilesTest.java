package org.homeostat.architecture;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What can be seen in the source text alone, for every module of the project.
class SourceFilesTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<Path> SOURCES = sources();

  @Test
  void noFileHoldsTwoIdeas() {
    assertNone("more than 500 lines", source -> lines(source).size() > 500);
  }

  @Test
  void mostFilesAreSmall() {
    long large = SOURCES.stream().filter(source -> lines(source).size() > 250).count();
    assertTrue(large * 10 <= SOURCES.size(), large + " files have more than 250 lines");
  }

  @Test
  void everyPackageIntroducesItselfAndIsNullMarked() {
    assertNone(
        "no package-info.java with @NullMarked beside it",
        source ->
            isMain(source)
                && !source.endsWith("module-info.java")
                && lines(source.resolveSibling("package-info.java")).stream()
                    .noneMatch(line -> line.startsWith("@NullMarked")));
  }

  @Test
  void nothingIsLeftUndone() {
    var mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");
    assertNone(
        "a note of unfinished work", source -> lines(source).stream().anyMatch(mark.asPredicate()));
  }

  @Test
  void numbersAreWrittenAlikeInEveryCountry() {
    var number = Pattern.compile("%[-#+ 0,(]*[0-9.]*[dfeg]\\b");
    assertNone(
        "a number is formatted without Locale.ROOT",
        source ->
            isMain(source)
                && around(lines(source), number).anyMatch(text -> !text.contains("Locale.ROOT")));
  }

  /// Each line in which the pattern occurs, with the three before and after it.
  private static Stream<String> around(List<String> lines, Pattern pattern) {
    return IntStream.range(0, lines.size())
        .filter(k -> pattern.matcher(lines.get(k)).find())
        .mapToObj(k -> lines.subList(Math.max(0, k - 3), Math.min(lines.size(), k + 4)))
        .map(window -> String.join("\n", window));
  }

  private static boolean isMain(Path source) {
    return source.toString().replace('\\', '/').contains("/src/main/java/");
  }

  private static void assertNone(String fault, Predicate<Path> faulty) {
    String found =
        SOURCES.stream()
            .filter(faulty)
            .map(source -> PROJECT.relativize(source).toString())
            .collect(joining("\n"));
    assertEquals("", found, fault);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.list(PROJECT)) {
      return files
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SourceFilesTest::javaBelow)
          .toList();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + PROJECT, e);
    }
  }

  private static Stream<Path> javaBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError("cannot walk " + folder, e);
    }
  }
}
