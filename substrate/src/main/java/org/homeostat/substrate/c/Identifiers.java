package org.homeostat.substrate.c;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Names that are identifiers in C and C++, no two alike: `agent.z` is `agent_z`.
final class Identifiers {
  private static final Set<String> RESERVED =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto"
                  + " if inline int long register restrict return short signed sizeof static"
                  + " struct switch typedef union unsigned void volatile while alignas alignof"
                  + " and and_eq asm bitand bitor bool catch class compl constexpr delete explicit"
                  + " export false friend mutable namespace new noexcept not not_eq nullptr"
                  + " operator or or_eq private protected public static_assert template this"
                  + " throw true try typename using virtual wchar_t xor xor_eq concept requires"
                  + " decltype linux unix seed steps main")
              .split(" "));

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>(RESERVED);

  /// The identifier of a name; the same for the same name.
  String of(String name) {
    String known = given.get(name);
    if (known != null) {
      return known;
    }
    String plain = plain(name);
    String free = plain;
    for (int n = 2; !taken.add(free); n++) {
      free = plain + "_" + n;
    }
    given.put(name, free);
    return free;
  }

  /// Letters, digits and single underscores, with a letter first.
  private static String plain(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return safe.isEmpty() || Character.isDigit(safe.charAt(0)) ? "x" + safe : safe;
  }
}
