package org.homeostat.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
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
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The first and second derivatives of a cost rate by states and held inputs, at many points at
/// once: symbolic derivatives along a direction, and along two. A lane is a point with a pair of
/// elements.
final class StageCost {
  private static final String TIME = "#t";
  private static final double[] NOTHING = new double[0];
  private static final int NOWHERE = -1;

  private final List<Element> elements;
  private final List<Variable> variables;
  private final Kernel kernel;
  private final Memory memory;
  private final int[] places;
  private final int time;
  private long runs;

  /// @param plant without noise
  /// @param elements of states and inputs, in the order of the derivatives
  /// @param points whose derivatives are computed at once
  StageCost(
      DynamicalSystem plant,
      List<String> held,
      Expression reward,
      List<Element> elements,
      int points) {
    this.elements = elements;
    this.variables =
        plant.variables().stream()
            .filter(each -> plant.states().contains(each) || held.contains(each.name()))
            .toList();
    this.kernel = kernel(plant, reward);
    this.memory = kernel.memory((points * pairs() + 7) / 8 * 8);
    this.places = elements.stream().mapToInt(each -> place(each, "")).toArray();
    this.time = memory.has(TIME) ? memory.offset(TIME) : NOWHERE;
    kernel.prepare(memory);
    direct(points);
  }

  /// Where an element of a variable stands, or nowhere if nothing depends on it.
  private int place(Element element, String prefix) {
    String name = prefix + element.variable();
    return memory.has(name) ? memory.offset(name) + element.index() * memory.stride() : NOWHERE;
  }

  /// Gives the lanes of each point its pairs of directions, which stay.
  private void direct(int points) {
    int[] first = elements.stream().mapToInt(each -> place(each, "#d.")).toArray();
    int[] second = elements.stream().mapToInt(each -> place(each, "#e.")).toArray();
    int lane = 0;
    for (int p = 0; p < points; p++) {
      for (int i = 0; i < first.length; i++) {
        for (int j = 0; j <= i; j++, lane++) {
          put(first[i], lane, 1);
          put(second[j], lane, 1);
        }
      }
    }
  }

  private void put(int place, int lane, double value) {
    if (place != NOWHERE) {
      memory.lanes()[place + lane] = value;
    }
  }

  private int pairs() {
    return elements.size() * (elements.size() + 1) / 2;
  }

  private Kernel kernel(DynamicalSystem plant, Expression reward) {
    var on = new ProgramBuilder(Precision.DOUBLE);
    Field field = Field.of(on, plant, name -> Binding.CONSTANT);
    Motion first = new Motion(plant, "d");
    Motion second = new Motion(plant, "e");
    Map<String, Value> known = new LinkedHashMap<>();
    for (Variable each : plant.variables()) {
      boolean moves = plant.states().contains(each) || plant.inputs().contains(each);
      if (variables.contains(each)) {
        for (String name : List.of(each.name(), "#d." + each.name(), "#e." + each.name())) {
          known.put(name, on.input(name, each.shape(), Binding.STEP));
        }
      } else if (moves) {
        // an input that is not held does not move
        Value zero = on.constant(0);
        Value still =
            each.shape().isScalar()
                ? zero
                : on.multiply(
                    zero, field.value(new Name(each.name()), zero, new Point(on, Map.of())));
        known.put("#d." + each.name(), still);
        known.put("#e." + each.name(), still);
      }
    }
    Value t = on.input(TIME, Shape.SCALAR, Binding.STEP);
    Expression slope = first.of(reward);
    var point = new Point(on, known);
    on.result("#slope", byLane(on, field.value(slope, t, point), t));
    on.result("#bend", byLane(on, field.value(second.of(slope), t, point), t));
    return Kernel.of(on.build(), Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN);
  }

  /// The same value, in every lane by itself even if it is a constant.
  private static Value byLane(ProgramBuilder on, Value value, Value lane) {
    return on.fma(on.constant(0), lane, value);
  }

  /// The derivatives of the cost, the negative of the reward, at points.
  ///
  /// @param points as many times, and the elements of each point in order
  Quadratic[] at(double[] times, double[][] points) {
    int size = elements.size();
    int lane = 0;
    for (int p = 0; p < points.length; p++) {
      for (int pair = 0; pair < pairs(); pair++, lane++) {
        for (int e = 0; e < size; e++) {
          put(places[e], lane, points[p][e]);
        }
        put(time, lane, times[p]);
      }
    }
    kernel.run(memory, NOTHING, 0);
    runs++;
    Quadratic[] found = new Quadratic[points.length];
    int slope = memory.offset("#slope");
    int bend = memory.offset("#bend");
    lane = 0;
    for (int p = 0; p < points.length; p++) {
      double[] gradient = new double[size];
      double[] hessian = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++, lane++) {
          gradient[i] = -memory.lanes()[slope + lane];
          hessian[i * size + j] = -memory.lanes()[bend + lane];
          hessian[j * size + i] = -memory.lanes()[bend + lane];
        }
      }
      found[p] = new Quadratic(gradient, new Matrix(size, size, hessian));
    }
    return found;
  }

  Workload workload() {
    return new Workload(kernel.program(), memory.count(), 1, runs);
  }

  /// First and second derivatives.
  record Quadratic(double[] gradient, Matrix hessian) {}
}
