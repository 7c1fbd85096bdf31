package org.homeostat.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Makes parameters states that nothing moves, so that they can be estimated beside the others. An
/// input that is named has a gain in their place, which is 1 at first:
///
/// ```
/// u -> u.gain*u        du.gain = 0*dt
/// ```
///
/// Outputs go on to say the input as it was asked for.
///
/// @param names of scalar parameters and inputs
record FreeParameters(List<String> names) implements Transformation {
  private static final String GAIN = ".gain";

  FreeParameters {
    names = List.copyOf(names);
  }

  /// What the states are called, in the order of the names.
  List<String> states(DynamicalSystem system) {
    return names.stream().map(name -> isInput(system, name) ? name + GAIN : name).toList();
  }

  private static boolean isInput(DynamicalSystem system, String name) {
    return system.inputs().stream().anyMatch(each -> each.name().equals(name));
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    List<Variable> states = new ArrayList<>(system.states());
    Map<String, Expression> felt = new HashMap<>();
    for (String name : names) {
      if (isInput(system, name)) {
        states.add(new Variable(name + GAIN, Shape.SCALAR, Tensor.scalar(1), Unit.FREE));
        felt.put(name, Algebra.multiply(new Name(name + GAIN), new Name(name)));
      } else {
        system.parameters().stream().filter(each -> each.name().equals(name)).forEach(states::add);
      }
    }
    DynamicalSystem driven = system.rewritten(value -> value.replace(felt));
    List<Differential> equations = new ArrayList<>(driven.equations());
    for (String state : states(system)) {
      equations.add(new Differential(state, Algebra.ZERO, new TreeMap<>()));
    }
    List<Variable> known =
        system.parameters().stream().filter(each -> !names.contains(each.name())).toList();
    return driven
        .withStates(states)
        .withParameters(known)
        .withLaws(driven.definitions(), equations, system.outputs());
  }
}
