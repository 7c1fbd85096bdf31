package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalsTest {
  private static final List<Source> SOURCES =
      List.of(new Source("plant.w", 2), new Source("agent.xi", 3));
  private static final int SCALE = Boolean.getBoolean("homeostat.long") ? 100 : 1;

  /// From the first call, which is interpreted, to the last, long after it has been compiled.
  @ParameterizedTest
  @EnumSource
  void bitsStayTheSameWhenTheVectorFormIsCompiled(Pairing pairing) {
    Normals vector = Normals.vector(SOURCES, pairing);
    long[] seeds = LongStream.range(0, 256).toArray();
    double[] expected = filled(Normals.plain(SOURCES, pairing), 0, 4, seeds);
    for (int call = 0; call < 80 * SCALE; call++) {
      assertSameBits(expected, filled(vector, 0, 4, seeds), "call " + call);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorFormHasTheBitsOfThePlainForm(Pairing pairing) {
    Normals plain = Normals.plain(SOURCES, pairing);
    Normals vector = Normals.vector(SOURCES, pairing);
    SplittableRandom random = new SplittableRandom(7);
    for (int call = 0; call < 300 * SCALE; call++) {
      int lanes = 1 + random.nextInt(40);
      int steps = random.nextInt(5);
      long[] seeds = random.longs(lanes).toArray();
      long first = random.nextLong(1L << random.nextInt(1, 62));
      assertSameBits(
          filled(plain, first, steps, seeds), filled(vector, first, steps, seeds), "call " + call);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSingleLaneHasTheNumbersItHasAmongOthers(Pairing pairing) {
    List<Source> wide = List.of(new Source("network.w", 37), new Source("plant.w", 2));
    Normals vector = Normals.vector(wide, pairing);
    int row = vector.perStep();
    double[] alone = filled(vector, 3, 5, new long[] {11});
    double[] among = filled(Normals.plain(wide, pairing), 3, 5, new long[] {10, 11});
    for (int n = 0; n < 5 * row; n++) {
      assertEquals(among[2 * n + 1], alone[n]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void chunksDoNotChangeTheNumbers(Pairing pairing) {
    Normals normals = Normals.plain(SOURCES, pairing);
    long[] seeds = {5, 6, 7};
    int steps = 24;
    int row = normals.perStep() * seeds.length;
    double[] whole = filled(normals, 0, steps, seeds);
    for (int chunk = 1; chunk <= steps; chunk++) {
      for (int from = 0; from + chunk <= steps; from += chunk) {
        assertSameBits(
            Arrays.copyOfRange(whole, from * row, (from + chunk) * row),
            filled(normals, from, chunk, seeds),
            chunk + " steps from " + from);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherTrajectoriesDoNotChangeAPath(Pairing pairing) {
    Normals normals = Normals.vector(SOURCES, pairing);
    long[] seeds = LongStream.range(100, 123).toArray();
    double[] all = filled(normals, 3, 5, seeds);
    for (int lane = 0; lane < seeds.length; lane++) {
      double[] alone = filled(normals, 3, 5, new long[] {seeds[lane]});
      for (int i = 0; i < alone.length; i++) {
        assertEquals(alone[i], all[i * seeds.length + lane]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void addingASourceChangesNoOther(Pairing pairing) {
    Normals some = Normals.plain(SOURCES, pairing);
    Source added = new Source("body.w", 4);
    Normals more = Normals.plain(List.of(SOURCES.get(1), added, SOURCES.get(0)), pairing);
    int each = pairing.normals();
    for (long step = 0; step < 6; step++) {
      for (int n = 0; n < 2 * each; n++) {
        assertEquals(some.normal(9, step, n), more.normal(9, step, (3 + 4) * each + n));
      }
      for (int n = 0; n < 3 * each; n++) {
        assertEquals(some.normal(9, step, 2 * each + n), more.normal(9, step, n));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWiderSourceKeepsItsFirstElements(Pairing pairing) {
    Normals narrow = Normals.plain(List.of(new Source("w", 2)), pairing);
    Normals wide = Normals.plain(List.of(new Source("w", 50)), pairing);
    for (int n = 0; n < narrow.perStep(); n++) {
      assertEquals(narrow.normal(1, 8, n), wide.normal(1, 8, n));
    }
  }

  @Test
  void everythingThatNamesANumberChangesIt() {
    Normals w = Normals.plain(List.of(new Source("w", 2)), Pairing.STEPS);
    Normals v = Normals.plain(List.of(new Source("v", 1)), Pairing.STEPS);
    Normals areas = Normals.plain(List.of(new Source("w", 1)), Pairing.AREAS);
    double number = w.normal(1, 0, 0);
    assertNotEquals(number, w.normal(2, 0, 0));
    assertNotEquals(number, w.normal(1L << 32, 0, 0));
    assertNotEquals(number, w.normal(1, 1, 0));
    assertNotEquals(number, w.normal(1, 2, 0));
    assertNotEquals(number, w.normal(1, 1L << 33, 0));
    assertNotEquals(number, w.normal(1, 0, 1));
    assertNotEquals(number, v.normal(1, 0, 0));
    assertNotEquals(number, areas.normal(1, 0, 0));
  }

  @Test
  void keyIsTheMixedHashOfTheName() {
    assertEquals(0x85944171F73967E8L, fowlerNollVo("foobar"));
    SplittableRandom mixer = new SplittableRandom(fowlerNollVo("foobar"));
    for (int element = 0; element < 5; element++) {
      assertEquals(mixer.nextLong(), new Source("foobar", 5).key(element));
    }
  }

  @Test
  void bytesAreThoseOfTheFirstRelease() throws NoSuchAlgorithmException {
    assertEquals(
        "44e60c608777dfc48b2bc995b2de84d262507215d9c20119934886657f2b6fe2",
        digest(Pairing.STEPS),
        "two steps a counter");
    assertEquals(
        "5a7314cd9483bbabdec380de99e5f7c8a178fc0ac0b6167c62d1ad76ecffebf6",
        digest(Pairing.AREAS),
        "one step a counter");
  }

  @Test
  void twoSourcesOfOneNameAreRefused() {
    List<Source> twice = List.of(new Source("w", 1), new Source("w", 2));
    assertThrows(IllegalArgumentException.class, () -> Normals.plain(twice, Pairing.STEPS));
    assertThrows(IllegalArgumentException.class, () -> new Source("", 1));
    assertThrows(IllegalArgumentException.class, () -> new Source("w", -1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Normals normals = Normals.plain(SOURCES, Pairing.AREAS);
    long[] seeds = {1, 2};
    double[] buffer = new double[40];
    normals.fill(buffer, 0, 2, seeds, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> normals.fill(buffer, 0, 3, seeds, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> normals.fill(buffer, 0, 1, seeds, 3));
    assertThrows(IllegalArgumentException.class, () -> normals.fill(buffer, -1, 1, seeds, 2));
  }

  @Test
  void noSourcesNeedNoNumbers() {
    Normals none = Normals.vector(List.of(), Pairing.STEPS);
    assertEquals(0, none.perStep());
    none.fill(new double[0], 1, 5, new long[] {1}, 1);
  }

  private static double[] filled(Normals normals, long first, int steps, long[] seeds) {
    double[] buffer = new double[steps * normals.perStep() * seeds.length];
    Arrays.fill(buffer, Double.NaN);
    normals.fill(buffer, first, steps, seeds, seeds.length);
    return buffer;
  }

  private static void assertSameBits(double[] expected, double[] actual, String where) {
    assertArrayEquals(bits(expected), bits(actual), where);
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static long fowlerNollVo(String text) {
    long hash = 0xCBF29CE484222325L;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }

  private static String digest(Pairing pairing) throws NoSuchAlgorithmException {
    long[] seeds = LongStream.range(0, 17).toArray();
    double[] numbers = filled(Normals.vector(SOURCES, pairing), 1, 20, seeds);
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
