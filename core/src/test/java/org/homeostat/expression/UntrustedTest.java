package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\t", "\u001b", "\0", "\u007f", "\u0085", "\u2028", "\u2029"})
  void whatBreaksOrColoursALineIsReplaced(String breaking) {
    assertEquals("a?b é ü\u00a0😀", Untrusted.inLine("a" + breaking + "b é ü\u00a0😀"));
  }
}
