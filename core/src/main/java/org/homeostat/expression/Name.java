package org.homeostat.expression;

import java.util.Set;
import java.util.regex.Pattern;

/// A reference to a state, input, parameter, definition, driving differential or to time `t`.
///
/// @param text the name; qualified names of a composed system are written with dots (`plant.x`)
public record Name(String text) implements Expression {
  private static final Pattern PATTERN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "pi");

  /// Whether `text` can be used as a name: letters a-z and A-Z, digits and `_`, not starting with a
  /// digit, parts joined by dots; and not one of the words `and`, `or`, `not`, `pi`.
  public static boolean isValid(String text) {
    return !WORDS.contains(text) && PATTERN.matcher(text).matches();
  }
}
