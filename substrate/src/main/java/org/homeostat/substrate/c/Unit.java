package org.homeostat.substrate.c;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Functions.Function;

/// What the bodies of one source file share: the support that they call, elementary functions, and
/// tables of constants.
final class Unit {
  private final Precision precision;
  private final Set<Support> support = EnumSet.noneOf(Support.class);
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Map<String, String> tables = new LinkedHashMap<>();

  Unit(Precision precision) {
    this.precision = precision;
  }

  Precision precision() {
    return precision;
  }

  /// The type of numbers.
  String real() {
    return precision == Precision.FLOAT ? "float" : "double";
  }

  /// The name of a function that is written in C, in the precision of the file.
  String support(Support needed) {
    Support here = needed.in(precision);
    support.add(here);
    return here.function();
  }

  /// Asks for a function that serves both precisions.
  void shared(Support needed) {
    support.add(needed);
  }

  /// The name of an elementary function, which is written when it is first asked for.
  String function(Function function, Functions shorter) {
    String name = "our_" + function.name();
    if (!functions.containsKey(name)) {
      String text = Body.function(this, name, function, shorter);
      functions.put(name, text);
    }
    return name;
  }

  /// The name of a table of numbers.
  String table(Tensor values) {
    StringBuilder text = new StringBuilder(real()).append(" NAME[] = {");
    for (int i = 0; i < values.elements().length; i++) {
      text.append(i % 4 == 0 ? "\n  " : " ");
      text.append(Numbers.of(values.elements()[i], precision)).append(',');
    }
    return table(text);
  }

  /// The name of a table of places.
  String table(int[] places) {
    StringBuilder text = new StringBuilder("int32_t NAME[] = {");
    for (int i = 0; i < places.length; i++) {
      text.append(i % 12 == 0 ? "\n  " : " ").append(places[i]).append(',');
    }
    return table(text);
  }

  private String table(StringBuilder text) {
    text.setLength(text.length() - 1);
    String whole = "static const " + text + "\n};\n";
    return tables.computeIfAbsent(whole, _ -> "table" + tables.size());
  }

  /// Everything that bodies stand on.
  String text() {
    StringBuilder text = new StringBuilder(Support.text(support));
    tables.forEach((table, name) -> text.append(table.replace("NAME", name)).append('\n'));
    functions.values().forEach(function -> text.append(function).append('\n'));
    return text.toString();
  }
}
