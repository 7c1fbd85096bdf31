package org.homeostat.expression;

/// Shapes that an operator cannot take; the message prints them.
public final class ShapeException extends RuntimeException {
  public ShapeException(String message) {
    super(message);
  }
}
