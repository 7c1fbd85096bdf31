package org.homeostat.studio.study;

/// What a person asked for cannot be, though no file is to blame: an argument of the command line.
public final class WrongInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String message;
  private final String advice;

  /// @param message what was found and what was expected, in one line
  /// @param advice one line, or empty
  public WrongInput(String message, String advice) {
    super(message);
    this.message = message;
    this.advice = advice;
  }

  public String message() {
    return message;
  }

  public String advice() {
    return advice;
  }
}
