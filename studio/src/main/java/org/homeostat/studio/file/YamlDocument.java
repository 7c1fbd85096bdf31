package org.homeostat.studio.file;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Plain values (maps in order, lists, texts, numbers) as YAML 1.2: a key on each line at the top,
/// what stands below it in one line, texts of several lines as blocks. Reads back to equal values.
public final class YamlDocument {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./ -]*[A-Za-z0-9_]|[A-Za-z_]");

  private YamlDocument() {}

  public static String text(Map<String, ?> document) {
    var text = new StringBuilder();
    for (Map.Entry<String, ?> entry : document.entrySet()) {
      text.append(scalar(entry.getKey())).append(':');
      if (entry.getValue() instanceof String block && isBlock(block)) {
        text.append(" |\n");
        block.lines().forEach(line -> text.append(line.isEmpty() ? "" : "  " + line).append('\n'));
      } else {
        text.append(' ').append(flow(entry.getValue())).append('\n');
      }
    }
    return text.toString();
  }

  /// Several lines that a literal block gives back character by character.
  private static boolean isBlock(String text) {
    return text.endsWith("\n")
        && !text.endsWith("\n\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || c > 0xa0)
        && text.lines().noneMatch(line -> line.startsWith("\t"));
  }

  private static String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var text = new StringBuilder("{");
        map.forEach((key, item) ->
            text.append(text.length() > 1 ? ", " : "")
                .append(scalar(key.toString()))
                .append(": ")
                .append(flow(item)));
        yield text.append('}').toString();
      }
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(YamlDocument::flow).toList()) + "]";
      case Double number -> number(number);
      case Integer number -> number.toString();
      case Long number -> number.toString();
      default -> scalar(value.toString());
    };
  }

  private static String number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole && !(number == 0 && 1 / number < 0)
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static String scalar(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ' || (c >= 0x7f && c <= 0xa0)) {
            quoted.append("\\x").append(Character.forDigit(c >> 4, 16));
            quoted.append(Character.forDigit(c & 15, 16));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
