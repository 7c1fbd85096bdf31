package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeostat.expression.Unit;

/// Units as Modelica writes them (specification, chapter 19): `kg.m2/(s3.A)`.
final class UnitText {
  private static final List<String> NAMED =
      List.of("V", "A", "ohm", "S", "F", "C", "Wb", "T", "H", "N", "Pa", "J", "W");

  private static final Pattern SHOWN =
      Pattern.compile("[fpnumkMGT]?(V|A|ohm|S|F|C|N|Pa|J|W|s|m|g)");

  private static final Pattern FACTOR = Pattern.compile("([*/]?)([A-Za-z]+)(?:\\^([0-9]+))?");

  private UnitText() {}

  /// What follows the name of a variable whose values are in SI base units, such as `unit = "V"`;
  /// nothing where no unit was declared, or Modelica cannot write it.
  static List<String> of(Unit unit) {
    List<String> modifiers = new ArrayList<>();
    String base = unit.isFree() || unit.isBare() ? "" : base(unit);
    if (!base.isEmpty()) {
      modifiers.add("unit = \"" + base + "\"");
      String shown = unit.toString();
      if (unit.factor() != 1 && SHOWN.matcher(shown).matches()) {
        modifiers.add("displayUnit = \"" + shown.replace("ohm", "Ohm") + "\"");
      }
    }
    return modifiers;
  }

  private static String base(Unit unit) {
    if (unit.hasNoDimension()) {
      return "1";
    }
    return NAMED.stream()
        .flatMap(each -> Stream.of(each, each + "/m", each + "/m^2", each + "/m^3"))
        .filter(each -> Unit.of(each).sameDimension(unit))
        .findFirst()
        .map(each -> each.replace("ohm", "Ohm").replace("^", ""))
        .orElseGet(() -> factors(unit.times(Unit.DIMENSIONLESS).toString()));
  }

  /// @param written a size, then base units: `0.001*kg*m^2/s^3`
  private static String factors(String written) {
    String dimensions =
        written.replaceAll("^[0-9.e-]+(?=[*/]|$)\\*?", "").replaceAll("/[0-9.e]+", "");
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    Matcher factor = FACTOR.matcher(dimensions);
    int end = 0;
    while (factor.find() && factor.start() == end) {
      String power = factor.group(3) == null ? "" : factor.group(3);
      (factor.group(1).equals("/") ? below : above).add(factor.group(2) + power);
      end = factor.end();
    }
    if (end < dimensions.length()) {
      return "";
    }
    String over = above.isEmpty() ? "1" : String.join(".", above);
    return switch (below.size()) {
      case 0 -> over;
      case 1 -> over + "/" + below.getFirst();
      default -> over + "/(" + String.join(".", below) + ")";
    };
  }
}
