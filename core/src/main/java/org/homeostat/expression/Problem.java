package org.homeostat.expression;

import java.util.Locale;

/// A mistake in a person's text: where it stands, what is wrong and what helps.
///
/// @param position of the first character
/// @param length in characters, at least 1
/// @param message what was found and what was expected: one line, lower case, no full stop
/// @param advice one line, or empty: the nearest known name, what to write instead
public record Problem(Position position, int length, String message, String advice) {

  /// ```
  /// particle.yaml:9:14: unknown name 'frictoin'
  ///     dv = (u - frictoin*v)/mass*dt
  ///               ^^^^^^^^
  ///   did you mean 'friction'?
  /// ```
  public String describe() {
    String line = position.text();
    int column = position.column();
    int shown = Math.max(1, Math.min(length, line.length() - column + 1));
    String text =
        String.format(
            Locale.ROOT,
            "%s:%d:%d: %s%n  %s%n  %s%s",
            position.file(),
            position.line(),
            column,
            message,
            line.replace('\t', ' '),
            " ".repeat(column - 1),
            "^".repeat(shown));
    return advice.isEmpty() ? text : text + System.lineSeparator() + "  " + advice;
  }
}
