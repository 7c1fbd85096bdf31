package org.homeostat.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Puts definitions in an order in which each uses only earlier ones, as near to the order of the
/// text as possible, and finds their types.
final class DefinitionOrder {
  private final Scope scope;
  private final Problems problems;
  private final List<Labelled> written;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Set<Integer>> uses = new ArrayList<>();

  private DefinitionOrder(List<Labelled> written, Scope scope, Problems problems) {
    this.written = written;
    this.scope = scope;
    this.problems = problems;
    for (int i = 0; i < written.size(); i++) {
      places.put(written.get(i).name(), i);
    }
    for (int i = 0; i < written.size(); i++) {
      uses.add(uses(i));
    }
  }

  /// The definitions with their shapes; their names and types are put into the scope.
  static List<Definition> order(List<Labelled> written, Scope scope, Problems problems) {
    return new DefinitionOrder(written, scope, problems).order();
  }

  private Set<Integer> uses(int place) {
    Labelled definition = written.get(place);
    Set<Integer> uses = new LinkedHashSet<>();
    for (String name : definition.parsed().expression().names()) {
      Integer used = places.get(name);
      boolean recordsKnownName = name.equals(definition.name()) && scope.isTyped(name);
      if (used != null && !recordsKnownName) {
        uses.add(used);
      }
    }
    return uses;
  }

  private List<Definition> order() {
    List<List<Integer>> users = new ArrayList<>();
    int[] waiting = new int[written.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    written.forEach(_ -> users.add(new ArrayList<>()));
    for (int i = 0; i < written.size(); i++) {
      int user = i;
      uses.get(i).forEach(used -> users.get(used).add(user));
      waiting[i] = uses.get(i).size();
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Definition> ordered = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      done.add(next);
      define(written.get(next)).ifPresent(ordered::add);
      for (int user : users.get(next)) {
        if (--waiting[user] == 0) {
          ready.add(user);
        }
      }
    }
    refuseCycles(done);
    return ordered;
  }

  private Optional<Definition> define(Labelled definition) {
    Optional<Type> type = Typing.of(definition.parsed(), scope, problems);
    if (type.isEmpty()) {
      scope.putUntyped(definition.name());
      return Optional.empty();
    }
    scope.put(definition.name(), type.get());
    return Optional.of(
        new Definition(definition.name(), type.get().shape(), definition.parsed().expression()));
  }

  private void refuseCycles(Set<Integer> done) {
    for (int i = 0; i < written.size(); i++) {
      if (!done.contains(i)) {
        scope.putUntyped(written.get(i).name());
      }
    }
    for (int i = 0; i < written.size(); i++) {
      if (!done.contains(i)) {
        List<Integer> cycle = cycle(i, done);
        done.addAll(cycle);
        if (!cycle.isEmpty()) {
          refuse(cycle);
        }
      }
    }
  }

  /// The circle that one comes to by going from `start` to what is used, or empty if it was
  /// reported.
  private List<Integer> cycle(int start, Set<Integer> done) {
    List<Integer> path = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    int at = start;
    while (seen.add(at)) {
      path.add(at);
      Optional<Integer> next =
          uses.get(at).stream().filter(used -> !done.contains(used)).findFirst();
      if (next.isEmpty()) {
        return List.of();
      }
      at = next.get();
    }
    return path.subList(path.indexOf(at), path.size());
  }

  private void refuse(List<Integer> cycle) {
    int last = Collections.max(cycle);
    List<Integer> fromLast = new ArrayList<>(cycle);
    Collections.rotate(fromLast, -cycle.indexOf(last));
    List<String> names = new ArrayList<>();
    fromLast.forEach(place -> names.add(written.get(place).name()));
    names.add(names.getFirst());
    problems.add(
        written
            .get(last)
            .problem(
                "'%s' needs itself: %s".formatted(names.getFirst(), String.join(" -> ", names)),
                "break the circle with a state, for example a fast leak"));
  }
}
