package org.homeostat.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.kernel.Workload;
import org.homeostat.solver.Field;
import org.homeostat.solver.Point;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Variable;

/// A plant as a map over one interval of a held input, without its noise, for many lanes at once:
///
/// ```
/// cost <- cost - reward(x, u)*interval        x <- x(t + interval)        t <- t + interval
/// ```
///
/// by steps of Runge-Kutta 4, compiled to one program.
final class Prediction {
  private static final String TIME = "#t";
  private static final String COST = "#cost";

  private final Kernel kernel;
  private final List<Element> states;
  private final List<Element> inputs;

  /// @param inputs names of the inputs that are held; the others keep their values
  /// @param reward in states, inputs, outputs and definitions of the plant; 0 for none
  /// @param steps of the method in an interval
  Prediction(
      DynamicalSystem plant, List<String> inputs, Expression reward, double interval, int steps) {
    DynamicalSystem still = still(plant);
    this.states = elements(still.states());
    this.inputs =
        elements(still.inputs().stream().filter(each -> inputs.contains(each.name())).toList());
    this.kernel = kernel(still, inputs, reward, interval, steps);
  }

  private static List<Element> elements(List<Variable> variables) {
    return variables.stream().flatMap(each -> Element.of(each.name(), each.shape())).toList();
  }

  /// The plant that nothing shakes.
  static DynamicalSystem still(DynamicalSystem plant) {
    DynamicalSystem ito = plant.with(Stratonovich.TO_ITO);
    return ito.withNoise(List.of())
        .withLaws(
            ito.definitions(),
            ito.equations().stream()
                .map(each -> new Differential(each.state(), each.drift(), new TreeMap<>()))
                .toList(),
            ito.outputs());
  }

  private static Kernel kernel(
      DynamicalSystem plant, List<String> held, Expression reward, double interval, int steps) {
    var on = new ProgramBuilder(Precision.DOUBLE);
    Field field = Field.of(on, plant, name -> Binding.CONSTANT);
    Map<String, Value> known = new LinkedHashMap<>();
    for (Variable each : plant.variables()) {
      if (plant.states().contains(each) || held.contains(each.name())) {
        known.put(each.name(), on.input(each.name(), each.shape(), Binding.STEP));
      }
    }
    Value t = on.input(TIME, Shape.SCALAR, Binding.STEP);
    Value cost = on.input(COST, Shape.SCALAR, Binding.STEP);
    Point x = new Point(on, known);
    Value rate = field.value(reward, t, x);
    on.result(COST, on.subtract(cost, on.multiply(on.constant(interval), rate)));
    Value h = on.constant(interval / steps);
    for (int i = 0; i < steps; i++) {
      x = next(on, field, t, h, x);
      t = on.add(t, h);
    }
    for (Variable state : plant.states()) {
      on.result(state.name(), x.of(state.name()));
    }
    on.result(TIME, t);
    return Kernel.of(on.build(), Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN);
  }

  /// A step of Runge-Kutta 4 (Kutta 1901).
  private static Point next(ProgramBuilder on, Field field, Value t, Value h, Point x) {
    Value half = on.multiply(on.constant(0.5), h);
    Point k1 = field.drift(t, x);
    Point k2 = field.drift(on.add(t, half), x.plus(half, k1));
    Point k3 = field.drift(on.add(t, half), x.plus(half, k2));
    Point k4 = field.drift(on.add(t, h), x.plus(h, k3));
    Point sum = k1.plus(on.constant(2), k2.plus(k3)).plus(k4);
    return x.plus(on.multiply(on.constant(1.0 / 6), h), sum);
  }

  List<Element> states() {
    return states;
  }

  List<Element> inputs() {
    return inputs;
  }

  /// The lanes of a prediction.
  Lanes lanes(int count) {
    return new Lanes(kernel.memory(count));
  }

  /// Trajectories side by side, each with its own state, input, time and cost.
  final class Lanes {
    private static final double[] NOTHING = new double[0];

    private final Memory memory;
    private final int[] x;
    private final int[] u;
    private final int t;
    private final int cost;
    private long advances;

    private Lanes(Memory memory) {
      this.memory = memory;
      this.x = places(states);
      this.u = places(inputs);
      this.t = memory.has(TIME) ? memory.offset(TIME) : -1;
      this.cost = memory.offset(COST);
      kernel.prepare(memory);
    }

    private int[] places(List<Element> elements) {
      List<Integer> places = new ArrayList<>();
      for (Element element : elements) {
        String name = element.variable();
        places.add(memory.has(name) ? memory.offset(name) + element.index() * memory.stride() : -1);
      }
      return places.stream().mapToInt(place -> place).toArray();
    }

    /// Puts a lane at a state and time, with nothing spent.
    void start(int lane, double time, double[] state) {
      for (int i = 0; i < x.length; i++) {
        memory.lanes()[x[i] + lane] = state[i];
      }
      memory.lanes()[cost + lane] = 0;
      if (t >= 0) {
        memory.lanes()[t + lane] = time;
      }
    }

    void input(int lane, int element, double value) {
      if (u[element] >= 0) {
        memory.lanes()[u[element] + lane] = value;
      }
    }

    double state(int lane, int element) {
      return memory.lanes()[x[element] + lane];
    }

    void state(int lane, double[] into) {
      for (int i = 0; i < x.length; i++) {
        into[i] = memory.lanes()[x[i] + lane];
      }
    }

    /// What a lane has cost since its start.
    double cost(int lane) {
      return memory.lanes()[cost + lane];
    }

    Workload workload() {
      return new Workload(kernel.program(), memory.count(), 1, advances);
    }

    /// Moves all lanes one interval on.
    void advance() {
      advances++;
      kernel.run(memory, NOTHING, 0);
    }
  }
}
