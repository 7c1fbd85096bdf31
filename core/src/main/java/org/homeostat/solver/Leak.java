package org.homeostat.solver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;

/// The part of each drift that is linear in the state itself, element by element: the factors a of
/// `f = a*x + rest`, found in sums and products.
///
/// @param exponents `a*h` by state; a state without such a part is not there
record Leak(ProgramBuilder on, Map<String, Value> exponents) {

  static Leak of(Field field, Step step) {
    Map<String, Value> exponents = new LinkedHashMap<>();
    for (Differential equation : field.system().equations()) {
      Expression factor = new Split(field.names(), equation.state()).factor(equation.drift());
      if (!factor.equals(Algebra.ZERO)) {
        Value a = field.value(factor, step.t(), step.x());
        exponents.put(equation.state(), field.on().multiply(a, step.h()));
      }
    }
    return new Leak(field.on(), exponents);
  }

  /// `phi(a*h)*drift`
  Point slow(Point drift) {
    return scaled(drift, this::phi);
  }

  /// `sqrt(phi(2*a*h))*noise`
  Point spread(Point noise) {
    return scaled(noise, z -> on.squareRoot(phi(on.add(z, z))));
  }

  private Point scaled(Point point, UnaryOperator<Value> factor) {
    Map<String, Value> values = new LinkedHashMap<>(point.values());
    values.replaceAll((state, value) -> {
      Value z = exponents.get(state);
      return z == null ? value : on.multiply(factor.apply(z), value);
    });
    return new Point(on, values);
  }

  /// `(exp(z) - 1)/z`, 1 at 0.
  private Value phi(Value z) {
    Value ratio = on.divide(Elementary.expm1(on, z), z);
    return on.whereEqual(z, on.constant(0), on.constant(1), ratio);
  }

  /// Finds the factor of one state in an expression.
  private record Split(Names names, String state, Map<String, Boolean> free) {
    Split(Names names, String state) {
      this(names, state, new HashMap<>());
    }

    Expression factor(Expression e) {
      return switch (e) {
        case Literal _ -> Algebra.ZERO;
        case Name(String name) when name.equals(state) -> Algebra.ONE;
        case Name(String name) -> {
          Definition definition = names.definitions().get(name);
          yield definition == null || isFree(e) ? Algebra.ZERO : factor(definition.value());
        }
        case Apply(var operator, List<Expression> arguments) ->
            factor(operator.name(), arguments.getFirst(), arguments.getLast(), arguments.size());
      };
    }

    private Expression factor(String operator, Expression a, Expression b, int count) {
      return switch (operator) {
        case "+" -> Algebra.add(factor(a), factor(b));
        case "-" -> count == 1 ? Algebra.negate(factor(a)) : Algebra.subtract(factor(a), factor(b));
        case "*" ->
            isFree(a)
                ? Algebra.multiply(a, factor(b))
                : isFree(b) ? Algebra.multiply(factor(a), b) : Algebra.ZERO;
        case "/" -> isFree(b) ? Algebra.divide(factor(a), b) : Algebra.ZERO;
        default -> Algebra.ZERO;
      };
    }

    private boolean isFree(Expression e) {
      return switch (e) {
        case Literal _ -> true;
        case Name(String name) when name.equals(state) -> false;
        case Name(String name) -> isFreeDefinition(name);
        case Apply(var _, List<Expression> arguments) -> arguments.stream().allMatch(this::isFree);
      };
    }

    private boolean isFreeDefinition(String name) {
      Definition definition = names.definitions().get(name);
      if (definition == null) {
        return true;
      }
      Boolean known = free.get(name);
      if (known == null) {
        known = isFree(definition.value());
        free.put(name, known);
      }
      return known;
    }
  }
}
