package org.homeostat.studio.lifelong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came out of a life with changes.
///
/// @param agent a name for its agent: what its arm is called after the last comma, if all arms of
///   that agent are called so there; else the arm
/// @param optimum the arm that is the optimum of these worlds; empty if no agent was told
/// @param phases those after the first change
/// @param rate of reward from the first change to the end
/// @param regret the same time, against the optimum
/// @param against the arm that it is compared with; empty for that arm itself
/// @param comparison of the rates from the first change to the end
public record LifeOutcome(
    String arm,
    String agent,
    String optimum,
    List<PhaseOutcome> phases,
    MedianInterval rate,
    MedianInterval regret,
    String against,
    PairedComparison comparison,
    Profile profile) {
  public LifeOutcome {
    phases = List.copyOf(phases);
  }

  static LifeOutcome of(
      Life life,
      String agent,
      List<Life> lives,
      Optional<Life> against,
      Lifelong.Settings settings) {
    Optional<Life> optimum = Lifelong.optimum(life, lives);
    List<PhaseOutcome> phases = new ArrayList<>();
    for (int i = 1; i < life.phases().size(); i++) {
      phases.add(PhaseOutcome.of(life, i, lives, optimum, settings));
    }
    var since = new Windows.Window(life.firstChange(), life.end());
    double[] rates = life.rewards().rates(since);
    return new LifeOutcome(
        life.arm(),
        agent,
        optimum.map(Life::arm).orElse(""),
        phases,
        MedianInterval.of(rates),
        optimum
            .map(best ->
                PhaseOutcome.regret(life, best, since.from(), since.until(), settings.step()))
            .orElse(MedianInterval.NONE),
        against.map(Life::arm).orElse(""),
        against
            .map(other -> PairedComparison.of(rates, other.rewards().rates(since)))
            .orElse(PairedComparison.NONE),
        optimum.map(best -> Profile.of(rates, best.rewards().rates(since))).orElse(Profile.NONE));
  }
}
