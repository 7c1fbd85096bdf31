package org.homeostat.system;

import org.homeostat.expression.Position;
import org.homeostat.expression.SourceText;

/// The value of a YAML scalar; each of its characters knows where it stands in the file, through
/// indentation, folded lines, quotes and escapes.
///
/// @param places the offset in the file of each character, and of the end
record ScalarText(SourceText file, String text, int[] places) implements SourceText {

  /// How a scalar is written, as far as its characters are concerned.
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  @Override
  public Position position(int offset) {
    return file.position(places[offset]);
  }

  /// Finds `value` again in the characters of the file that begin at `start`, where the scalar
  /// begins. White space is only found roughly (it may be folded), all else exactly.
  static ScalarText align(SourceText file, int start, Style style, String value) {
    String raw = file.text();
    int[] places = new int[value.length() + 1];
    int at =
        switch (style) {
          case PLAIN -> start;
          case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
          case BLOCK -> endOfLine(raw, start);
        };
    int end = at;
    for (int i = 0; i < value.length(); i++) {
      char wanted = value.charAt(i);
      if (!Character.isWhitespace(wanted)) {
        at = skipBlank(raw, at, style);
      }
      places[i] = Math.min(at, raw.length());
      if (!Character.isLowSurrogate(wanted) || i == 0) {
        at += width(raw, at, style, wanted);
      }
      end = Character.isWhitespace(wanted) ? end : at;
    }
    places[value.length()] = Math.min(end, raw.length());
    return new ScalarText(file, value, places);
  }

  private static int endOfLine(String raw, int from) {
    int newline = raw.indexOf('\n', from);
    return newline < 0 ? raw.length() : newline + 1;
  }

  private static int skipBlank(String raw, int from, Style style) {
    int at = from;
    while (at < raw.length()) {
      boolean joined = style == Style.DOUBLE_QUOTED && raw.startsWith("\\\n", at);
      if (!joined && !Character.isWhitespace(raw.charAt(at))) {
        break;
      }
      at += joined ? 2 : 1;
    }
    return at;
  }

  /// How many characters of the file the character `wanted` of the value takes up at `at`; a folded
  /// blank takes up none, it is skipped before the next visible character.
  private static int width(String raw, int at, Style style, char wanted) {
    if (at >= raw.length()) {
      return 0;
    }
    char found = raw.charAt(at);
    if (style == Style.DOUBLE_QUOTED && found == '\\') {
      return switch (at + 1 < raw.length() ? raw.charAt(at + 1) : ' ') {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }
    if (style == Style.SINGLE_QUOTED && found == '\'') {
      return 2;
    }
    boolean pair = Character.isHighSurrogate(wanted);
    return Character.isWhitespace(wanted) && found != wanted ? 0 : pair ? 2 : 1;
  }
}
