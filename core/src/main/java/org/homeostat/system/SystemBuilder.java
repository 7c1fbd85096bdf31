package org.homeostat.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// Writes a system in a program; the same checks hold as for a file.
///
/// ```java
/// DynamicalSystem particle =
///     DynamicalSystem.named("particle")
///         .state("x", 0)
///         .state("v", 0)
///         .parameter("friction", 0.5)
///         .noise("w")
///         .equations("dx = v*dt", "dv = -friction*v*dt + 0.1*dw")
///         .build();
/// ```
public final class SystemBuilder {
  private final Draft draft = new Draft();
  private final Problems problems = new Problems();
  private int lines;

  SystemBuilder(String name) {
    draft.name = SourceText.of("system", name);
  }

  public SystemBuilder about(String text) {
    draft.about = text;
    return this;
  }

  /// Reads the equations in the sense of Stratonovich, not of Ito.
  public SystemBuilder stratonovich() {
    draft.calculus = Calculus.STRATONOVICH;
    return this;
  }

  public SystemBuilder state(String name, double start) {
    return state(variable(name, Tensor.scalar(start)));
  }

  public SystemBuilder state(String name, Tensor start) {
    return state(variable(name, start));
  }

  public SystemBuilder state(Variable state) {
    draft.states.add(new Draft.Declared(label(state.name()), state));
    return this;
  }

  /// An input that is 0 until something is connected.
  public SystemBuilder input(String name) {
    return input(variable(name, Tensor.scalar(0)));
  }

  public SystemBuilder input(String name, Shape shape) {
    return input(variable(name, Tensor.zeros(shape)));
  }

  public SystemBuilder input(Variable input) {
    draft.inputs.add(new Draft.Declared(label(input.name()), input));
    return this;
  }

  public SystemBuilder parameter(String name, double value) {
    return parameter(variable(name, Tensor.scalar(value)));
  }

  public SystemBuilder parameter(String name, Tensor value) {
    return parameter(variable(name, value));
  }

  public SystemBuilder parameter(Variable parameter) {
    draft.parameters.add(new Draft.Declared(label(parameter.name()), parameter));
    return this;
  }

  /// A scalar Wiener process.
  public SystemBuilder noise(String name) {
    return noise(name, Shape.SCALAR);
  }

  /// Independent Wiener processes, one for each element.
  public SystemBuilder noise(String name, Shape shape) {
    NoiseSource source = new NoiseSource(name, NoiseSource.Kind.WIENER, shape);
    draft.noise.add(new Draft.DeclaredNoise(label(name), source));
    return this;
  }

  /// Equations `dx = ...` and definitions `I = ...`; a text may hold several lines.
  public SystemBuilder equations(String... texts) {
    for (String text : texts) {
      lines++;
      SourceText source = SourceText.of("equation " + lines, text);
      draft.statements.addAll(EquationLines.split(source, problems));
    }
    return this;
  }

  /// Something that happens at instants.
  ///
  /// @param parts as in a file: `when` -> `v > 1`
  /// @param sets what becomes of states: `v = 0`
  public SystemBuilder event(String name, Map<String, String> parts, String... sets) {
    Map<String, SourceText> sources = new LinkedHashMap<>();
    parts.forEach((key, text) -> sources.put(key, SourceText.of(key + " of " + name, text)));
    List<Statement> values = new ArrayList<>();
    for (String set : sets) {
      values.addAll(EquationLines.split(SourceText.of("set of " + name, set), problems));
    }
    draft.events.add(new Draft.Happening(label(name), sources, values));
    return this;
  }

  public SystemBuilder output(String name, String value) {
    draft.outputs.add(new Statement(label(name), SourceText.of("output " + name, value)));
    return this;
  }

  /// The system.
  ///
  /// @throws InputException with every mistake
  public DynamicalSystem build() {
    return SystemChecker.check(draft, problems);
  }

  private static Variable variable(String name, Tensor start) {
    return new Variable(name, start.shape(), start, Unit.FREE);
  }

  private static SourceText label(String name) {
    return SourceText.of("declaration", name);
  }
}
