package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// A system that grows by its derivatives, one direction at a time.
final class Linearization {
  private final DynamicalSystem system;
  private final Dependence dependence;
  private final NewNames names;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final List<Variable> states;
  private final List<Definition> definitions;
  private final List<Differential> equations;
  private final List<Definition> outputs;

  Linearization(DynamicalSystem system) {
    this.system = system;
    this.dependence = new Dependence(system);
    this.names = new NewNames(system);
    this.states = new ArrayList<>(system.states());
    this.definitions = new ArrayList<>(system.definitions());
    this.equations = new ArrayList<>(system.equations());
    this.outputs = new ArrayList<>(system.outputs());
    shapes.put("t", Shape.SCALAR);
    system.outputs().forEach(each -> shapes.put(each.name(), each.shape()));
    system.definitions().forEach(each -> shapes.put(each.name(), each.shape()));
    system.variables().forEach(each -> shapes.put(each.name(), each.shape()));
    system.noise().forEach(each -> shapes.put(each.symbol(), each.shape()));
  }

  /// The system so far.
  ///
  /// @throws InputException with every name that was taken already
  DynamicalSystem system() {
    names.throwIfTaken();
    return system.withStates(states).withLaws(definitions, equations, outputs);
  }

  /// Adds what moves in a direction.
  void add(Direction direction) {
    Set<String> moving = dependence.on(direction);
    Map<String, Expression> rates = rates(direction, moving);
    if (!names.allFree()) {
      return;
    }
    for (Variable state : system.states()) {
      if (moving.contains(state.name())) {
        states.add(sensitivity(state, direction));
      }
    }
    for (Definition definition : system.definitions()) {
      if (moving.contains(definition.name())) {
        define(definition, direction, rates);
      }
    }
    for (Differential equation : system.equations()) {
      if (moving.contains(equation.state())) {
        equations.add(equation(equation, direction, rates));
      }
    }
    for (Definition output : system.outputs()) {
      outputs.add(output(output, direction, rates));
    }
  }

  /// How the names of the system move.
  private Map<String, Expression> rates(Direction direction, Set<String> moving) {
    Map<String, Expression> rates = new HashMap<>();
    if (!moving.contains(direction.variable().name())) {
      rates.put(direction.variable().name(), direction.rate());
    }
    for (Variable state : system.states()) {
      if (moving.contains(state.name())) {
        String name = Sensitivities.name(state.name(), direction.name());
        names.takeState(name, direction.written());
        shapes.put(name, state.shape());
        rates.put(state.name(), new Name(name));
      }
    }
    for (Definition definition : system.definitions()) {
      if (moving.contains(definition.name())) {
        String name = Sensitivities.name(definition.name(), direction.name());
        names.take(name, direction.written());
        shapes.put(name, definition.shape());
        rates.put(definition.name(), new Name(name));
      }
    }
    return rates;
  }

  private static Variable sensitivity(Variable state, Direction direction) {
    boolean own = state.name().equals(direction.variable().name());
    Unit unit = Type.of(state).unit().divide(Type.of(direction.variable()).unit());
    return new Variable(
        Sensitivities.name(state.name(), direction.name()),
        state.shape(),
        own ? direction.unit() : Tensor.zeros(state.shape()),
        unit);
  }

  private void define(Definition definition, Direction direction, Map<String, Expression> rates) {
    Expression value = along(definition.value(), rates);
    if (value.equals(Algebra.ZERO)) {
      rates.remove(definition.name());
    } else {
      String name = Sensitivities.name(definition.name(), direction.name());
      definitions.add(new Definition(name, definition.shape(), value));
    }
  }

  private Differential equation(
      Differential equation, Direction direction, Map<String, Expression> rates) {
    SortedMap<String, Expression> noise = new TreeMap<>();
    for (Map.Entry<String, Expression> each : equation.noise().entrySet()) {
      String differential = NoiseSource.differential(each.getKey());
      Expression term = spread(along(each.getValue(), rates));
      // in the form that a reader gives to a term
      Linear linear = Linear.split(Labelled.unplaced(term), Set.of(differential));
      linear.noise().values().forEach(read -> noise.put(each.getKey(), read));
    }
    Expression drift = spread(along(equation.drift(), rates));
    return new Differential(Sensitivities.name(equation.state(), direction.name()), drift, noise);
  }

  private Definition output(Definition output, Direction direction, Map<String, Expression> rates) {
    Expression value = along(output.value(), rates);
    String name = Sensitivities.name(output.name(), direction.name());
    boolean records = output.value().equals(new Name(output.name()));
    boolean taken = value.equals(new Name(name)) || names.take(name, direction.written());
    if (taken && !records) {
      // later outputs may use this one
      shapes.put(name, output.shape());
      rates.put(output.name(), value.equals(Algebra.ZERO) ? value : new Name(name));
    }
    boolean still = value.equals(Algebra.ZERO) && !output.shape().isScalar();
    return new Definition(
        name, output.shape(), still ? Algebra.fill(value, new Name(output.name())) : value);
  }

  private Expression along(Expression expression, Map<String, Expression> rates) {
    return Derivative.along(expression, rates, name -> Objects.requireNonNull(shapes.get(name)));
  }

  /// A right side need not be filled: a scalar counts for each element of its state.
  private static Expression spread(Expression e) {
    Expression value = e;
    while (value instanceof Apply(Operator operator, List<Expression> arguments)
        && operator.name().equals("fill")) {
      value = arguments.getFirst();
    }
    return value;
  }
}
