package org.homeostat.solver;

/// A simulation, controller or filter that cannot be computed as asked: found before anything runs,
/// or where the mathematics of the system leaves no answer.
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
