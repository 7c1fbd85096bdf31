package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;

/// A system as a person stated it, before anything was checked; [SystemChecker] makes the system.
final class Draft {

  /// A declared variable; `label` is its name in the text.
  record Declared(SourceText label, Variable variable) {}

  /// A declared noise source; `label` is its name in the text.
  record DeclaredNoise(SourceText label, NoiseSource source) {}

  /// An event; `label` is its name in the text.
  ///
  /// @param parts what is written under its keys
  /// @param shape of an event with a rate; a scalar stands for that of the rate
  record Happening(
      SourceText label, Map<String, SourceText> parts, List<Statement> sets, Shape shape) {
    Happening(SourceText label, Map<String, SourceText> parts, List<Statement> sets) {
      this(label, parts, sets, Shape.SCALAR);
    }

    String name() {
      return label.text();
    }

    boolean has(String part) {
      return parts.containsKey(part);
    }

    SourceText part(String key) {
      return Objects.requireNonNull(parts.get(key));
    }
  }

  SourceText name = SourceText.of("system", "unnamed");
  String about = "";
  Calculus calculus = Calculus.ITO;

  /// Whether states have no equations of their own.
  boolean rests;

  final List<Declared> states = new ArrayList<>();
  final List<Declared> inputs = new ArrayList<>();
  final List<Declared> parameters = new ArrayList<>();
  final List<DeclaredNoise> noise = new ArrayList<>();
  final List<Statement> functions = new ArrayList<>();
  final List<YamlMap.Entry> unknown = new ArrayList<>();
  final List<Statement> statements = new ArrayList<>();
  final List<Happening> events = new ArrayList<>();
  final List<Statement> outputs = new ArrayList<>();
}
