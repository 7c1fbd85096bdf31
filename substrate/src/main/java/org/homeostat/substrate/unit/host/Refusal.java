package org.homeostat.substrate.unit.host;

/// What a unit would not do, or has done wrong, in one line.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
