package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Takes a part out of a composed system, for something else to stand in its place: what the part
/// put out becomes free inputs of the same names, what it was given stays as definitions.
///
/// @param part its prefix: `agent`
/// @param inputs the names of what it is given, without prefix
record Detached(String part, List<String> inputs) implements Transformation {
  Detached {
    inputs = List.copyOf(inputs);
  }

  /// @throws RefusedException if something else uses what is inside of the part
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    String prefix = part + ".";
    Predicate<String> inside = name -> name.startsWith(prefix);
    Set<String> given = inputs.stream().map(name -> prefix + name).collect(Collectors.toSet());
    List<Variable> free = new ArrayList<>(system.inputs());
    List<Definition> outputs = new ArrayList<>();
    for (Definition output : system.outputs()) {
      if (inside.test(output.name())) {
        Tensor zeros = Tensor.zeros(output.shape());
        free.add(new Variable(output.name(), output.shape(), zeros, Unit.FREE));
      }
      outputs.add(
          inside.test(output.name())
              ? new Definition(output.name(), output.shape(), new Name(output.name()))
              : output);
    }
    DynamicalSystem rest =
        new DynamicalSystem(
            system.name(),
            system.about(),
            system.calculus(),
            system.states().stream().filter(each -> !inside.test(each.name())).toList(),
            free,
            system.parameters().stream().filter(each -> !inside.test(each.name())).toList(),
            system.noise().stream().filter(each -> !inside.test(each.name())).toList(),
            system.definitions().stream()
                .filter(each -> !inside.test(each.name()) || given.contains(each.name()))
                .toList(),
            system.equations().stream().filter(each -> !inside.test(each.state())).toList(),
            outputs,
            system.events().stream().filter(each -> !inside.test(each.name())).toList());
    refuseInner(rest, prefix);
    return rest;
  }

  private static void refuseInner(DynamicalSystem rest, String prefix) {
    Set<String> known = rest.variables().stream().map(Variable::name).collect(Collectors.toSet());
    rest.definitions().forEach(each -> known.add(each.name()));
    rest.expressions().stream()
        .flatMap(each -> each.names().stream())
        .filter(name -> name.startsWith(prefix) && !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new RefusedException(
              name + " is inside of an agent that is taken out of the equations",
              "plant, reward and measures may use what an agent puts out, not what is in it");
        });
  }
}
