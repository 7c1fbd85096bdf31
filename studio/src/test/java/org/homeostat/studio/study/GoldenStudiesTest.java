package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeostat.solver.Measurement;
import org.homeostat.solver.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The paper's studies, shortened, give the bits that they gave when `golden-studies.txt` was
/// written: every measure of every seed at every time of its curve, and when each diverged.
class GoldenStudiesTest {
  private static final String FILE = "golden-studies.txt";
  private static final int SEEDS = 4;
  private static final double UNTIL = 30;

  /// A line of the file: `particle-textbook 5d41...`.
  record Golden(String study, String hash) {
    @Override
    public String toString() {
      return study;
    }
  }

  static Stream<Golden> goldens() throws IOException {
    try (InputStream in = GoldenStudiesTest.class.getResourceAsStream(FILE)) {
      byte[] bytes = Objects.requireNonNull(in, FILE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 2))
          .map(parts -> new Golden(parts[0], parts[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theNumbersAreThoseOfTheLastTime(Golden golden) {
    for (int threads : List.of(1, 2)) {
      String hash = hash(golden.study(), threads);
      assertEquals(
          golden.hash(),
          hash,
          """
          %s no longer gives the same bits (%d threads, %d seeds until %s).
          If that is meant, say so in CHANGELOG.md and write this line into
          studio/src/test/resources/org/homeostat/studio/study/%s:
          %s %s
          """
              .formatted(golden.study(), threads, SEEDS, UNTIL, FILE, golden.study(), hash));
    }
  }

  private static String hash(String name, int threads) {
    Library library = new Library(Path.of(""));
    Study study =
        StudyReader.read(library.find("studies/paper/" + name + ".yaml"), library)
            .withSeeds(SEEDS)
            .withUntil(UNTIL);
    MessageDigest digest = sha256();
    for (ArmOutcome arm : StudyRun.run(study, threads, Progress.NONE).arms()) {
      for (Measurement measurement : arm.ensemble().measurements()) {
        update(digest, measurement.values());
      }
      update(digest, arm.divergedAt());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    for (double value : values) {
      bytes.putLong(Double.doubleToLongBits(value));
    }
    digest.update(bytes.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
