package org.homeostat.expression;

/// Units that an operator cannot take; the message prints them.
public final class UnitException extends RuntimeException {
  public UnitException(String message) {
    super(message);
  }
}
