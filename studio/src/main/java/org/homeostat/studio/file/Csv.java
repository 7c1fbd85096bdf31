package org.homeostat.studio.file;

import java.util.List;

/// A table as comma-separated values (RFC 4180, with line feeds): NaN is an empty cell.
public final class Csv {
  private final StringBuilder text = new StringBuilder();

  public Csv row(List<?> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append('\n');
    return this;
  }

  public String text() {
    return text.toString();
  }

  private static String cell(Object value) {
    return switch (value) {
      case Double number when number.isNaN() -> "";
      case String text when text.matches("(?s).*[\",\r\n].*") ->
          '"' + text.replace("\"", "\"\"") + '"';
      default -> value.toString();
    };
  }
}
