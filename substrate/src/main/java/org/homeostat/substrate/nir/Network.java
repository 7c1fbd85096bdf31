package org.homeostat.substrate.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A graph unfolded and put in order: each part after those that give to it, but for the edges that
/// close a cycle.
record Network(List<Part> parts) {

  private record Place(Typed typed, String name, Node node) {}

  static Network of(Typed typed) {
    Map<String, Place> places = new LinkedHashMap<>();
    Map<String, List<String>> after = new HashMap<>();
    unfold(typed, "", places, after);
    List<String> order = order(places, after);
    Map<String, Integer> ranks = new HashMap<>();
    order.forEach(name -> ranks.put(name, ranks.size()));
    Map<String, List<Integer>> before = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    for (String from : order) {
      for (String to : after.getOrDefault(from, List.of())) {
        before.computeIfAbsent(to, _ -> new ArrayList<>()).add(ranks.get(from));
      }
    }
    for (String name : order) {
      Place place = Objects.requireNonNull(places.get(name));
      int[] next =
          after.getOrDefault(name, List.of()).stream()
              .mapToInt(each -> Objects.requireNonNull(ranks.get(each)))
              .sorted()
              .toArray();
      int[] last =
          before.getOrDefault(name, List.of()).stream().mapToInt(Integer::intValue).toArray();
      parts.add(
          new Part(
              name,
              place.node(),
              place.typed().input(place.name()),
              place.typed().output(place.name()),
              last,
              next));
    }
    Network network = new Network(List.copyOf(parts));
    network.refuseInstantLoops();
    return network;
  }

  private static void unfold(
      Typed typed, String place, Map<String, Place> places, Map<String, List<String>> after) {
    typed
        .graph()
        .nodes()
        .forEach((name, node) -> {
          if (node instanceof Graph) {
            unfold(typed.inner(name), place + name + ".", places, after);
          } else {
            places.put(place + name, new Place(typed, name, node));
          }
        });
    for (Edge edge : typed.graph().edges()) {
      String from = end(typed.graph(), edge.from(), place, Node.Output.class);
      String to = end(typed.graph(), edge.to(), place, Node.Input.class);
      after.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
    }
  }

  private static String end(Graph graph, String name, String place, Class<? extends Node> type) {
    if (!(graph.nodes().get(name) instanceof Graph inner)) {
      return place + name;
    }
    List<String> doors = inner.all(type);
    if (doors.size() != 1) {
      throw NirException.of(
          "node '" + place + name + "': edges lead to it, but it has no " + type.getSimpleName());
    }
    return place + name + "." + doors.getFirst();
  }

  /// Depth first, parts that have finished last standing first.
  private static List<String> order(Map<String, Place> places, Map<String, List<String>> after) {
    Deque<String> order = new ArrayDeque<>();
    Map<String, Integer> taken = new HashMap<>();
    List<String> starts = new ArrayList<>();
    places.forEach((name, place) -> {
      if (!(place.node() instanceof Node.Input)) {
        starts.add(name);
      }
    });
    places.forEach((name, place) -> {
      if (place.node() instanceof Node.Input) {
        starts.add(name);
      }
    });
    for (String start : starts.reversed()) {
      if (taken.containsKey(start)) {
        continue;
      }
      Deque<String> path = new ArrayDeque<>(List.of(start));
      taken.put(start, 0);
      while (!path.isEmpty()) {
        String at = path.peek();
        List<String> next = after.getOrDefault(at, List.of());
        int branch = Objects.requireNonNull(taken.get(at));
        if (branch == next.size()) {
          order.addFirst(path.pop());
        } else {
          taken.put(at, branch + 1);
          if (taken.putIfAbsent(next.get(branch), 0) == null) {
            path.push(next.get(branch));
          }
        }
      }
    }
    return List.copyOf(order);
  }

  /// A loop of weights alone has no order in time.
  private void refuseInstantLoops() {
    int[] waiting = new int[parts.size()];
    Deque<Integer> free = new ArrayDeque<>();
    for (int p = 0; p < parts.size(); p++) {
      waiting[p] =
          parts.get(p).isInstant()
              ? (int) Arrays.stream(parts.get(p).before()).filter(this::isInstant).count()
              : 0;
      if (waiting[p] == 0) {
        free.add(p);
      }
    }
    while (!free.isEmpty()) {
      int p = free.remove();
      if (parts.get(p).isInstant()) {
        for (int next : parts.get(p).after()) {
          if (isInstant(next) && --waiting[next] == 0) {
            free.add(next);
          }
        }
      }
    }
    for (int p = 0; p < waiting.length; p++) {
      if (waiting[p] > 0) {
        throw NirException.of(
            "node '"
                + parts.get(p).name()
                + "' stands in or behind a loop without a neuron or a delay, which has no meaning in"
                + " time");
      }
    }
  }

  private boolean isInstant(int part) {
    return parts.get(part).isInstant();
  }

  /// The parts that move together between events: those that something smooth drives, and all that
  /// is smooth; none if nothing smooth drives anything but outputs.
  List<Integer> coupled() {
    List<Integer> driven = new ArrayList<>();
    boolean any = false;
    for (int p = 0; p < parts.size(); p++) {
      boolean takes = parts.get(p).isMembrane() || parts.get(p).node() instanceof Node.Threshold;
      boolean isDriven = takes && isDrivenSmoothly(p);
      any |= isDriven;
      if (isDriven || parts.get(p).isSmooth()) {
        driven.add(p);
      }
    }
    return any ? List.copyOf(driven) : List.of();
  }

  /// Whether what enters a part changes between events.
  boolean isDrivenSmoothly(int part) {
    boolean[] seen = new boolean[parts.size()];
    Deque<Integer> open = new ArrayDeque<>();
    Arrays.stream(parts.get(part).before()).forEach(open::add);
    while (!open.isEmpty()) {
      int p = open.remove();
      if (parts.get(p).isSmooth()) {
        return true;
      }
      if (!seen[p] && isInstant(p)) {
        seen[p] = true;
        Arrays.stream(parts.get(p).before()).forEach(open::add);
      }
    }
    return false;
  }
}
