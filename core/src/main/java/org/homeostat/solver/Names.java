package org.homeostat.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Nearest;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The names of a system, by what they stand for.
///
/// @param constants parameters and inputs, which hold one value during a run
/// @param definitions outputs among them
record Names(
    Map<String, Variable> states,
    Map<String, Variable> constants,
    Map<String, Definition> definitions) {

  static Names of(DynamicalSystem system) {
    Map<String, Variable> states = new LinkedHashMap<>();
    system.states().forEach(state -> states.put(state.name(), state));
    Map<String, Variable> constants = new LinkedHashMap<>();
    system.parameters().forEach(parameter -> constants.put(parameter.name(), parameter));
    system.inputs().forEach(input -> constants.put(input.name(), input));
    Map<String, Definition> definitions = new LinkedHashMap<>();
    system.outputs().forEach(output -> definitions.put(output.name(), output));
    system.definitions().forEach(definition -> definitions.put(definition.name(), definition));
    return new Names(states, constants, definitions);
  }

  /// A state, parameter or input.
  ///
  /// @throws RefusedException if the name is none of these
  Variable variable(String name) {
    Variable state = states.get(name);
    if (state != null) {
      return state;
    }
    Variable constant = constants.get(name);
    if (constant == null) {
      throw unknown(name);
    }
    return constant;
  }

  /// @throws RefusedException if the system has no quantity of this name
  void check(String name) {
    if (!states.containsKey(name)
        && !constants.containsKey(name)
        && !definitions.containsKey(name)) {
      throw unknown(name);
    }
  }

  /// The refusal of a name that the system does not have.
  RefusedException unknown(String name) {
    List<String> known = new ArrayList<>(states.keySet());
    known.addAll(constants.keySet());
    known.addAll(definitions.keySet());
    String near = Nearest.advice(name, known);
    return new RefusedException(
        "the system has no '" + name + "'",
        near.isEmpty() ? "it has " + String.join(", ", known) : near);
  }
}
