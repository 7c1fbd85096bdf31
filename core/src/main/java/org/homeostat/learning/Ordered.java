package org.homeostat.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Definition;

/// Definitions in an order in which each uses only earlier ones; those that are so already stay.
final class Ordered {
  private final Map<String, Definition> all = new LinkedHashMap<>();
  private final SequencedSet<String> path = new LinkedHashSet<>();
  private final Map<String, Definition> done = new LinkedHashMap<>();

  private Ordered(List<Definition> definitions) {
    definitions.forEach(each -> all.put(each.name(), each));
  }

  /// @throws InputException if a definition needs itself, with the way round
  static List<Definition> definitions(List<Definition> definitions) {
    Ordered ordered = new Ordered(definitions);
    definitions.forEach(ordered::add);
    return List.copyOf(ordered.done.values());
  }

  private void add(Definition definition) {
    String name = definition.name();
    if (done.containsKey(name)) {
      return;
    }
    if (!path.add(name)) {
      throw circle(name);
    }
    for (String used : definition.value().names()) {
      Definition needed = all.get(used);
      if (needed != null) {
        add(needed);
      }
    }
    path.remove(name);
    done.put(name, definition);
  }

  private InputException circle(String name) {
    List<String> round = new ArrayList<>(path);
    round = round.subList(round.indexOf(name), round.size());
    round.add(name);
    Position start = SourceText.of("learning rule", name).position(0);
    return new InputException(
        List.of(
            new Problem(
                start,
                name.length(),
                "'%s' needs itself: %s".formatted(name, String.join(" -> ", round)),
                "what a rule adds to neurons may use its states, not the reward of this moment")));
  }
}
