package org.homeostat.studio.study;

import java.util.List;

/// When a trajectory counts as diverged although its states are finite still: once one of these
/// states passes `above` in magnitude.
public record Limit(double above, List<String> states) {
  static final Limit NONE = new Limit(Double.POSITIVE_INFINITY, List.of());

  public Limit {
    states = List.copyOf(states);
  }
}
