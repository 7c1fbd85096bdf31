package org.homeostat.studio.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.expression.Shape;

/// Something that a device takes or gives: `u`, `y:2`, `force:1:N`.
///
/// @param size how many numbers it is
/// @param unit in words that no program reads; may be empty
public record Port(String name, int size, String unit) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(?::([1-9][0-9]{0,4})(?::([^\\s:]{1,40}))?)?");

  /// The port that a text names.
  ///
  /// @throws IllegalArgumentException if it names none
  static Port parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not NAME, NAME:SIZE or NAME:SIZE:UNIT");
    }
    int size = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    return new Port(matcher.group(1), size, matcher.group(3) == null ? "" : matcher.group(3));
  }

  Shape shape() {
    return size == 1 ? Shape.SCALAR : Shape.of(size);
  }

  @Override
  public String toString() {
    return name + ":" + size + (unit.isEmpty() ? "" : ":" + unit);
  }

  /// Whether the other has the same name and size.
  boolean fits(Port other) {
    return name.equals(other.name) && size == other.size;
  }
}
