package org.homeostat.studio.evolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Lineage;
import org.homeostat.evolution.Outcome;

/// One run of a search, judged on the held-out trajectories.
///
/// @param scores of the members of the front, in its order
/// @param worlds the winner's score in each world
/// @param wallSeconds how long the search and the choice of its winner took
public record EvolveRun(
    Outcome outcome,
    List<Score> scores,
    Map<String, Score> worlds,
    Trust trust,
    double wallSeconds) {
  public EvolveRun {
    scores = List.copyOf(scores);
    worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
  }

  public Outcome.Scored winner() {
    return outcome.best();
  }

  /// The score of the winner.
  public Score score() {
    return scores.get(outcome.winner());
  }

  /// Where the winner came from.
  public Lineage lineage() {
    return winner().candidate().lineage();
  }
}
