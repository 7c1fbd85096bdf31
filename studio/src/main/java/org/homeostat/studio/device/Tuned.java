package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A parameter of a device that is set from outside at every step, so that a rule can learn it.
///
/// Outside it is a parameter of the part that the device stands for; what it drives there is a
/// definition, by which a rule that looks at neurons knows what the parameter weighs:
///
/// ```
/// K_drive = K@y          or, if it weighs nothing,    K_drive = K
/// ```
///
/// What a rule adds to this drive goes to the device by an input that pushes the same neuron, or,
/// if it weighs nothing, with the parameter itself.
///
/// @param parameter with the value at which it starts
/// @param weighs the input that it weighs; empty if it stands by itself
/// @param push the input of the device that is added to what it drives; empty if there is none
public record Tuned(Variable parameter, String weighs, String push) {
  private static final String DRIVE = "_drive";

  /// The definition of what it drives.
  Definition drive() {
    String name = parameter.name();
    return weighs.isEmpty()
        ? new Definition(name + DRIVE, parameter.shape(), new Name(name))
        : new Definition(name + DRIVE, neurons(), Parser.parse(name + "@" + weighs));
  }

  private Shape neurons() {
    return parameter.shape().rank() == 2 ? Shape.of(parameter.shape().length(0)) : Shape.SCALAR;
  }

  /// The input that carries its values.
  Port port() {
    return new Port(parameter.name(), parameter.shape().size(), "");
  }

  Port pushed() {
    return new Port(push, neurons().size(), "");
  }

  /// The quantity of the part whose values go to the device.
  String source() {
    return weighs.isEmpty() ? parameter.name() + DRIVE : parameter.name();
  }

  /// The learning system with what pushes the device: how far what a rule made of a drive is from
  /// what the parameters give.
  ///
  /// @param role of the part
  static DynamicalSystem pushing(DynamicalSystem system, String role, List<Tuned> all) {
    List<Definition> definitions = new ArrayList<>(system.definitions());
    for (Tuned each : all) {
      if (!each.push.isEmpty()) {
        String prefix = role + ".";
        Map<String, Expression> names = new LinkedHashMap<>();
        names.put("drive", new Name(prefix + each.drive().name()));
        names.put("K", new Name(prefix + each.parameter.name()));
        names.put("y", new Name(prefix + each.weighs));
        definitions.add(
            new Definition(
                prefix + each.push, each.neurons(), Parser.parse("drive - K@y").replace(names)));
      }
    }
    return system.withLaws(definitions, system.equations(), system.outputs());
  }
}
