package org.homeostat.studio.lifelong;

import java.util.List;

/// What came out of an agent over all the worlds that it lived through.
///
/// @param arms how many lives with changes it had
/// @param changes how many changes it met in them
/// @param runs changes times seeds, over all of them
/// @param recovered how many of those recovered within their phase
/// @param recovery the median over the changes of the median recovery of each
/// @param profile of all runs; none if a life of it has none
public record AgentOutcome(
    String agent,
    int arms,
    int changes,
    int runs,
    int recovered,
    double recovery,
    Profile profile) {

  /// @param lives of one agent
  static AgentOutcome of(List<LifeOutcome> lives) {
    List<PhaseOutcome> phases = lives.stream().flatMap(each -> each.phases().stream()).toList();
    double[] medians = phases.stream().mapToDouble(each -> each.recovery().median()).toArray();
    boolean scored = lives.stream().allMatch(each -> each.profile().isKnown());
    Profile profile =
        scored
            ? lives.stream().map(LifeOutcome::profile).reduce(Profile.NONE, Profile::and)
            : Profile.NONE;
    return new AgentOutcome(
        lives.getFirst().agent(),
        lives.size(),
        phases.size(),
        phases.stream().mapToInt(each -> each.recovery().count()).sum(),
        phases.stream().mapToInt(PhaseOutcome::recovered).sum(),
        MedianInterval.of(medians).median(),
        profile);
  }
}
