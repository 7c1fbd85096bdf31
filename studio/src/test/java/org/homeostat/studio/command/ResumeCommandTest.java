package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.expression.SourceText;
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
    return StoppedRuns.only(folder.resolve("whole/small"));
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
        StoppedRuns.tear(stopped);
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

  @Test
  void aKilledProcessLeavesARunThatGoesOn() throws Exception {
    Path whole = whole();
    var random = new SplittableRandom(SEED);
    int kills = Boolean.getBoolean("homeostat.long") ? 40 : 2;
    for (int i = 0; i < kills; i++) {
      String out = "killed-" + i;
      Process process = StoppedRuns.start(folder, "evolve", "small.yaml", "-q", "--out", out);
      Path results = folder.resolve(out).resolve("small");
      Path killed = StoppedRuns.kill(process, results, random.nextInt(1500));
      CommandRun resume =
          CommandRun.in(folder, "resume", folder.relativize(killed).toString(), "-q");
      assertEquals(0, resume.code(), resume.err());
      Comparison.assertEqual(whole, killed);
    }
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
}
