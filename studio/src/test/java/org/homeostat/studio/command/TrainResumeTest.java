package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.Schooling;
import org.homeostat.studio.train.TrainFolder;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training that was stopped and goes on ends in the bytes of one that was not.
class TrainResumeTest {
  private static final long SEED = 20261127;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyData.write(folder);
  }

  private Path whole() throws IOException {
    CommandRun run = CommandRun.in(folder, "train", "tiny.yaml", "-q", "--out", "whole");
    assertEquals(0, run.code(), run.err());
    return StoppedRuns.only(folder.resolve("whole/tiny"));
  }

  private void resumeAndCompare(Path whole, Path stopped) throws IOException {
    CommandRun resume =
        CommandRun.in(folder, "resume", folder.relativize(stopped).toString(), "-q");
    assertEquals(0, resume.code(), resume.err());
    Comparison.assertEqual(whole, stopped);
    for (String model : List.of("settling-0.npz", "settling-1.npz", "backpropagation-0.npz")) {
      Path name = Path.of("models", model);
      assertEquals(-1, Files.mismatch(whole.resolve(name), stopped.resolve(name)), model);
    }
  }

  private static final class Stop extends RuntimeException {}

  @Test
  void aRunStoppedInAnyBatchEndsInTheSameBytes() throws IOException {
    Path whole = whole();
    var random = new SplittableRandom(SEED);
    int stops = Boolean.getBoolean("homeostat.long") ? 60 : 6;
    for (int i = 0; i < stops; i++) {
      Path stopped = stopped(1 + random.nextInt(4 * 4 * 10), "out-" + i);
      if (random.nextBoolean()) {
        StoppedRuns.tear(stopped);
      }
      resumeAndCompare(whole, stopped);
    }
  }

  /// A run that an exception stops in some batch; each batch before left a checkpoint.
  private Path stopped(int batches, String out) throws IOException {
    TrainStudy study =
        TrainReader.read(SourceText.of("tiny.yaml", TinyData.STUDY), new Library(folder));
    Lessons lessons = Lessons.of(study, DataSets.here(folder));
    int[] seen = {0};
    try (TrainFolder open =
        TrainFolder.create(study, folder.resolve(out), List.of("homeostat", "train"))) {
      var schooling =
          new Schooling(
              study,
              lessons,
              1,
              open,
              Duration.ZERO,
              (run, epoch, so, of) -> {
                if (++seen[0] == batches) {
                  throw new Stop();
                }
              });
      assertThrows(Stop.class, schooling::run);
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
      Process process = StoppedRuns.start(folder, "train", "tiny.yaml", "-q", "--out", out);
      Path results = folder.resolve(out).resolve("tiny");
      Path killed = StoppedRuns.kill(process, results, random.nextInt(1500));
      resumeAndCompare(whole, killed);
    }
  }
}
