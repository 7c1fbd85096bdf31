package org.homeostat.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Problem;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Simplifier;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unknown;

/// The term `1/2 sum_j (D g_j) g_j` by which the drifts of the two readings of noise differ.
///
/// For a scalar source `(D g) g` is the derivative of g along g. For a vector source that acts
/// element by element that derivative, taken for all elements at once, is the sum over its
/// elements.
final class DriftCorrection {
  private final DynamicalSystem system;
  private final Function<String, Shape> shapes;
  private final Map<String, Map<String, Expression>> factors = new HashMap<>();

  /// @throws InputException if a vector source with state-dependent factors mixes elements
  DriftCorrection(DynamicalSystem system) {
    this.system = system;
    Scope scope = Scope.of(system);
    this.shapes = name -> scope.type(name).shape();
    Inlining inlining = new Inlining(system);
    for (NoiseSource source : system.drivers()) {
      factors.put(source.name(), factors(source, inlining));
    }
  }

  /// The factors of a source by state; empty if no factor depends on a state that it shakes.
  private Map<String, Expression> factors(NoiseSource source, Inlining inlining) {
    Map<String, Expression> factors = new HashMap<>();
    boolean moving = false;
    for (Differential equation : system.equations()) {
      Expression term = equation.noise().get(source.name());
      if (term != null) {
        Expression inlined = inlining.inline(term);
        factors.put(equation.state(), factor(inlined, source, equation.state()));
        moving |= shaken(source).anyMatch(inlined.names()::contains);
      }
    }
    if (!moving) {
      return Map.of();
    }
    for (Unknown function : Unknown.in(factors.values())) {
      throw refused(
          function.name(),
          "the function '" + function.name() + "' is not known yet, nor what it does to the drift",
          "write the system in the sense of Ito, or fill it first");
    }
    if (!source.shape().isScalar()) {
      Elementwise elementwise = new Elementwise(system);
      for (Differential equation : system.equations()) {
        Expression term = equation.noise().get(source.name());
        if (term != null && !elementwise.holds(inlining.inline(term), equation)) {
          throw refused(
              Printer.print(term),
              "this vector noise mixes elements: its Ito and Stratonovich forms cannot be turned"
                  + " into each other",
              "write the form that the solver needs, or one scalar source for each element");
        }
      }
    }
    return factors;
  }

  private Stream<String> shaken(NoiseSource source) {
    return system.equations().stream()
        .filter(each -> each.noise().containsKey(source.name()))
        .map(Differential::state);
  }

  private Expression factor(Expression term, NoiseSource source, String state) {
    Expression factor = term.replace(Map.of(source.differential(), Algebra.ONE));
    boolean scalar = shapes.apply(state).isScalar();
    boolean spread = scalar || factor.names().stream().anyMatch(n -> !shapes.apply(n).isScalar());
    return simplified(spread ? factor : Algebra.fill(factor, new Name(state)));
  }

  private Expression simplified(Expression e) {
    return Simplifier.simplify(e, shapes);
  }

  Expression plus(Differential equation) {
    return simplified(Algebra.add(equation.drift(), correction(equation)));
  }

  Expression minus(Differential equation) {
    return simplified(Algebra.subtract(equation.drift(), correction(equation)));
  }

  private Expression correction(Differential equation) {
    Expression sum = Algebra.ZERO;
    for (String source : equation.noise().keySet()) {
      Map<String, Expression> along = factors.getOrDefault(source, Map.of());
      Expression factor = along.get(equation.state());
      if (factor != null) {
        sum = Algebra.add(sum, Derivative.along(factor, along, shapes));
      }
    }
    return sum.equals(Algebra.ZERO) ? sum : Algebra.multiply(Literal.of(0.5), sum);
  }

  private InputException refused(String at, String message, String advice) {
    SourceText text = SourceText.of("noise of " + system.name(), at);
    return new InputException(List.of(new Problem(text.position(0), at.length(), message, advice)));
  }
}
