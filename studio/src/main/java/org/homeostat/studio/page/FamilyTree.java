package org.homeostat.studio.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Lineage;

/// The ancestors of a candidate, laid out in rows: the line of first parents is row 0; each other
/// parent begins a line of its own, which goes on until it meets one that stands, in the first row
/// that is free for so long.
final class FamilyTree {
  private final Map<Long, Lineage> kept = new LinkedHashMap<>();
  private final Map<Long, Integer> rows = new HashMap<>();

  /// The generations that each row is taken for.
  private final List<List<int[]>> taken = new ArrayList<>();

  private int all;

  private FamilyTree() {}

  /// @param limit of the ancestors that are kept: the first parents, then those nearest to the
  ///   candidate
  static FamilyTree of(Lineage candidate, int limit) {
    var tree = new FamilyTree();
    tree.keep(candidate, limit);
    tree.line(candidate, -1);
    List<Lineage> latestFirst = new ArrayList<>(tree.kept.values());
    latestFirst.sort(Comparator.comparingInt(Lineage::generation).reversed());
    for (Lineage child : latestFirst) {
      for (Lineage parent : child.parents()) {
        if (tree.kept.containsKey(parent.id()) && !tree.rows.containsKey(parent.id())) {
          tree.line(parent, child.generation());
        }
      }
    }
    return tree;
  }

  /// From the oldest on, so that parents come before their children.
  List<Lineage> members() {
    List<Lineage> sorted = new ArrayList<>();
    Map<Long, Boolean> done = new HashMap<>();
    List<Lineage> byAge = new ArrayList<>(kept.values());
    byAge.sort(Comparator.comparingInt(Lineage::generation));
    byAge.forEach(each -> visit(each, done, sorted));
    return sorted;
  }

  int row(Lineage member) {
    return rows.getOrDefault(member.id(), 0);
  }

  /// How many ancestors there are, kept or not, with the candidate itself.
  int all() {
    return all;
  }

  Collection<Lineage> parents(Lineage member) {
    return member.parents().stream().filter(each -> kept.containsKey(each.id())).toList();
  }

  private void keep(Lineage candidate, int limit) {
    for (Lineage at = candidate; ; at = at.parents().getFirst()) {
      kept.put(at.id(), at);
      if (at.parents().isEmpty()) {
        break;
      }
    }
    Map<Long, Lineage> seen = new LinkedHashMap<>();
    Deque<Lineage> open = new ArrayDeque<>(List.of(candidate));
    while (!open.isEmpty()) {
      Lineage next = open.removeFirst();
      if (seen.putIfAbsent(next.id(), next) == null) {
        if (kept.size() < limit) {
          kept.put(next.id(), next);
        }
        open.addAll(next.parents());
      }
    }
    all = seen.size();
  }

  /// Puts a candidate and its first parents into a row.
  ///
  /// @param end the generation of the child that the line leads to
  private void line(Lineage candidate, int end) {
    List<Lineage> line = new ArrayList<>();
    for (Lineage at = candidate; kept.containsKey(at.id()) && !rows.containsKey(at.id()); ) {
      line.add(at);
      if (at.parents().isEmpty()) {
        break;
      }
      at = at.parents().getFirst();
    }
    int from = line.getLast().generation();
    int to = Math.max(end, candidate.generation());
    int row = end < 0 ? 0 : free(from, to);
    while (taken.size() <= row) {
      taken.add(new ArrayList<>());
    }
    taken.get(row).add(new int[] {from, to});
    line.forEach(each -> rows.put(each.id(), row));
  }

  private int free(int from, int to) {
    for (int row = 1; row < taken.size(); row++) {
      if (taken.get(row).stream().allMatch(span -> to < span[0] || from > span[1])) {
        return row;
      }
    }
    return Math.max(1, taken.size());
  }

  private void visit(Lineage each, Map<Long, Boolean> done, List<Lineage> sorted) {
    if (done.putIfAbsent(each.id(), true) == null) {
      parents(each).forEach(parent -> visit(parent, done, sorted));
      sorted.add(each);
    }
  }
}
