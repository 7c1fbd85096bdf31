package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// Reads what stands between the brackets of a slice: `2`, `0:3`, `0,:`, `1:`.
final class Ranges {
  private final Tokens tokens;
  private final Mistakes mistakes;

  Ranges(Tokens tokens, Mistakes mistakes) {
    this.tokens = tokens;
    this.mistakes = mistakes;
  }

  List<Range> read() {
    List<Range> ranges = new ArrayList<>();
    ranges.add(range());
    while (tokens.peek().is(",")) {
      tokens.next();
      ranges.add(range());
    }
    return ranges;
  }

  private Range range() {
    Token first = tokens.peek();
    int from = first.is(":") ? 0 : index();
    if (!tokens.peek().is(":")) {
      return Range.at(from);
    }
    tokens.next();
    boolean open = tokens.peek().is("]") || tokens.peek().is(",");
    int to = open ? Range.END : index();
    if (to <= from) {
      mistakes.add(
          first.start(), tokens.last().end(), "this range of indices is empty", "x[0:3] are three");
    }
    return new Range(from, to, false);
  }

  private int index() {
    Token token = tokens.peek();
    boolean digits = token.kind() == Token.Kind.NUMBER && token.text().matches("[0-9]{1,9}");
    if (!digits) {
      mistakes.add(
          token.start(),
          token.end(),
          "expected an index, a whole number from 0, found " + token.describe(),
          "");
    }
    if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME) {
      tokens.next();
    }
    return digits ? Integer.parseInt(token.text()) : 0;
  }
}
