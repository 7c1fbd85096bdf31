package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The candidates that none other beats in cost and number of nodes together, by nodes.
public final class Front {
  private final List<Candidate> members = new ArrayList<>();

  public Front() {}

  /// Takes a candidate in if no member is as good in both; those that it beats leave.
  public boolean offer(Candidate candidate) {
    for (Candidate member : members) {
      if (member.cost() <= candidate.cost() && member.nodes() <= candidate.nodes()) {
        return false;
      }
    }
    members.removeIf(candidate::beats);
    members.add(candidate);
    members.sort(Comparator.comparingInt(Candidate::nodes));
    return true;
  }

  /// From the smallest to the best.
  public List<Candidate> members() {
    return List.copyOf(members);
  }
}
