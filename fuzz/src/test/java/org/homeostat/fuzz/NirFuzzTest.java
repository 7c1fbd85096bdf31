package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.Recording;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class NirFuzzTest {
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @FuzzTest
  void graphsAreReadOrRefusedInLines(byte[] bytes) {
    try {
      assertFalse(NirFile.read(bytes).graph().nodes().isEmpty());
    } catch (NirException refused) {
      inLines(refused);
    }
    try {
      Recording.read(bytes, 0);
    } catch (NirException refused) {
      inLines(refused);
    }
  }

  private static void inLines(NirException refused) {
    assertFalse(refused.problems().isEmpty(), "refused without a problem");
    refused.problems().forEach(line -> assertEquals(1, line.lines().count(), line));
  }

  static Stream<byte[]> graphsAreReadOrRefusedInLines() throws IOException {
    return DataFiles.seeds("old.nir");
  }
}
