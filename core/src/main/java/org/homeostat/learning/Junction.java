package org.homeostat.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// How a learned parameter drives neurons.
sealed interface Junction {

  /// `W@x`: each row of W drives one neuron by the signals x. A vector is one row, its neuron a
  /// scalar.
  record Weights(Variable parameter, Expression received, Shape neurons, Shape inputs)
      implements Junction {
    @Override
    public Expression drive(Expression signals) {
      return new Apply(PRODUCT.operator(), List.of(new Name(parameter.name()), signals));
    }

    @Override
    public Expression spread(Level level, Expression value) {
      if (neurons.isScalar()) {
        return value;
      }
      String name = parameter.name();
      Map<String, Expression> by = Map.of("value", value);
      return switch (level) {
        case NEURON -> Parser.parse("outer(value, fill(1, %s[0, :]))".formatted(name)).replace(by);
        case INPUT -> Parser.parse("outer(fill(1, %s[:, 0]), value)".formatted(name)).replace(by);
        case SHARED, SYNAPSE -> value;
      };
    }
  }

  /// A parameter that stands by itself, as a bias does: each element is a neuron that receives 1.
  record Alone(Variable parameter) implements Junction {
    @Override
    public Expression received() {
      return Literal.of(1);
    }

    @Override
    public Shape neurons() {
      return parameter.shape();
    }

    @Override
    public Shape inputs() {
      return Shape.SCALAR;
    }

    @Override
    public Expression drive(Expression signals) {
      return new Name(parameter.name());
    }

    @Override
    public Expression spread(Level level, Expression value) {
      return value;
    }
  }

  Apply PRODUCT = (Apply) Parser.parse("a@b");

  Variable parameter();

  /// The signals.
  Expression received();

  Shape neurons();

  Shape inputs();

  /// What the neurons receive altogether of these signals.
  Expression drive(Expression signals);

  default Expression drive() {
    return drive(received());
  }

  /// A quantity of neurons or inputs in the shape of the parameter.
  Expression spread(Level level, Expression value);

  /// The shape of a quantity of a level other than the shared one.
  default Shape shape(Level level) {
    return switch (level) {
      case NEURON -> neurons();
      case INPUT -> inputs();
      case SHARED, SYNAPSE -> parameter().shape();
    };
  }

  /// How each of some parameters drives neurons, in the order of the system.
  ///
  /// @throws IllegalArgumentException if one drives neurons in several ways
  static List<Junction> all(List<String> parameters, DynamicalSystem system) {
    return system.parameters().stream()
        .filter(each -> parameters.contains(each.name()))
        .map(each ->
            of(each, system)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "'" + each.name() + "' drives neurons in several ways")))
        .toList();
  }

  /// How a parameter drives neurons; empty if it is weights of several signals, or both weights and
  /// something else.
  static Optional<Junction> of(Variable parameter, DynamicalSystem system) {
    Set<Apply> products = new HashSet<>();
    Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean alone = false;
    for (Expression each : expressions(system)) {
      alone |= standsAlone(parameter.name(), each, products, seen);
    }
    if (products.isEmpty()) {
      return Optional.of(new Alone(parameter));
    }
    if (alone || products.size() > 1) {
      return Optional.empty();
    }
    Expression received = products.iterator().next().arguments().getLast();
    Shape inputs = shape(received, shapes(system));
    int axes = parameter.shape().rank();
    Shape neurons = axes == 1 ? Shape.SCALAR : Shape.of(parameter.shape().length(0));
    return inputs.rank() == 1
        ? Optional.of(new Weights(parameter, received, neurons, inputs))
        : Optional.empty();
  }

  /// Whether the name occurs other than as the left of a matrix product; products are collected.
  private static boolean standsAlone(
      String name, Expression e, Set<Apply> products, Set<Expression> seen) {
    if (!(e instanceof Apply apply)) {
      return e.equals(new Name(name));
    }
    if (!seen.add(e)) {
      return false;
    }
    boolean weighs =
        apply.operator().equals(PRODUCT.operator())
            && apply.arguments().getFirst().equals(new Name(name));
    if (weighs) {
      products.add(apply);
    }
    boolean alone = false;
    for (Expression each : weighs ? List.of(apply.arguments().getLast()) : apply.arguments()) {
      alone |= standsAlone(name, each, products, seen);
    }
    return alone;
  }

  private static List<Expression> expressions(DynamicalSystem system) {
    List<Expression> all = new ArrayList<>();
    system.definitions().forEach(each -> all.add(each.value()));
    for (Differential equation : system.equations()) {
      all.add(equation.drift());
      all.addAll(equation.noise().values());
    }
    return all;
  }

  private static Map<String, Shape> shapes(DynamicalSystem system) {
    Map<String, Shape> shapes = new HashMap<>();
    system.variables().forEach(each -> shapes.put(each.name(), each.shape()));
    for (Definition each : system.definitions()) {
      shapes.put(each.name(), each.shape());
    }
    return shapes;
  }

  private static Shape shape(Expression e, Map<String, Shape> shapes) {
    return switch (e) {
      case Literal _ -> Shape.SCALAR;
      case Name(String name) -> shapes.getOrDefault(name, Shape.SCALAR);
      case Apply(var operator, var arguments) ->
          operator.shape(arguments.stream().map(each -> shape(each, shapes)).toList());
    };
  }
}
