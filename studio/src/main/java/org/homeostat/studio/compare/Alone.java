package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.imperfection.Device;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.studio.design.Starts;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Reward;
import org.homeostat.system.Variable;

/// The agent of an arm by itself, out of which something else is made.
///
/// An agent that learns takes its rule along: all that is neither the plant nor the reward is the
/// agent, in the names of the loop, and the reward is something that it senses.
///
/// @param system its equations; its inputs are what it senses
/// @param prefix of its names in the loop, where they have it: `agent.`, else nothing
/// @param learns whether it has a rule
public record Alone(DynamicalSystem system, String prefix, boolean learns) {
  static final String AGENT = "agent.";

  /// @throws RefusedException if it is not its equations alone
  public static Alone of(Study study, Arm arm) {
    Loop loop = study.loop(arm);
    if (!loop.decisions().isEmpty()) {
      throw new RefusedException(
          "the agent of '" + arm.name() + "' decides beside its equations",
          "only an agent that is its equations is made into something else");
    }
    if (!loop.device().equals(Device.IDEAL)) {
      throw new RefusedException(
          "the agent of '" + arm.name() + "' runs on a device with faults",
          "compare its equations alone, or leave 'imperfections' out");
    }
    Map<String, Tensor> values = study.values(arm);
    if (loop.sections().containsKey("learn")) {
      return new Alone(learner(loop).with(new Starts(values)), "", true);
    }
    Map<String, Tensor> own = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(AGENT)) {
        own.put(name.substring(AGENT.length()), value);
      }
    });
    DynamicalSystem agent = loop.parts().getLast().file().system();
    return new Alone(agent.with(new Starts(own)), AGENT, false);
  }

  /// One step of it, as the study solves it, with what it puts out recorded.
  public FixedStep step(Solving solving) {
    var simulation =
        Simulation.of(system)
            .method(solving.method())
            .step(solving.step())
            .precision(solving.precision());
    system.outputs().forEach(output -> simulation.record(output.name()));
    return simulation.fixedStep();
  }

  /// Whether a name of the loop is that of something in the agent.
  boolean has(String name) {
    return learns ? isOwn(name) : name.startsWith(AGENT);
  }

  /// What it senses, in the names of the loop.
  List<String> sensed() {
    return system.inputs().stream().map(each -> prefix + each.name()).toList();
  }

  private static DynamicalSystem learner(Loop loop) {
    DynamicalSystem whole = loop.system();
    DynamicalSystem agent = loop.parts().getLast().file().system();
    List<Variable> inputs = new ArrayList<>();
    for (Variable each : agent.inputs()) {
      inputs.add(new Variable(AGENT + each.name(), each.shape(), each.start(), Unit.FREE));
    }
    inputs.add(new Variable(Reward.NAME, Shape.SCALAR, Tensor.scalar(0), Unit.FREE));
    Set<String> given = new HashSet<>();
    inputs.forEach(each -> given.add(each.name()));
    Set<String> put = new HashSet<>();
    agent.outputs().forEach(each -> put.add(AGENT + each.name()));
    DynamicalSystem alone =
        new DynamicalSystem(
            whole.name(),
            whole.about(),
            whole.calculus(),
            own(whole.states()),
            inputs,
            own(whole.parameters()),
            whole.noise().stream().filter(each -> isOwn(each.name())).toList(),
            whole.definitions().stream()
                .filter(each -> isOwn(each.name()) && !given.contains(each.name()))
                .toList(),
            whole.equations().stream().filter(each -> isOwn(each.state())).toList(),
            whole.outputs().stream().filter(each -> put.contains(each.name())).toList(),
            whole.events().stream().filter(each -> isOwn(each.name())).toList());
    refuseOthers(alone);
    return alone;
  }

  private static boolean isOwn(String name) {
    return !name.startsWith("plant.")
        && !name.startsWith("changes.")
        && !name.equals(Reward.NAME)
        && !name.equals("t");
  }

  private static List<Variable> own(List<Variable> variables) {
    return variables.stream().filter(each -> isOwn(each.name())).toList();
  }

  private static void refuseOthers(DynamicalSystem alone) {
    Set<String> known = new HashSet<>(Set.of("t"));
    alone.variables().forEach(each -> known.add(each.name()));
    alone.definitions().stream().map(Definition::name).forEach(known::add);
    alone.noise().stream().map(NoiseSource::symbol).forEach(known::add);
    alone.events().forEach(each -> known.addAll(List.of(each.name(), each.differential())));
    for (Expression each : alone.expressions()) {
      for (String name : each.names()) {
        if (!known.contains(name)) {
          throw new RefusedException(
              "the agent that learns reads " + name + ", which is none of its inputs",
              "connect what it reads, and let its rule see the reward");
        }
      }
    }
  }
}
