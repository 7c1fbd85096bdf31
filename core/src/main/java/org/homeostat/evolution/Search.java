package org.homeostat.evolution;

import java.util.List;

/// A search for the unknown functions of a sketch.
///
/// @param objective what candidates are judged by
/// @param trajectories on which candidates are bred, for each condition; a candidate that is
///   clearly weak on the first quarter of them, at least sixteen, goes no further
/// @param start genomes to begin from, beside random ones
/// @param settings how the population lives
public record Search(
    Sketch sketch,
    Grammar grammar,
    Objective objective,
    int trajectories,
    List<Genome> start,
    Settings settings) {
  public Search {
    start = List.copyOf(start);
  }

  /// How a population lives.
  ///
  /// @param islands that breed by themselves
  /// @param size candidates of an island
  /// @param generations after which the search ends
  /// @param migration generations between two migrations
  /// @param fits how many children an island fits the constants of in a generation
  /// @param target a cost at which the search ends early
  /// @param coarse candidates are bred in steps so many times as long as those of the course; the
  ///   front is judged in those of the course
  public record Settings(
      int islands, int size, int generations, int migration, int fits, double target, int coarse) {
    public static final Settings USUAL = new Settings(10, 100, 50, 5, 2, Double.NEGATIVE_INFINITY);

    /// Settings of a search that breeds in the steps of the course.
    public Settings(
        int islands, int size, int generations, int migration, int fits, double target) {
      this(islands, size, generations, migration, fits, target, 1);
    }

    public Settings {
      atLeastOne("times the step", coarse);
      atLeastOne("islands", islands);
      atLeastOne("candidates of an island", size);
      atLeastOne("generations", generations);
      atLeastOne("generations between migrations", migration);
    }

    private static void atLeastOne(String what, int count) {
      if (count < 1) {
        throw new IllegalArgumentException(count + " " + what + ", at least 1 is needed");
      }
    }
  }
}
