package org.homeostat.studio.infer;

import java.util.List;

/// A filter of a study that keeps many points rather than a normal law.
///
/// @param kind `particle`, `guided` or `ensemble`; empty for a filter of normal laws
/// @param count how many points
/// @param seed that decides their random numbers
public record Swarming(String kind, int count, long seed) {
  static final String PARTICLE = "particle";
  static final String GUIDED = "guided";
  static final String ENSEMBLE = "ensemble";
  static final List<String> KINDS = List.of(PARTICLE, GUIDED, ENSEMBLE);

  /// The study filters by normal laws.
  static final Swarming NONE = new Swarming("", 0, 0);

  /// Whether the study filters so.
  public boolean isAsked() {
    return !kind.isEmpty();
  }

  /// Whether points have weights.
  public boolean isWeighted() {
    return !kind.equals(ENSEMBLE);
  }
}
