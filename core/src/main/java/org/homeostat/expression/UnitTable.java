package org.homeostat.expression;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The units that have a name, and the SI prefixes (SI Brochure, 9th edition, 2019, tables 2, 4, 7,
/// 8).
final class UnitTable {
  private UnitTable() {}

  private static final Map<String, Unit> PLAIN = new LinkedHashMap<>();
  private static final Map<String, Unit> PREFIXED = new LinkedHashMap<>();
  private static final Map<String, Double> MULTIPLES =
      Map.of("da", 10.0, "h", 1e2, "k", 1e3, "M", 1e6, "G", 1e9, "T", 1e12, "P", 1e15);
  private static final Map<String, Double> PARTS =
      Map.of("d", 10.0, "c", 1e2, "m", 1e3, "u", 1e6, "n", 1e9, "p", 1e12, "f", 1e15, "a", 1e18);

  static {
    Unit m = Unit.METRE;
    Unit kg = Unit.KILOGRAM;
    Unit s = Unit.SECOND;
    Unit ampere = Unit.AMPERE;
    prefixed("m", m, 1, 1);
    prefixed("g", kg, 1, 1e3);
    prefixed("s", s, 1, 1);
    prefixed("A", ampere, 1, 1);
    prefixed("K", Unit.KELVIN, 1, 1);
    prefixed("mol", Unit.MOLE, 1, 1);
    prefixed("cd", Unit.CANDELA, 1, 1);
    Unit hertz = Unit.DIMENSIONLESS.divide(s);
    Unit newton = kg.times(m).divide(s).divide(s);
    Unit joule = newton.times(m);
    Unit watt = joule.divide(s);
    Unit coulomb = ampere.times(s);
    Unit volt = watt.divide(ampere);
    prefixed("Hz", hertz, 1, 1);
    prefixed("Bq", hertz, 1, 1);
    prefixed("N", newton, 1, 1);
    prefixed("Pa", newton.divide(m).divide(m), 1, 1);
    prefixed("J", joule, 1, 1);
    prefixed("W", watt, 1, 1);
    prefixed("C", coulomb, 1, 1);
    prefixed("V", volt, 1, 1);
    prefixed("ohm", volt.divide(ampere), 1, 1);
    prefixed("S", ampere.divide(volt), 1, 1);
    prefixed("F", coulomb.divide(volt), 1, 1);
    prefixed("Wb", volt.times(s), 1, 1);
    prefixed("T", volt.times(s).divide(m).divide(m), 1, 1);
    prefixed("H", volt.times(s).divide(ampere), 1, 1);
    prefixed("L", m.times(m).times(m), 1, 1e3);
    prefixed("M", Unit.MOLE.divide(m).divide(m).divide(m), 1e3, 1);
    prefixed("eV", joule, 1.602176634, 1e19);
    prefixed("bar", newton.divide(m).divide(m), 1e5, 1);
    plain("min", s, 60, 1);
    plain("h", s, 3600, 1);
    plain("day", s, 86400, 1);
    plain("t", kg, 1e3, 1);
    plain("rad", Unit.DIMENSIONLESS, 1, 1);
    plain("sr", Unit.DIMENSIONLESS, 1, 1);
    plain("degree", Unit.DIMENSIONLESS, Math.PI, 180);
    plain("deg", Unit.DIMENSIONLESS, Math.PI, 180);
    plain("rpm", hertz, 2 * Math.PI, 60);
    plain("percent", Unit.DIMENSIONLESS, 1, 100);
  }

  private static void plain(String name, Unit base, double scale, double divisor) {
    PLAIN.put(name, base.sized(name, scale, divisor));
  }

  private static void prefixed(String name, Unit base, double scale, double divisor) {
    PREFIXED.put(name, base.sized(name, scale, divisor));
  }

  /// The unit of this name; a unit of its own comes before one with a prefix (`min`, `Pa`).
  static Optional<Unit> find(String name) {
    Unit unit = PLAIN.getOrDefault(name, PREFIXED.get(name));
    return unit != null ? Optional.of(unit) : withPrefix(name);
  }

  private static Optional<Unit> withPrefix(String name) {
    for (int length = 1; length <= Math.min(2, name.length() - 1); length++) {
      String prefix = name.substring(0, length);
      Unit unit = PREFIXED.get(name.substring(length));
      if (unit != null && MULTIPLES.containsKey(prefix)) {
        return Optional.of(unit.sized(name, MULTIPLES.get(prefix), 1));
      }
      if (unit != null && PARTS.containsKey(prefix)) {
        return Optional.of(unit.sized(name, 1, PARTS.get(prefix)));
      }
    }
    return Optional.empty();
  }

  /// All names, with and without prefixes.
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(PLAIN.keySet());
    for (String unit : PREFIXED.keySet()) {
      names.add(unit);
      MULTIPLES.keySet().forEach(prefix -> names.add(prefix + unit));
      PARTS.keySet().forEach(prefix -> names.add(prefix + unit));
    }
    return names;
  }
}
