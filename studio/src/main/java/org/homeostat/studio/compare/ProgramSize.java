package org.homeostat.studio.compare;

/// The bytes of a compiled controller.
///
/// @param code with its constants; -1 if it is not known
/// @param memory of its state
public record ProgramSize(long code, long memory) {
  public static final ProgramSize UNKNOWN = new ProgramSize(-1, -1);

  /// Whether a compiler has said it.
  public boolean isKnown() {
    return code >= 0;
  }
}
