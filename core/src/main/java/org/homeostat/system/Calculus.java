package org.homeostat.system;

/// What the differential of a Wiener process means.
public enum Calculus {
  ITO,
  STRATONOVICH
}
