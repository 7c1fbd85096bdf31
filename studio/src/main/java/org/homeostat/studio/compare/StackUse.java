package org.homeostat.studio.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stack of a program, from the graph of calls that gcc writes with `-fcallgraph-info=su`: the
/// longest way through it, by the bytes of each function. Functions of other objects have none.
///
/// @param bytes of a function, by its title
/// @param calls the functions that a function calls
record StackUse(Map<String, Integer> bytes, Map<String, Set<String>> calls) {
  private static final Pattern NODE =
      Pattern.compile("node: \\{ title: \"([^\"]*)\" label: \"[^\"]*?\\\\n(\\d+) bytes [^\"]*\"");
  private static final Pattern EDGE =
      Pattern.compile("edge: \\{ sourcename: \"([^\"]*)\" targetname: \"([^\"]*)\"");

  static StackUse read(List<String> graph) {
    Map<String, Integer> bytes = new HashMap<>();
    Map<String, Set<String>> calls = new HashMap<>();
    for (String line : graph) {
      Matcher node = NODE.matcher(line);
      if (node.find()) {
        bytes.put(node.group(1), Integer.parseInt(node.group(2)));
      }
      Matcher edge = EDGE.matcher(line);
      if (edge.find()) {
        calls.computeIfAbsent(edge.group(1), _ -> new HashSet<>()).add(edge.group(2));
      }
    }
    return new StackUse(bytes, calls);
  }

  /// The most that any function has on the stack, with what it calls.
  ///
  /// @throws IllegalArgumentException if functions call each other in a circle
  int most() {
    return bytes.keySet().stream().mapToInt(each -> from(each, Set.of())).max().orElse(0);
  }

  private int from(String function, Set<String> above) {
    if (above.contains(function)) {
      throw new IllegalArgumentException(function + " calls itself");
    }
    Set<String> path = new HashSet<>(above);
    path.add(function);
    int deepest =
        calls.getOrDefault(function, Set.of()).stream()
            .mapToInt(each -> from(each, path))
            .max()
            .orElse(0);
    return bytes.getOrDefault(function, 0) + deepest;
  }
}
