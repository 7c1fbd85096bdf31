package org.homeostat.studio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path results;

  @Test
  void aPublishedFolderHoldsItsFilesAndNothingElseIsLeft() throws IOException {
    try (RunFolder folder = RunFolder.in(results.resolve("study"), "now")) {
      folder.write("a.txt", "text");
      assertEquals(results.resolve("study/now"), folder.place());
      assertFalse(Files.exists(folder.place()));
      folder.publish();
    }
    assertEquals("text", Files.readString(results.resolve("study/now/a.txt")));
    assertEquals(List.of("now"), names(results.resolve("study")));
  }

  @Test
  void aFolderThatIsNotPublishedDisappears() throws IOException {
    try (RunFolder folder = RunFolder.in(results, "now")) {
      folder.write("a.txt", "text");
    }
    assertEquals(List.of(), names(results));
  }

  @Test
  void aTakenNameGetsANumber() throws IOException {
    try (RunFolder first = RunFolder.in(results, "now");
        RunFolder second = RunFolder.in(results, "now")) {
      first.publish();
      second.publish();
    }
    try (RunFolder third = RunFolder.in(results, "now")) {
      third.publish();
    }
    assertEquals(List.of("now", "now-2", "now-3"), names(results));
  }

  @Test
  void aFailureWhileWritingLeavesNothing() {
    assertThrows(
        IOException.class,
        () -> {
          try (RunFolder folder = RunFolder.in(results, "now")) {
            folder.write("a.txt", "text");
            folder.write("no/such/place.txt", "text");
            folder.publish();
          }
        });
    assertEquals(List.of(), names(results));
  }

  /// A program that is stopped by SIGTERM or Ctrl-C while it fills its folder.
  public static final class Unfinished {
    public static void main(String[] args) throws Exception {
      RunFolder folder = RunFolder.in(Path.of(args[0]), "now");
      folder.write("a.txt", "text");
      System.out.println("writing");
      TimeUnit.MINUTES.sleep(1);
    }
  }

  @Test
  void aStoppedProgramLeavesNothing() throws Exception {
    Process process = unfinished();
    assertEquals("writing", process.inputReader().readLine());
    assertTrue(names(results).getFirst().startsWith("."));
    process.destroy();
    process.waitFor();
    assertEquals(List.of(), names(results));
  }

  @Test
  void whatAKilledProgramLeavesIsRemovedByTheNextButNotWhileItRuns() throws Exception {
    Process process = unfinished();
    assertEquals("writing", process.inputReader().readLine());
    try (RunFolder next = RunFolder.in(results, "next")) {
      assertEquals(List.of(".unfinished-next", ".unfinished-now"), names(results));
      next.publish();
    }
    process.destroyForcibly();
    process.waitFor();
    assertEquals(List.of(".unfinished-now", "next"), names(results));
    RunFolder.in(results, "later").close();
    assertEquals(List.of("next"), names(results));
  }

  private Process unfinished() throws IOException {
    String path = Unfinished.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String main = RunFolder.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            path + java.io.File.pathSeparator + main,
            Unfinished.class.getName(),
            results.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
