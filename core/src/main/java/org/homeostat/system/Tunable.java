package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;

/// Makes parameters inputs, the last ones, so that whoever solves the system may give each
/// trajectory values of its own, or others in between.
///
/// @param parameters names of parameters, in the order of the inputs; names that are none are
///   passed over
public record Tunable(List<String> parameters) implements Transformation {
  public Tunable {
    parameters = List.copyOf(parameters);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    List<Variable> inputs = new ArrayList<>(system.inputs());
    List<Variable> constants = new ArrayList<>(system.parameters());
    for (String name : parameters) {
      for (Variable each : system.parameters()) {
        if (each.name().equals(name)) {
          inputs.add(each);
          constants.remove(each);
        }
      }
    }
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        system.states(),
        inputs,
        constants,
        system.noise(),
        system.definitions(),
        system.equations(),
        system.outputs(),
        system.events());
  }
}
