package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Latex;
import org.homeostat.expression.Printer;

/// An energy as text and as LaTeX, with what follows from it.
public final class EnergyText {
  private EnergyText() {}

  /// The YAML form of the energy, which [Energy#read] reads back to an equal energy.
  public static String print(Energy energy) {
    List<String> lines = new ArrayList<>();
    lines.add("system: " + SystemText.quoted(energy.name()));
    if (!energy.about().isEmpty()) {
      lines.add("about: " + SystemText.quoted(energy.about()));
    }
    block("states", energy.states(), Variable::name, ValueText::of, lines);
    block("inputs", energy.inputs(), Variable::name, ValueText::of, lines);
    block("parameters", energy.parameters(), Variable::name, ValueText::of, lines);
    lines.add("energy: " + SystemText.quoted(Printer.print(energy.energy())));
    if (energy.hasCost()) {
      lines.add("cost: " + SystemText.quoted(Printer.print(energy.cost())));
    }
    if (energy.hasTemperature()) {
      lines.add("temperature: " + SystemText.quoted(Printer.print(energy.temperature())));
    }
    block(
        "outputs",
        energy.outputs(),
        Definition::name,
        each -> SystemText.quoted(Printer.print(each.value())),
        lines);
    return String.join("\n", lines) + "\n";
  }

  private static <T> void block(
      String key,
      List<T> items,
      Function<T, String> name,
      Function<T, String> value,
      List<String> lines) {
    if (!items.isEmpty()) {
      lines.add(key + ":");
      items.forEach(each -> lines.add("  " + name.apply(each) + ": " + value.apply(each)));
    }
  }

  /// The energy, its gradient by the states, and the local rule of each parameter, a line for each:
  /// `E = ...`, `dE/dh = ...`, `-dE/dW = ...`.
  public static List<String> derivatives(Energy energy) {
    return lines(
        energy,
        (name, value) -> name + " = " + Printer.print(value),
        (sign, name) -> sign + "dE/d" + name);
  }

  private static List<String> lines(
      Energy energy,
      BiFunction<String, Expression, String> line,
      BiFunction<String, String, String> derivative) {
    List<String> lines = new ArrayList<>();
    lines.add(line.apply("E", energy.energy()));
    if (energy.hasCost()) {
      lines.add(line.apply("C", energy.cost()));
    }
    List<String> states = energy.states().stream().map(Variable::name).toList();
    energy
        .gradient(states)
        .forEach((name, value) -> lines.add(line.apply(derivative.apply("", name), value)));
    energy
        .localRule()
        .forEach((name, value) -> lines.add(line.apply(derivative.apply("-", name), value)));
    return lines;
  }

  /// The same as LaTeX, an `aligned` block without the surrounding dollar signs.
  public static String latex(Energy energy) {
    List<String> lines =
        lines(
            energy,
            (name, value) -> name + " &= " + Latex.print(value),
            (sign, name) -> sign + "\\frac{\\partial E}{\\partial " + Latex.name(name) + "}");
    return "\\begin{aligned}\n" + String.join(" \\\\\n", lines) + "\n\\end{aligned}";
  }
}
