package org.homeostat.studio.device;

/// A device that is lost, late, or says what it should not.
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String advice;

  /// @param advice one line, or empty
  DeviceException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  public String advice() {
    return advice;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
