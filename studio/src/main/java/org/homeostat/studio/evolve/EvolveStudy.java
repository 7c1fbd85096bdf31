package org.homeostat.studio.evolve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.evolution.Search;
import org.homeostat.studio.study.Study;

/// A study with unknown functions that a search is to find, read and resolved.
///
/// @param base what it has in common with other studies. Its system is the loop with the unknown
///   functions and what `set` says of its values; its one arm is called as the study
/// @param firstSeed the seed of the first run of the search; the others follow
/// @param runs how many there are
public record EvolveStudy(Study base, Search search, long firstSeed, int runs, HeldOut heldOut) {
  public String name() {
    return base.name();
  }

  /// The study with another number of runs.
  public EvolveStudy withRuns(int count) {
    return new EvolveStudy(base.withSeeds(count), search, firstSeed, count, heldOut);
  }

  /// The study with searches of another number of generations.
  public EvolveStudy withGenerations(int count) {
    Search.Settings old = search.settings();
    var settings =
        new Search.Settings(
            old.islands(),
            old.size(),
            count,
            old.migration(),
            old.fits(),
            old.target(),
            old.coarse());
    var longer =
        new Search(
            search.sketch(),
            search.grammar(),
            search.objective(),
            search.trajectories(),
            search.start(),
            settings);
    Map<String, Object> section = new LinkedHashMap<>();
    if (base.document().get("evolve") instanceof Map<?, ?> written) {
      written.forEach((key, value) -> section.put(key.toString(), value));
    }
    section.put("generations", (double) count);
    return new EvolveStudy(base.saying("evolve", section), longer, firstSeed, runs, heldOut);
  }
}
