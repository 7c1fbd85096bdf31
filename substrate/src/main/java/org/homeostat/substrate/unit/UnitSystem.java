package org.homeostat.substrate.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.Coupling;
import org.homeostat.solver.Environment;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;
import org.homeostat.system.Variable;

/// A unit in the names of the language: a system without equations whose inputs are those of the
/// unit and what is seen of it, which a [Coupling] supplies.
///
/// @param names what a variable of the unit is called: `body.r[1]` is `body_r_1`
public record UnitSystem(
    Description description, DynamicalSystem system, Map<String, String> names) {

  /// The system of a unit.
  ///
  /// @throws UnitException if nothing of it can be seen
  public static UnitSystem of(Description description) {
    if (description.outputs().isEmpty()) {
      throw UnitException.of("the unit has no output, nothing that can be seen of it");
    }
    var identifiers = Identifiers.inEquations();
    SystemBuilder builder =
        DynamicalSystem.named(Identifiers.inEquations().of(description.name()))
            .about(description.about());
    Map<String, String> names = new LinkedHashMap<>();
    for (Quantity each : description.drives()) {
      Variable variable = variable(each, identifiers, names);
      if (each.isParameter()) {
        builder.parameter(variable);
      } else {
        builder.input(variable);
      }
    }
    for (Quantity each : description.outputs()) {
      Variable variable = variable(each, identifiers, names);
      builder.input(variable).output(variable.name(), variable.name());
    }
    return new UnitSystem(description, builder.build(), names);
  }

  private static Variable variable(
      Quantity quantity, Identifiers identifiers, Map<String, String> names) {
    String name = identifiers.of(quantity.name());
    names.put(quantity.name(), name);
    Tensor start = new Tensor(quantity.shape(), quantity.start());
    return new Variable(name, quantity.shape(), start, Unit.FREE);
  }

  /// The coupling of a system in which this one stands.
  ///
  /// @param prefix of its names there: `plant.`, or nothing
  public Coupling coupling(Environment environment, String prefix) {
    return new Coupling(
        environment, names(description.drives(), prefix), names(description.outputs(), prefix));
  }

  private List<String> names(List<Quantity> quantities, String prefix) {
    return quantities.stream()
        .map(each -> prefix + Objects.requireNonNull(names.get(each.name())))
        .toList();
  }
}
