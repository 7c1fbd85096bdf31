package org.homeostat.solver;

/// A simulation that cannot be run as asked, found before anything runs.
public final class RefusedException extends RuntimeException {
  private final String advice;

  /// @param message what does not fit, in one line
  /// @param advice what to do instead, in one line
  public RefusedException(String message, String advice) {
    super(message + "; " + advice);
    this.advice = advice;
  }

  /// What to do instead, in one line (also part of the message).
  public String advice() {
    return advice;
  }
}
