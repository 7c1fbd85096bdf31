package org.homeostat.array;

/// What generated loops are made of; all give the same bits.
public enum Instructions {
  /// one number at a time
  SCALAR,
  /// the Vector API; needs the module `jdk.incubator.vector`
  VECTOR
}
