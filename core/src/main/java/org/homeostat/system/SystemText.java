package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Unknown;

/// A system as text: its YAML form with all definitions and equations flat. [SystemReader] reads it
/// back to an equal system.
public final class SystemText {
  private final StringBuilder text = new StringBuilder();

  private SystemText() {}

  public static String print(DynamicalSystem system) {
    SystemText text = new SystemText();
    text.line("system: " + quoted(system.name()));
    if (!system.about().isEmpty()) {
      text.line("about: " + quoted(system.about()));
    }
    if (system.calculus() == Calculus.STRATONOVICH) {
      text.line("calculus: stratonovich");
    }
    text.block("states", system.states(), Variable::name, ValueText::of);
    text.block("inputs", system.inputs(), Variable::name, ValueText::of);
    text.block("parameters", system.parameters(), Variable::name, ValueText::of);
    text.block("noise", system.noise(), NoiseSource::name, SystemText::settings);
    text.block("unknown", system.unknowns(), Unknown::name, each -> "" + each.parameters());
    text.equations(system);
    text.block("events", system.events(), Event::name, EventText::of);
    text.block(
        "outputs",
        system.outputs(),
        Definition::name,
        output -> quoted(Printer.print(output.value())));
    return text.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private <T> void block(
      String key, List<T> items, Function<T, String> name, Function<T, String> value) {
    if (!items.isEmpty()) {
      line(key + ":");
      items.forEach(item -> line("  " + name.apply(item) + ": " + value.apply(item)));
    }
  }

  private static String settings(NoiseSource source) {
    List<String> settings = new ArrayList<>();
    if (!source.shape().isScalar()) {
      settings.add("shape: " + source.shape());
    }
    if (source.kind() == NoiseSource.Kind.SAMPLED) {
      settings.add("kind: sampled");
    }
    return "{" + String.join(", ", settings) + "}";
  }

  private void equations(DynamicalSystem system) {
    line("equations: |");
    for (Definition definition : system.definitions()) {
      line("  " + definition.name() + " = " + Printer.print(definition.value()));
    }
    for (Differential equation : system.equations()) {
      String left = NoiseSource.differential(equation.state());
      line("  " + left + " = " + Printer.print(EquationText.right(system, equation)));
    }
  }

  /// A YAML scalar: in double quotes unless it is plainly harmless without.
  static String quoted(String value) {
    if (value.matches("[A-Za-z][\\w .+*/^()-]*[\\w.)]|[A-Za-z]")) {
      return value;
    }
    String escaped =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return "\"" + escaped + "\"";
  }
}
