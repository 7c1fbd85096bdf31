package org.homeostat.studio.report;

/// How a series is drawn.
public enum Stroke {
  SOLID,
  DASHED,
  /// Thin and pale: one of many.
  FAINT,
  /// Constant from one sample to the next.
  STEPS
}
