package org.homeostat.studio.design;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Gives states, inputs and parameters other values to start with.
public record Starts(Map<String, Tensor> values) implements Transformation {
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        changed(system.states()),
        changed(system.inputs()),
        changed(system.parameters()),
        system.noise(),
        system.definitions(),
        system.equations(),
        system.outputs(),
        system.events());
  }

  private List<Variable> changed(List<Variable> variables) {
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
