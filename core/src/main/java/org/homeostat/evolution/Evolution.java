package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Workers;

/// One run of a search: islands that breed side by side, and the front of what they found.
///
/// ```
/// Evolution evolution = Evolution.begin(search, seed);
/// while (evolution.generation(threads)) { ... evolution.progress() ... }
/// List<Candidate> front = evolution.front().members();
/// ```
///
/// The result depends on the search and the seed alone, not on the number of threads.
public final class Evolution {
  /// Trajectories of training have seeds from here on, far from those of studies.
  static final long TRAINING = 1L << 32;

  private static final long BETWEEN_RUNS = 1L << 24;
  private static final double MIGRANTS = 0.05;

  private final Search search;
  private final long seed;
  private final Bench bench;
  private final List<Judge> judges = new ArrayList<>();
  private final List<Island> islands = new ArrayList<>();
  private final Front front = new Front();
  private final List<Progress> history = new ArrayList<>();
  private int generation;

  /// How far a run has come.
  ///
  /// @param evaluations trajectories run so far
  /// @param best cost so far, as the quartiles infinite while every candidate has failed
  /// @param lowerQuartile of the costs of the whole population
  public record Progress(
      int generation,
      double best,
      int nodes,
      int frontSize,
      long evaluations,
      double lowerQuartile,
      double median,
      double upperQuartile) {}

  private Evolution(Search search, long seed, List<Island.State> states) {
    this.search = search;
    this.seed = seed;
    this.bench = Bench.draw(search, firstSeed(seed));
    for (int i = 0; i < states.size(); i++) {
      Judge judge = new Judge(bench);
      judges.add(judge);
      islands.add(new Island(search, seed, i, judge, states.get(i)));
    }
  }

  /// The run at the end of its last generation.
  public byte[] checkpoint() {
    return new Checkpoint(
            seed,
            generation,
            islands.stream().map(Island::state).toList(),
            judges.stream().map(Judge::evaluations).toList(),
            front.members(),
            history())
        .bytes();
  }

  /// A run that goes on from a checkpoint of the same search and seed.
  ///
  /// @throws IllegalArgumentException if the bytes are not those of a checkpoint, or it is of
  ///   another search or seed
  public static Evolution resume(Search search, long seed, byte[] checkpoint) {
    Checkpoint kept = Checkpoint.of(checkpoint);
    kept.check(search, seed);
    Evolution evolution = new Evolution(search, seed, kept.islands());
    evolution.generation = kept.generation();
    kept.front().forEach(evolution.front::offer);
    evolution.history.addAll(kept.history());
    for (int i = 0; i < evolution.judges.size(); i++) {
      evolution.judges.get(i).add(kept.evaluations().get(i));
    }
    return evolution;
  }

  /// The first of the seeds that a run draws its trajectories of training from.
  static long firstSeed(long seed) {
    return TRAINING + seed * BETWEEN_RUNS;
  }

  /// A run from its beginning.
  public static Evolution begin(Search search, long seed) {
    List<Island.State> states = new ArrayList<>();
    for (int i = 0; i < search.settings().islands(); i++) {
      states.add(Island.State.NEW);
    }
    return new Evolution(search, seed, states);
  }

  /// Lives one generation; false if the search has ended before.
  public boolean generation(int threads) {
    if (isOver()) {
      return false;
    }
    Workers.run(threads, islands.size(), island -> islands.get(island).live(generation));
    if (generation > 0 && generation % search.settings().migration() == 0) {
      migrate();
    }
    for (Island island : islands) {
      island.population().forEach(front::offer);
    }
    generation++;
    history.add(look());
    return true;
  }

  private boolean isOver() {
    boolean reached =
        !front.members().isEmpty()
            && front.members().getLast().cost() <= search.settings().target();
    return reached || generation >= search.settings().generations();
  }

  /// The best of each island go to the next one, in a ring.
  private void migrate() {
    int count = (int) Math.ceil(MIGRANTS * search.settings().size());
    List<List<Candidate>> migrants = new ArrayList<>();
    for (Island island : islands) {
      List<Candidate> members = island.population();
      migrants.add(members.subList(0, Math.min(count, members.size())));
    }
    for (int i = 0; i < islands.size(); i++) {
      islands.get((i + 1) % islands.size()).welcome(migrants.get(i));
    }
  }

  private Progress look() {
    double[] costs =
        islands.stream()
            .flatMap(island -> island.population().stream())
            .mapToDouble(Candidate::cost)
            .sorted()
            .toArray();
    List<Candidate> members = front.members();
    Optional<Candidate> best = members.stream().min(Comparator.comparingDouble(Candidate::cost));
    return new Progress(
        generation,
        best.map(Candidate::cost).orElse(Double.POSITIVE_INFINITY),
        best.map(Candidate::nodes).orElse(0),
        members.size(),
        judges.stream().mapToLong(Judge::evaluations).sum(),
        quartile(costs, 1),
        quartile(costs, 2),
        quartile(costs, 3));
  }

  private static double quartile(double[] sorted, int number) {
    return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length * number / 4];
  }

  /// Scores the front on fresh noise and chooses the winner.
  ///
  /// @throws RefusedException if every candidate has failed
  public Outcome outcome(int threads) {
    var choosing = new Choosing(search, seed, threads);
    List<Outcome.Scored> scored = choosing.front(front.members());
    if (scored.isEmpty()) {
      throw new RefusedException(
          "no candidate for " + search.sketch().system().name() + " has a finite cost",
          "give diverged trajectories a finite cost, take a shorter course, or start from a form");
    }
    return new Outcome(seed, scored, Choosing.winner(scored), history);
  }

  public Search search() {
    return search;
  }

  public long seed() {
    return seed;
  }

  public Front front() {
    return front;
  }

  /// One entry a generation.
  public List<Progress> history() {
    return List.copyOf(history);
  }
}
