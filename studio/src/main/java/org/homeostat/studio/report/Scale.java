package org.homeostat.studio.report;

/// How the numbers of an axis become places.
public enum Scale {
  LINEAR,
  /// Decades; numbers that are not positive are gaps.
  LOG,
  /// Linear near zero and logarithmic away from it: for values of both signs and many magnitudes.
  SYMLOG
}
