package org.homeostat.laws;

import static org.homeostat.expression.Algebra.multiply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// Systems that say the same in another way.
final class Changed {
  private Changed() {}

  /// States, parameters and noise in the opposite order.
  static DynamicalSystem reversed(DynamicalSystem system) {
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        system.states().reversed(),
        system.inputs(),
        system.parameters().reversed(),
        system.noise().reversed(),
        system.definitions(),
        system.equations().reversed(),
        system.outputs());
  }

  /// One state more, before the others, with a noise of its own.
  static DynamicalSystem with(
      DynamicalSystem system,
      Variable state,
      NoiseSource source,
      Expression drift,
      Expression term) {
    var noise = new TreeMap<>(Map.of(source.name(), term));
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        before(state, system.states()),
        system.inputs(),
        system.parameters(),
        before(source, system.noise()),
        system.definitions(),
        before(new Differential(state.name(), drift, noise), system.equations()),
        system.outputs());
  }

  private static <T> List<T> before(T first, List<T> others) {
    List<T> all = new ArrayList<>(others);
    all.addFirst(first);
    return all;
  }

  /// Time in a unit `factor` times as long: `t` was `factor*t`.
  ///
  /// @param root the square root of the factor, by which noise grows
  static DynamicalSystem timeUnit(DynamicalSystem system, double factor, double root) {
    UnaryOperator<Expression> seen = replacing("t", factor);
    return changed(
        system,
        system.states(),
        seen,
        equation ->
            new Differential(
                equation.state(),
                multiply(Literal.of(factor), seen.apply(equation.drift())),
                terms(equation, term -> multiply(Literal.of(root), seen.apply(term)))));
  }

  /// A state in a unit half as large: its numbers double.
  static DynamicalSystem inHalves(DynamicalSystem system, String state) {
    UnaryOperator<Expression> seen = replacing(state, 0.5);
    Literal two = Literal.of(2);
    return changed(
        system,
        system.states().stream()
            .map(each -> each.name().equals(state) ? doubled(each) : each)
            .toList(),
        seen,
        equation ->
            equation.state().equals(state)
                ? new Differential(
                    state,
                    multiply(two, seen.apply(equation.drift())),
                    terms(equation, term -> multiply(two, seen.apply(term))))
                : new Differential(
                    equation.state(), seen.apply(equation.drift()), terms(equation, seen)));
  }

  private static Variable doubled(Variable state) {
    double[] twice = Arrays.stream(state.start().elements()).map(value -> 2 * value).toArray();
    return new Variable(
        state.name(), state.shape(), new Tensor(state.shape(), twice), state.unit());
  }

  private static UnaryOperator<Expression> replacing(String name, double factor) {
    Map<String, Expression> by = Map.of(name, multiply(Literal.of(factor), new Name(name)));
    return expression -> expression.replace(by);
  }

  private static SortedMap<String, Expression> terms(
      Differential equation, UnaryOperator<Expression> change) {
    SortedMap<String, Expression> terms = new TreeMap<>();
    equation.noise().forEach((source, term) -> terms.put(source, change.apply(term)));
    return terms;
  }

  private static DynamicalSystem changed(
      DynamicalSystem system,
      List<Variable> states,
      UnaryOperator<Expression> seen,
      UnaryOperator<Differential> equation) {
    UnaryOperator<Definition> definition =
        each -> new Definition(each.name(), each.shape(), seen.apply(each.value()));
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        states,
        system.inputs(),
        system.parameters(),
        system.noise(),
        system.definitions().stream().map(definition).toList(),
        system.equations().stream().map(equation).toList(),
        system.outputs().stream().map(definition).toList());
  }
}
