package org.homeostat.studio.report;

/// A sentence that stands out.
public record Note(Kind kind, String text) implements Block {
  /// Why it stands out.
  public enum Kind {
    /// Good to know.
    REMARK,
    /// Without it the figures would mislead: `12 of 20 runs diverged`.
    WARNING
  }
}
