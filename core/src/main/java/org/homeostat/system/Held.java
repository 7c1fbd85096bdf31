package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;

/// Makes inputs states that never change by themselves: `du = 0*dt`. Whoever solves the system may
/// give them other values in between, which then hold: a zero-order hold.
///
/// @param inputs names of inputs
public record Held(List<String> inputs) implements Transformation {
  public Held {
    inputs = List.copyOf(inputs);
  }

  /// The system with these inputs as its last states; names that are no inputs are left alone.
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    List<Variable> states = new ArrayList<>(system.states());
    List<Differential> equations = new ArrayList<>(system.equations());
    List<Variable> free = new ArrayList<>();
    for (Variable input : system.inputs()) {
      if (inputs.contains(input.name())) {
        states.add(input);
        equations.add(new Differential(input.name(), Algebra.ZERO, new TreeMap<>()));
      } else {
        free.add(input);
      }
    }
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        states,
        free,
        system.parameters(),
        system.noise(),
        system.definitions(),
        equations,
        system.outputs(),
        system.events());
  }
}
