package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Latex;
import org.homeostat.expression.Literal;

/// A system as LaTeX: an `aligned` block of its equations, its definitions and where it starts.
public final class SystemLatex {
  private SystemLatex() {}

  /// The block, without the surrounding dollar signs.
  public static String print(DynamicalSystem system) {
    List<String> lines = new ArrayList<>();
    for (Differential equation : system.equations()) {
      String left = NoiseSource.differential(equation.state());
      lines.add(line(Latex.name(left), EquationText.right(system, equation)));
    }
    for (Definition definition : system.definitions()) {
      lines.add(line(Latex.name(definition.name()), definition.value()));
    }
    for (Variable state : system.states()) {
      lines.add(Latex.name(state.name()) + "(0) &= " + start(state));
    }
    return lines.stream()
        .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
  }

  private static String line(String left, Expression right) {
    return left + " &= " + Latex.print(right);
  }

  private static String start(Variable state) {
    double[] elements = state.start().elements();
    for (double element : elements) {
      if (element != elements[0]) {
        return Latex.name(state.name()) + "_0";
      }
    }
    double value = state.unit().fromSi(elements[0]);
    return Latex.print(
        new Literal(value, state.unit().isFree() ? Literal.of(0).unit() : state.unit()));
  }
}
