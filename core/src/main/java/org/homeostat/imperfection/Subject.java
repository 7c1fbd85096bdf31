package org.homeostat.imperfection;

/// What an imperfection is of, and since when.
///
/// @param quantity the qualified name of a parameter, a state or a definition: `agent.K`
/// @param learns whether it is a weight that a rule moves, which the rule sees as it is stored
/// @param from the time at which the system comes onto the device; negative infinity for always
public record Subject(String quantity, boolean learns, double from) {

  /// Something that is on the device all the time.
  public static Subject of(String quantity) {
    return new Subject(quantity, false, Double.NEGATIVE_INFINITY);
  }

  /// Something that is on the device from a time on.
  public Subject from(double time) {
    return new Subject(quantity, learns, time);
  }

  /// A weight, whose rule sees what is stored.
  public Subject learning() {
    return new Subject(quantity, true, from);
  }
}
