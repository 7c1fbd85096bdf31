package org.homeostat.system;

import java.util.regex.Pattern;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A scalar of a YAML file.
///
/// @param source the value, each character of which knows its place in the file
/// @param quoted whether it was written in quotes or as a block, and so is never a number
public record YamlText(SourceText source, boolean quoted) implements Yaml {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

  public String text() {
    return source.text();
  }

  @Override
  public Problem problem(String message, String advice) {
    int newline = text().indexOf('\n');
    int length = newline < 0 ? text().length() : newline;
    return new Problem(source.position(0), Math.max(1, length), message, advice);
  }

  @Override
  public String kind() {
    return text().isEmpty()
        ? "nothing"
        : value() instanceof Double ? "the number " + text() : "'" + firstLine() + "'";
  }

  private String firstLine() {
    return text().lines().findFirst().orElse("");
  }

  @Override
  public Object value() {
    if (!quoted && NUMBER.matcher(text()).matches()) {
      double number = Double.parseDouble(text());
      if (Double.isFinite(number)) {
        return number;
      }
    }
    return text();
  }
}
