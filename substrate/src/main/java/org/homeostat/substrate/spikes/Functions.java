package org.homeostat.substrate.spikes;

import java.util.List;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Held;
import org.homeostat.system.Variable;

/// The functions of a controller at points of its states and inputs.
///
/// @param points the elements of states, then of inputs
record Functions(DynamicalSystem controller, List<double[]> points) {

  /// The values of an expression in the controller's names: for each element one for each point.
  ///
  /// @param shape of the values; a scalar expression counts for each element
  double[][] values(Expression expression, Shape shape) {
    List<String> inputs = controller.inputs().stream().map(Variable::name).toList();
    FixedStep step =
        Simulation.of(controller.with(new Held(inputs))).record("value", expression).fixedStep();
    Kernel kernel = Kernel.of(step.observe(), Execution.INTERPRETED);
    Memory memory = kernel.memory(points.size());
    step.values()
        .forEach((name, value) -> {
          if (memory.has(name)) {
            memory.set(name, value);
          }
        });
    for (String name : List.of(FixedStep.START, FixedStep.LENGTH, FixedStep.NUMBER)) {
      if (memory.has(name)) {
        memory.set(name, 0);
      }
    }
    place(step.system().states(), memory);
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    double[][] values = new double[shape.size()][points.size()];
    for (int p = 0; p < points.size(); p++) {
      double[] elements = memory.get(FixedStep.value(0), p).elements();
      for (int e = 0; e < values.length; e++) {
        values[e][p] = elements[elements.length == 1 ? 0 : e];
      }
    }
    return values;
  }

  private void place(List<Variable> states, Memory memory) {
    for (int p = 0; p < points.size(); p++) {
      int at = 0;
      for (Variable state : states) {
        double[] elements = new double[state.shape().size()];
        System.arraycopy(points.get(p), at, elements, 0, elements.length);
        at += elements.length;
        if (memory.has(state.name())) {
          memory.set(state.name(), p, new Tensor(state.shape(), elements));
        }
      }
    }
  }
}
