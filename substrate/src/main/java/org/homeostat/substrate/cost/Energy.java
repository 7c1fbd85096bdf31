package org.homeostat.substrate.cost;

/// An amount of energy that is known up to a range, in joules.
public record Energy(double low, double high) {
  public static final Energy NONE = new Energy(0, 0);

  public Energy plus(Energy other) {
    return new Energy(low + other.low, high + other.high);
  }

  public Energy times(double factor) {
    return new Energy(low * factor, high * factor);
  }
}
