package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.Main;
import org.homeostat.studio.evolve.EvolveFolder;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.Searching;
import org.homeostat.studio.study.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that was stopped and goes on ends in the bytes of one that was not.
class ResumeCommandTest {
  private static final long SEED = 20261126;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("small.yaml"), EvolveCommandTest.SMALL);
  }

  /// The run that nothing stopped.
  private Path whole() throws IOException {
    CommandRun run = CommandRun.in(folder, "evolve", "small.yaml", "-q", "--out", "whole");
    assertEquals(0, run.code(), run.err());
    return only(folder.resolve("whole/small"));
  }

  private static final class Stop extends RuntimeException {}

  @Test
  void aRunStoppedAtAnyGenerationEndsInTheSameBytes() throws IOException {
    Path whole = whole();
    var random = new SplittableRandom(SEED);
    int stops = Boolean.getBoolean("homeostat.long") ? 100 : 5;
    for (int i = 0; i < stops; i++) {
      int after = 1 + random.nextInt(8);
      Path stopped = stopped(after, "out-" + i);
      if (random.nextBoolean()) {
        tear(stopped);
      }
      CommandRun resume =
          CommandRun.in(folder, "resume", folder.relativize(stopped).toString(), "-q");
      assertEquals(0, resume.code(), resume.err());
      Comparison.assertEqual(whole, stopped);
    }
  }

  /// A run that an exception stops after some generations, each of which left a checkpoint.
  private Path stopped(int generations, String out) throws IOException {
    EvolveStudy study =
        EvolveReader.read(
            SourceText.of("small.yaml", EvolveCommandTest.SMALL), new Library(folder));
    int[] lived = {0};
    try (EvolveFolder open =
        EvolveFolder.create(study, folder.resolve(out), List.of("homeostat", "evolve"))) {
      var searching =
          new Searching(
              study,
              2,
              open,
              1,
              (run, progress) -> {
                if (++lived[0] == generations) {
                  throw new Stop();
                }
              });
      assertThrows(Stop.class, searching::run);
      return open.place();
    }
  }

  /// The last checkpoint is not whole, so the one before has to do.
  private static void tear(Path stopped) throws IOException {
    try (Stream<Path> files = Files.list(stopped)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".bin")).toList()) {
        if (!file.toString().endsWith(".before.bin")) {
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
      }
    }
  }

  @Test
  void aKilledProcessLeavesARunThatGoesOn() throws Exception {
    Path whole = whole();
    var random = new SplittableRandom(SEED);
    int kills = Boolean.getBoolean("homeostat.long") ? 40 : 2;
    for (int i = 0; i < kills; i++) {
      Process process = evolving("killed-" + i);
      Path started = folder.resolve("killed-" + i + "/small");
      while (process.isAlive() && !hasStudy(started)) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      process.destroyForcibly().waitFor();
      Path killed = only(started);
      CommandRun resume =
          CommandRun.in(folder, "resume", folder.relativize(killed).toString(), "-q");
      assertEquals(0, resume.code(), resume.err());
      Comparison.assertEqual(whole, killed);
    }
  }

  private static boolean hasStudy(Path started) throws IOException {
    return Files.isDirectory(started) && Files.exists(only(started).resolve("study.yaml"));
  }

  private Process evolving(String out) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path(),
                Main.class.getName(),
                "evolve",
                "small.yaml",
                "-q",
                "--out",
                out));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// The class path of this process, modules included.
  private static String path() {
    Stream<String> modules =
        ModuleLayer.boot().configuration().modules().stream()
            .flatMap(module -> module.reference().location().stream())
            .filter(location -> location.getScheme().equals("file"))
            .map(location -> Path.of(location).toString());
    return Stream.concat(modules, Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void aRunThatHasEndedNeedsNothing() throws IOException {
    Path whole = whole();
    CommandRun resume = CommandRun.in(folder, "resume", folder.relativize(whole).toString());
    assertEquals(0, resume.code());
    assertTrue(resume.err().contains("has ended already"), resume.err());
  }

  @Test
  void aFolderThatAnotherWorksOnIsLeftAlone() throws IOException {
    EvolveStudy study =
        EvolveReader.read(
            SourceText.of("small.yaml", EvolveCommandTest.SMALL), new Library(folder));
    try (EvolveFolder open = EvolveFolder.create(study, folder, List.of("homeostat"))) {
      CommandRun resume =
          CommandRun.in(folder, "resume", folder.relativize(open.place()).toString());
      assertEquals(2, resume.code());
      assertTrue(resume.err().contains("another process is at work"), resume.err());
    }
  }

  private static Path only(Path study) throws IOException {
    try (Stream<Path> runs = Files.list(study)) {
      List<Path> all = runs.toList();
      assertEquals(1, all.size(), all.toString());
      return all.getFirst();
    }
  }
}
