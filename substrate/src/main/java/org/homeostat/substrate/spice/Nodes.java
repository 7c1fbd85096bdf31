package org.homeostat.substrate.spice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names of nodes: lower case, since SPICE does not tell cases apart, and no two alike.
final class Nodes {
  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("gnd", "time"));

  /// The node of a name; the same for the same name: `agent_z_1` for `agent.z[1]`.
  String of(String name) {
    return given.computeIfAbsent(name, this::free);
  }

  private String free(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String safe = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "x" + plain : plain;
    String free = safe;
    for (int n = 2; !taken.add(free); n++) {
      free = safe + "_" + n;
    }
    return free;
  }
}
