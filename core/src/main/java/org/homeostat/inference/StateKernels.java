package org.homeostat.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.Field;
import org.homeostat.solver.Point;
import org.homeostat.solver.RungeKutta4;
import org.homeostat.solver.Step;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The compiled parts of a state space, over lanes. Each lane has its own state, time `#t` and
/// length of step `#h`; the drift alone moves it, by one step of the classical method of Runge and
/// Kutta.
///
/// @param points moves the states
/// @param columns moves the states and a direction along them
/// @param noise moves the states and leaves `#G`, the noise where they arrive
/// @param outputs leaves the measured elements `#y`, how they move along a direction `#y.along`,
///   and their deviations `#d`
/// @param noises the number of columns of G
record StateKernels(Kernel points, Kernel columns, Kernel noise, Kernel outputs, int noises) {
  static final String TIME = "#t";
  static final String LENGTH = "#h";

  static StateKernels of(StateSpace space, Expansion expansion, Execution execution) {
    DynamicalSystem base = expansion.system;
    DynamicalSystem moving = moving(expansion);
    List<List<Expression>> g = expansion.noise();
    int noises = g.isEmpty() ? 0 : g.getFirst().size();
    return new StateKernels(
        new Building(base).flow(execution),
        new Building(moving).flow(execution),
        noises == 0 ? new Building(base).flow(execution) : new Building(base).noise(g, execution),
        new Building(moving).outputs(space, expansion, execution),
        noises);
  }

  /// What stands for the direction of a state.
  static String along(String state) {
    return "#along." + state;
  }

  /// The system without noise, and how a direction moves along its path.
  private static DynamicalSystem moving(Expansion expansion) {
    DynamicalSystem base = expansion.system;
    Map<String, Expression> tangents = tangents(expansion);
    List<Variable> states = new ArrayList<>(base.states());
    List<Differential> equations = new ArrayList<>();
    for (Differential equation : base.equations()) {
      equations.add(new Differential(equation.state(), equation.drift(), new TreeMap<>()));
    }
    for (Variable x : base.states()) {
      states.add(new Variable(along(x.name()), x.shape(), Tensor.zeros(x.shape()), Unit.FREE));
    }
    for (Differential equation : base.equations()) {
      Expression along = Derivative.along(equation.drift(), tangents);
      equations.add(new Differential(along(equation.state()), along, new TreeMap<>()));
    }
    return new DynamicalSystem(
        base.name(),
        base.about(),
        base.calculus(),
        states,
        base.inputs(),
        base.parameters(),
        List.of(),
        base.definitions(),
        equations,
        List.of());
  }

  private static Map<String, Expression> tangents(Expansion expansion) {
    Map<String, Expression> tangents = new LinkedHashMap<>();
    for (Variable x : expansion.system.states()) {
      tangents.put(x.name(), new Name(along(x.name())));
    }
    for (Definition definition : expansion.system.definitions()) {
      Expression along = Derivative.along(definition.value(), tangents);
      if (!along.equals(Algebra.ZERO)) {
        tangents.put(definition.name(), along);
      }
    }
    return tangents;
  }

  /// One program under construction.
  private static final class Building {
    private final ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    private final DynamicalSystem system;
    private final Field field;
    private final Point x;
    private final Value t = on.input(TIME, Shape.SCALAR, Binding.STEP);

    Building(DynamicalSystem system) {
      this.system = system;
      Set<String> inputs = new HashSet<>();
      system.inputs().forEach(input -> inputs.add(input.name()));
      this.field =
          Field.of(on, system, name -> inputs.contains(name) ? Binding.CLOCK : Binding.RUN);
      Map<String, Value> states = new LinkedHashMap<>();
      for (Variable state : system.states()) {
        states.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
      }
      this.x = new Point(on, states);
    }

    private Kernel kernel(Execution execution) {
      return Kernel.of(on.build(), execution);
    }

    Kernel flow(Execution execution) {
      moved();
      return kernel(execution);
    }

    private Point moved() {
      Value h = on.input(LENGTH, Shape.SCALAR, Binding.STEP);
      Point next = new RungeKutta4().next(field, new Step(on, t, h, x, Map.of(), Map.of()));
      system.states().forEach(state -> on.result(state.name(), next.of(state.name())));
      return next;
    }

    Kernel noise(List<List<Expression>> g, Execution execution) {
      Point next = moved();
      Value later = on.add(t, on.input(LENGTH, Shape.SCALAR, Binding.STEP));
      List<Value> rows = new ArrayList<>();
      for (List<Expression> row : g) {
        rows.add(on.stack(row.stream().map(e -> field.value(e, later, next)).toList()));
      }
      on.result("#G", on.stack(rows));
      return kernel(execution);
    }

    Kernel outputs(StateSpace space, Expansion expansion, Execution execution) {
      List<Expression> seen = new ArrayList<>();
      List<Expression> along = new ArrayList<>();
      List<Expression> deviations = new ArrayList<>();
      Map<String, Expression> tangents = tangents(expansion);
      for (Sensor sensor : space.sensors()) {
        Expression value = expansion.output(sensor.output());
        Shape shape = expansion.shape(sensor.output());
        seen.addAll(expansion.elements(value, shape));
        for (Expression element : expansion.elements(value, shape)) {
          along.add(Derivative.along(element, tangents));
        }
        deviations.addAll(expansion.elements(expansion.written(sensor.deviation()), shape));
      }
      result("#y", seen);
      result("#y.along", along);
      result("#d", deviations);
      return kernel(execution);
    }

    private void result(String name, List<Expression> elements) {
      on.result(name, on.stack(elements.stream().map(e -> field.value(e, t, x)).toList()));
    }
  }
}
