package org.homeostat.studio.report;

import java.io.Serial;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/// How JSON writes the characters that could end the script element around it or open a comment:
/// `<`, `>` and `&` by their Unicode escapes. All that is not ASCII is written so too.
final class ScriptSafe extends CharacterEscapes {
  @Serial private static final long serialVersionUID = 1;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes['<'] = ESCAPE_STANDARD;
    codes['>'] = ESCAPE_STANDARD;
    codes['&'] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int character) {
    throw new IllegalStateException("standard escapes only, not " + character);
  }
}
