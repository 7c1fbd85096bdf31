package org.homeostat.studio.infer;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Systems with other values of parameters, inputs and starts.
final class Variables {
  private Variables() {}

  static DynamicalSystem with(DynamicalSystem system, Map<String, Tensor> values) {
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        with(system.states(), values),
        with(system.inputs(), values),
        with(system.parameters(), values),
        system.noise(),
        system.definitions(),
        system.equations(),
        system.outputs());
  }

  private static List<Variable> with(List<Variable> variables, Map<String, Tensor> values) {
    return variables.stream()
        .map(each ->
            new Variable(
                each.name(),
                each.shape(),
                values.getOrDefault(each.name(), each.start()),
                each.unit()))
        .toList();
  }
}
