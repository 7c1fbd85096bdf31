package org.homeostat.studio.study;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Paths;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The values that any expression of a system takes along a recorded trajectory.
public final class Moments {
  private final DynamicalSystem system;
  private final Map<String, Tensor> values;
  private final Paths paths;
  private final int row;
  private final Map<String, Expression> definitions = new HashMap<>();

  /// @param values those that the trajectory was solved with, beside the system's own
  /// @param paths in which all states are recorded
  public Moments(DynamicalSystem system, Map<String, Tensor> values, Paths paths, int row) {
    this.system = system;
    this.values = values;
    this.paths = paths;
    this.row = row;
    Stream.concat(system.outputs().stream(), system.definitions().stream())
        .filter((Definition each) -> !each.value().equals(new Name(each.name())))
        .forEach(each -> definitions.put(each.name(), each.value()));
  }

  /// The value of an expression at a recorded sample.
  public Tensor at(int sample, Expression expression) {
    return at(sample, expression, new HashMap<>());
  }

  private Tensor at(int sample, Expression expression, Map<String, Tensor> known) {
    return Evaluation.evaluate(
        PlainArithmetic.DOUBLE, expression, name -> named(sample, name.text(), known));
  }

  private Tensor named(int sample, String name, Map<String, Tensor> known) {
    if (name.equals("t")) {
      return Tensor.scalar(paths.times()[sample]);
    }
    Tensor found = known.get(name);
    if (found == null) {
      found =
          definitions.containsKey(name)
              ? at(sample, definitions.get(name), known)
              : variable(sample, name);
      known.put(name, found);
    }
    return found;
  }

  private Tensor variable(int sample, String name) {
    for (Variable state : system.states()) {
      if (state.name().equals(name)) {
        return recorded(sample, state);
      }
    }
    Stream<Variable> constants =
        Stream.concat(system.parameters().stream(), system.inputs().stream());
    return constants
        .filter(constant -> constant.name().equals(name))
        .map(constant -> values.getOrDefault(name, constant.start()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
  }

  private Tensor recorded(int sample, Variable state) {
    Shape shape = state.shape();
    double[] all = paths.values(state.name(), row);
    double[] elements = new double[shape.size()];
    System.arraycopy(all, sample * elements.length, elements, 0, elements.length);
    return new Tensor(shape, elements);
  }
}
