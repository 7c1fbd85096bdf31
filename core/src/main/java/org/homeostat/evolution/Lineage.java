package org.homeostat.evolution;

import java.util.List;

/// Where a candidate came from.
///
/// @param id of the candidate, unique in its run
/// @param generation in which it was made; 0 for the first population
/// @param way `seed` for a new genome, `start` for a given one, `fit` for fitted constants, else
///   the name of the [Variation]
/// @param parents the one it was made of, then the other one if it took part
public record Lineage(
    long id, int generation, String way, List<Lineage> parents, double cost, Genome genome) {
  public Lineage {
    parents = List.copyOf(parents);
  }
}
