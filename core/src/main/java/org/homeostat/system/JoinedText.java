package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.Position;
import org.homeostat.expression.SourceText;

/// The text `[a, b, c]` made of the items of a list; each character of an item knows its own place.
record JoinedText(List<SourceText> items, String text) implements SourceText {
  private static final String SEPARATOR = ", ";

  static JoinedText of(List<SourceText> items) {
    String text =
        items.stream().map(SourceText::text).collect(Collectors.joining(SEPARATOR, "[", "]"));
    return new JoinedText(List.copyOf(items), text);
  }

  /// The text of a list or of an expression; lists may stand in lists.
  static SourceText of(Yaml value, Problems problems) {
    if (!(value instanceof YamlList list)) {
      return value.text(problems).map(YamlText::source).orElse(SourceText.of("value", "0"));
    }
    List<SourceText> items = new ArrayList<>();
    list.items().forEach(item -> items.add(of(item, problems)));
    return items.isEmpty() ? list.source() : of(items);
  }

  @Override
  public Position position(int offset) {
    int start = 1;
    for (SourceText item : items) {
      int end = start + item.text().length();
      if (offset <= end || item == items.getLast()) {
        return item.position(Math.clamp(offset - start, 0, item.text().length()));
      }
      start = end + SEPARATOR.length();
    }
    throw new IndexOutOfBoundsException(offset);
  }
}
