package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Who lives on: the candidates are sorted into fronts of those that none other beats in cost,
/// nodes and age together, and fronts live on from the first. Young candidates need not yet be as
/// good as old ones, which keeps the population from closing (age-fitness Pareto; Schmidt and
/// Lipson 2011). Within the last front those live on that have the most room about them (crowding
/// distance; Deb et al. 2002, NSGA-II, section III-B).
final class Survival {
  /// Costs share a niche if they agree in so many bits of their significand: 1 to 2 %.
  private static final int NICHE = 6;

  private Survival() {}

  /// The survivors, best first, each front by cost.
  static List<Candidate> of(List<Candidate> all, int size) {
    List<Candidate> rest = distinct(all);
    List<Candidate> survivors = new ArrayList<>();
    while (!rest.isEmpty() && survivors.size() < size) {
      List<Candidate> front = front(rest);
      Set<Candidate> gone = Collections.newSetFromMap(new IdentityHashMap<>());
      gone.addAll(front);
      rest.removeIf(gone::contains);
      if (survivors.size() + front.size() > size) {
        front = roomiest(front, size - survivors.size());
      }
      front.sort(Comparator.comparingDouble(Candidate::cost));
      survivors.addAll(front);
    }
    return survivors;
  }

  /// The best candidate of each niche: those of one size whose costs differ by less than [#NICHE].
  private static List<Candidate> distinct(List<Candidate> all) {
    record Niche(long cost, int nodes) {}
    List<Candidate> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingDouble(Candidate::cost)
            .thenComparingInt(Candidate::nodes)
            .thenComparingInt(Candidate::age)
            .thenComparingLong(candidate -> candidate.lineage().id()));
    Set<Niche> seen = new HashSet<>();
    sorted.removeIf(candidate -> !seen.add(new Niche(niche(candidate.cost()), candidate.nodes())));
    return sorted;
  }

  /// The number of a cost's niche: a step of its binary logarithm, taken from its bits.
  private static long niche(double cost) {
    return Double.doubleToLongBits(cost) >> (52 - NICHE);
  }

  private static List<Candidate> front(List<Candidate> all) {
    List<Candidate> front = new ArrayList<>();
    for (Candidate candidate : all) {
      // sorted by cost: only those before can beat it
      boolean beaten = false;
      for (int i = 0; i < front.size() && !beaten; i++) {
        Candidate other = front.get(i);
        beaten = other.nodes() <= candidate.nodes() && other.age() <= candidate.age();
      }
      if (!beaten) {
        front.add(candidate);
      }
    }
    return front;
  }

  private static List<Candidate> roomiest(List<Candidate> front, int count) {
    double[] room = new double[front.size()];
    addRoom(front, room, Comparator.comparingDouble(Candidate::cost), true);
    addRoom(front, room, Comparator.comparingInt(Candidate::nodes), false);
    addRoom(front, room, Comparator.comparingInt(Candidate::age), false);
    Integer[] order = new Integer[front.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(room[b], room[a]));
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kept.add(front.get(order[i]));
    }
    return kept;
  }

  /// Adds how far apart the neighbours of each candidate stand, by rank; the ends get all room.
  private static void addRoom(
      List<Candidate> front, double[] room, Comparator<Candidate> by, boolean keepsBest) {
    Integer[] order = new Integer[front.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> by.compare(front.get(a), front.get(b)));
    double share = 1.0 / order.length;
    for (int i = 0; i < order.length; i++) {
      boolean alike = i > 0 && by.compare(front.get(order[i]), front.get(order[i - 1])) == 0;
      room[order[i]] += alike ? 0 : share;
    }
    room[order[0]] += keepsBest ? Double.POSITIVE_INFINITY : 1;
  }
}
