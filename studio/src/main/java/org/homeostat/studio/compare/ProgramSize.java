package org.homeostat.studio.compare;

/// The bytes of a compiled controller.
///
/// @param code with its constants; -1 if it is not known
/// @param state that stays between steps
/// @param stack the most that a call takes, but for routines of the compiler
public record ProgramSize(long code, long state, long stack) {
  static final ProgramSize UNKNOWN = new ProgramSize(-1, -1, -1);

  /// State and stack together; -1 if it is not known.
  public long memory() {
    return isKnown() ? state + stack : -1;
  }

  /// Whether a compiler has said it.
  public boolean isKnown() {
    return code >= 0;
  }
}
