package org.homeostat.studio.data;

import org.homeostat.expression.Untrusted;

/// Data could not be read. The message says in which file and where in it, what was expected and
/// what was found.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String advice;

  /// @param message one line: `train-images-idx3-ubyte.gz, byte 0: expected ..., found ...`; in
  ///   place of characters that would break or colour the line, which a file may smuggle in, stands
  ///   `?`
  /// @param advice one line, or empty
  public DataException(String message, String advice) {
    super(Untrusted.inLine(message));
    this.advice = advice;
  }

  /// One line, or empty: what helps.
  public String advice() {
    return advice;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  static DataException at(String place, String expected, String found, String advice) {
    return new DataException(place + ": expected " + expected + ", found " + found, advice);
  }
}
