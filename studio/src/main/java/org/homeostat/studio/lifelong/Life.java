package org.homeostat.studio.lifelong;

import java.util.List;

/// The life of an arm over its seeds.
///
/// @param agent tells the agents of arms apart: equal for those that differ in their worlds alone
/// @param told whether the agent is told of each change
/// @param phases without a gap, the first from the start
public record Life(String arm, String agent, boolean told, List<Phase> phases, RewardSums rewards) {
  public Life {
    phases = List.copyOf(phases);
  }

  boolean changes() {
    return phases.size() > 1;
  }

  /// Where the first phase ends.
  int firstChange() {
    return phases.getFirst().until();
  }

  int end() {
    return phases.getLast().until();
  }

  /// Whether another lives through the same worlds.
  boolean sharesWorlds(Life other) {
    return phases.equals(other.phases);
  }
}
