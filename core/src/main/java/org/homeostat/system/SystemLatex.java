package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Latex;
import org.homeostat.expression.Literal;

/// A system as LaTeX: an `aligned` block of its equations, its definitions, its events and where it
/// starts.
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
    for (Event event : system.events()) {
      lines.add(Latex.name(event.name()) + " &\\colon\\; " + happening(event));
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

  /// `v > threshold: v <- reset, then rest for dead`
  private static String happening(Event event) {
    StringBuilder line =
        new StringBuilder(
            switch (event.trigger()) {
              case Trigger.When(Expression condition) -> Latex.print(condition);
              case Trigger.Rate(Expression rate) -> "\\text{at random, rate } " + Latex.print(rate);
              case Trigger.After(String other, Expression delay) ->
                  Latex.name(other) + "\\text{, later by } " + Latex.print(delay);
            });
    String separator = " \\;\\Rightarrow\\; ";
    for (Map.Entry<String, Expression> set : event.sets().entrySet()) {
      line.append(separator)
          .append(Latex.name(set.getKey()))
          .append(" \\leftarrow ")
          .append(Latex.print(set.getValue()));
      separator = ",\\; ";
    }
    if (event.hasRefractory()) {
      line.append("\\text{, then rest for } ").append(Latex.print(event.refractory()));
    }
    return line.toString();
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
