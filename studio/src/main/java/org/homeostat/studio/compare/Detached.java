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

/// Takes an agent out of a composed system, for something else to stand in its place: what the
/// agent put out becomes free inputs of the same names, what it was given stays as definitions.
record Detached(Alone agent) implements Transformation {

  /// @throws RefusedException if something else uses what is inside of the agent
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Predicate<String> inside = agent::has;
    Set<String> given = Set.copyOf(agent.sensed());
    Set<String> put =
        agent.system().outputs().stream()
            .map(each -> agent.prefix() + each.name())
            .collect(Collectors.toSet());
    List<Variable> free = new ArrayList<>(system.inputs());
    List<Definition> outputs = new ArrayList<>();
    for (Definition output : system.outputs()) {
      if (inside.test(output.name()) && !put.contains(output.name())) {
        continue;
      }
      if (put.contains(output.name())) {
        Tensor zeros = Tensor.zeros(output.shape());
        free.add(new Variable(output.name(), output.shape(), zeros, Unit.FREE));
      }
      outputs.add(
          put.contains(output.name())
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
    refuseInner(rest);
    return rest;
  }

  private void refuseInner(DynamicalSystem rest) {
    Set<String> known = rest.variables().stream().map(Variable::name).collect(Collectors.toSet());
    rest.definitions().forEach(each -> known.add(each.name()));
    rest.expressions().stream()
        .flatMap(each -> each.names().stream())
        .filter(name -> agent.has(name) && !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new RefusedException(
              name + " is inside of an agent that is taken out of the equations",
              "plant, reward and measures may use what an agent puts out, not what is in it");
        });
  }
}
