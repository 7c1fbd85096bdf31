package org.homeostat.expression;

/// The number format that a kernel computes in.
public enum Precision {
  DOUBLE,
  FLOAT
}
