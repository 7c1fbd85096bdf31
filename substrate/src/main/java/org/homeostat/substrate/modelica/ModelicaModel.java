package org.homeostat.substrate.modelica;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// A system as a model of Modelica.
///
/// Numbers are in SI base units. Quantities keep their names where Modelica takes them; `plant.x`
/// is `plant_x`, a name that is taken gets a number, and what was written stands behind it. What
/// the system calls an event is there the number of times that it happened. An event whose
/// condition holds at the start does not happen then: Modelica waits until it becomes true.
///
/// @param name of the model, and of its file
/// @param text of the file
/// @param names the identifiers of inputs, parameters, states and outputs, by what the system calls
///   them
public record ModelicaModel(String name, String text, Map<String, String> names) {
  public ModelicaModel {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /// @param values of states at the start, inputs and parameters; the system's own where not given
  /// @param step the time between samples that a tool shows
  /// @param until the length of a run
  /// @throws RefusedException if there is noise, or something without a counterpart
  public static ModelicaModel of(
      DynamicalSystem system, Map<String, Tensor> values, double step, double until) {
    if (!system.noise().isEmpty()) {
      throw new RefusedException(
          "the noise "
              + system.noise().getFirst().name()
              + " has no counterpart: Modelica has no stochastic differential equations",
          "export this system to c, fmu or spice");
    }
    String name = name(system.name());
    var model = new ModelText(system, values, name);
    return new ModelicaModel(name, model.text(step, until), model.names());
  }

  /// The name of a model: `van-der-pol` is `VanDerPol`.
  private static String name(String system) {
    return Arrays.stream(system.split("[^A-Za-z0-9]+"))
        .filter(each -> !each.isEmpty())
        .map(each -> Character.toUpperCase(each.charAt(0)) + each.substring(1))
        .collect(Collectors.joining());
  }
}
