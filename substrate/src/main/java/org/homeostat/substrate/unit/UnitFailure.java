package org.homeostat.substrate.unit;

import org.homeostat.expression.Untrusted;

/// A unit that failed while it ran: it crashed, refused to go on, or did not return.
public final class UnitFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String advice;

  UnitFailure(String message, String advice) {
    super(Untrusted.inLine(message));
    this.advice = Untrusted.inLine(advice);
  }

  /// One line, or empty.
  public String advice() {
    return advice;
  }
}
