package org.homeostat.studio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final byte[] FIRST = {1, 2, 3, 4, 5};
  private static final byte[] SECOND = {6, 7, 8, 9};

  @TempDir private Path folder;
  private Checkpoints checkpoints;
  private Path last;

  @BeforeEach
  void open() {
    checkpoints = new Checkpoints(folder, "checkpoint-3");
    last = folder.resolve("checkpoint-3.bin");
  }

  @Test
  void theLastStateIsReadAndTheOneBeforeIsKept() throws IOException {
    assertEquals(Optional.empty(), checkpoints.read());
    checkpoints.write(FIRST);
    assertArrayEquals(FIRST, checkpoints.read().orElseThrow());
    checkpoints.write(SECOND);
    assertArrayEquals(SECOND, checkpoints.read().orElseThrow());
    assertEquals(List.of("checkpoint-3.before.bin", "checkpoint-3.bin"), names());
    Files.delete(last);
    assertArrayEquals(FIRST, checkpoints.read().orElseThrow());
  }

  @Test
  void aFileCutOffAnywhereIsNotReadButTheOneBefore() throws IOException {
    checkpoints.write(FIRST);
    checkpoints.write(SECOND);
    byte[] whole = Files.readAllBytes(last);
    for (int length = 0; length < whole.length; length++) {
      Files.write(last, Arrays.copyOf(whole, length));
      assertArrayEquals(FIRST, checkpoints.read().orElseThrow(), length + " bytes");
    }
  }

  @Test
  void aFileWithOneWrongBitIsNotReadButTheOneBefore() throws IOException {
    checkpoints.write(FIRST);
    checkpoints.write(SECOND);
    byte[] whole = Files.readAllBytes(last);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] wrong = whole.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(last, wrong);
      assertArrayEquals(FIRST, checkpoints.read().orElseThrow(), "bit " + bit);
    }
  }

  @Test
  void aTornFileNeverTakesThePlaceOfTheWholeOneBefore() throws IOException {
    checkpoints.write(FIRST);
    checkpoints.write(SECOND);
    Files.write(last, new byte[] {0});
    checkpoints.write(SECOND);
    Files.write(last, new byte[] {0});
    assertArrayEquals(FIRST, checkpoints.read().orElseThrow());
  }

  @Test
  void whateverStandsThereIsAStateThatWasWrittenOrNone() throws IOException {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      Files.write(last, noise);
      assertTrue(checkpoints.read().isEmpty());
    }
  }

  @Test
  void whatIsDeletedLeavesNothing() throws IOException {
    checkpoints.write(FIRST);
    checkpoints.write(SECOND);
    checkpoints.delete();
    assertEquals(List.of(), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
