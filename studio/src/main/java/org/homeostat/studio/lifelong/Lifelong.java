package org.homeostat.studio.lifelong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came out of all lives with changes of a study.
///
/// @param lives in the order of the arms, without those in which nothing changes on the way
public record Lifelong(Settings settings, List<LifeOutcome> lives) {
  /// No life has changes.
  public static final Lifelong NONE =
      new Lifelong(new Settings(1, new Windows(1, 1), 1, Reference.Source.ALONE), List.of());

  public Lifelong {
    lives = List.copyOf(lives);
  }

  /// How it is measured.
  ///
  /// @param step between samples
  /// @param within how much worse than the reference still counts as recovered: 1.2
  /// @param reference the first source of references that is looked for
  public record Settings(double step, Windows windows, double within, Reference.Source reference) {}

  /// @param lives of all arms
  /// @param against the arm that others of the same worlds are compared with; the first of them, in
  ///   worlds that it does not live through
  public static Lifelong of(List<Life> lives, String against, Settings settings) {
    List<LifeOutcome> outcomes = new ArrayList<>();
    for (Life life : lives) {
      if (life.changes()) {
        outcomes.add(
            LifeOutcome.of(life, name(life, lives), lives, other(life, lives, against), settings));
      }
    }
    return new Lifelong(settings, outcomes);
  }

  /// The arm of the same worlds with the best median since the first change, of those that are
  /// told.
  static Optional<Life> optimum(Life life, List<Life> lives) {
    var since = new Windows.Window(life.firstChange(), life.end());
    return lives.stream()
        .filter(each -> each.told() && each.sharesWorlds(life))
        .max(
            Comparator.comparingDouble(
                each -> MedianInterval.of(each.rewards().rates(since)).median()));
  }

  private static Optional<Life> other(Life life, List<Life> lives, String against) {
    List<Life> same = lives.stream().filter(each -> each.sharesWorlds(life)).toList();
    Life other =
        same.stream()
            .filter(each -> each.arm().equals(against))
            .findFirst()
            .orElse(same.getFirst());
    return Optional.of(other).filter(each -> each != life);
  }

  private static String name(Life life, List<Life> lives) {
    String last = last(life.arm());
    boolean all =
        lives.stream()
            .filter(each -> each.changes() && each.agent().equals(life.agent()))
            .allMatch(each -> last(each.arm()).equals(last));
    return all ? last : life.arm();
  }

  private static String last(String arm) {
    return arm.substring(arm.lastIndexOf(',') + 1).strip();
  }

  public boolean isEmpty() {
    return lives.isEmpty();
  }

  /// What came out of each agent over its lives, in their order.
  public List<AgentOutcome> agents() {
    Map<String, List<LifeOutcome>> byAgent = new LinkedHashMap<>();
    for (LifeOutcome life : lives) {
      byAgent.computeIfAbsent(life.agent(), _ -> new ArrayList<>()).add(life);
    }
    return byAgent.values().stream().map(AgentOutcome::of).toList();
  }
}
