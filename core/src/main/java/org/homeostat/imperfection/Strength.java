package org.homeostat.imperfection;

/// How strong an imperfection is: a parameter of the system, which several quantities may share.
///
/// @param name that of the parameter, `chip.mismatch`
public record Strength(String name, double value) {

  /// What each chip draws for a quantity because of this: `agent.K.mismatch`.
  String chance(Subject subject) {
    return subject.quantity() + "." + name.substring(name.lastIndexOf('.') + 1);
  }
}
