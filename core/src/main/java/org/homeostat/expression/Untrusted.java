package org.homeostat.expression;

import java.util.regex.Pattern;

/// Text of a file or a program of strangers, as part of what is printed.
public final class Untrusted {
  private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\x85]");

  private Untrusted() {}

  /// The text with `?` in place of each character that would break or colour a line.
  public static String inLine(String text) {
    return BREAKING.matcher(text).replaceAll("?");
  }
}
