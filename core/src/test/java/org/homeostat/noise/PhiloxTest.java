package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

  /// The known answers that its authors publish for Philox4x32 with 10 rounds.
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void knownAnswersAreGiven(String counter, String key, String answer) {
    long[] c = words(counter);
    long[] k = words(key);
    long[] a = words(answer);
    Philox.Block bits = Philox.block(k[1] << 32 | k[0], c[1] << 32 | c[0], c[3] << 32 | c[2]);
    assertEquals(a[0] << 32 | a[1], bits.x());
    assertEquals(a[2] << 32 | a[3], bits.y());
  }

  private static long[] words(String text) {
    String[] parts = text.split(" ");
    long[] words = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      words[i] = Long.parseLong(parts[i], 16);
    }
    return words;
  }
}
