package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.homeostat.studio.report.NumberText;
import org.homeostat.substrate.unit.Description;
import org.homeostat.substrate.unit.Quantity;
import org.homeostat.substrate.unit.UnitSystem;

/// What a unit says of itself, and what its variables are called here.
record UnitTable(String file, UnitSystem unit) {
  private static final int SHOWN = 4;
  private static final int LONGEST = 60;

  void print(PrintStream out) {
    Description said = unit.description();
    out.println("%s: %s, FMI %s.0, %s".formatted(file, said.name(), "" + said.version(), kinds()));
    if (!said.about().isEmpty()) {
      out.println("  " + line(said.about()));
    }
    if (said.traits().needsTool()) {
      out.println("  it needs another program to run it: " + line(said.tool()));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "role", "type", "start", "unit", "of the unit's", "about"));
    for (Quantity each : quantities()) {
      rows.add(
          List.of(
              name(each),
              role(each),
              each.type() + (each.shape().isScalar() ? "" : " " + each.shape()),
              start(each),
              line(each.unit()),
              name(each).equals(each.name()) ? "" : line(each.name()),
              line(each.about())));
    }
    Alignment.print(out, rows, Set.of(0, 1, 2, 4, 5, 6));
    int others = said.quantities().size() - quantities().size();
    if (others > 0) {
      out.println("  and %s that neither drive it nor are seen".formatted("" + others));
    }
  }

  /// The same as a document.
  Map<String, Object> document() {
    Description said = unit.description();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file);
    document.put("name", said.name());
    document.put("fmi", said.version() + ".0");
    document.put("kinds", kinds());
    List<Object> variables = new ArrayList<>();
    for (Quantity each : quantities()) {
      Map<String, Object> variable = new LinkedHashMap<>();
      variable.put("name", name(each));
      variable.put("of_unit", each.name());
      variable.put("role", role(each));
      variable.put("type", each.type());
      variable.put("shape", each.shape().toString());
      variable.put("start", DoubleStream.of(each.start()).boxed().toList());
      variables.add(variable);
    }
    document.put("variables", variables);
    return document;
  }

  private List<Quantity> quantities() {
    List<Quantity> shown = new ArrayList<>(unit.description().drives());
    shown.addAll(unit.description().outputs());
    return shown;
  }

  private String kinds() {
    Description said = unit.description();
    if (said.coSimulation().isEmpty()) {
      return "model exchange";
    }
    return "co-simulation" + (said.modelExchange().isEmpty() ? "" : " and model exchange");
  }

  private String name(Quantity quantity) {
    return unit.names().getOrDefault(quantity.name(), "");
  }

  private static String role(Quantity quantity) {
    return quantity.causality().equals("parameter")
        ? quantity.variability() + " parameter"
        : quantity.causality().equals("local") ? "seen" : quantity.causality();
  }

  private static String start(Quantity quantity) {
    List<String> values =
        DoubleStream.of(quantity.start()).limit(SHOWN).mapToObj(NumberText::of).toList();
    return String.join(" ", values) + (quantity.start().length > SHOWN ? " ..." : "");
  }

  /// A text of a stranger as a part of a line.
  private static String line(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\x85]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST - 3) + "..." : plain;
  }
}
