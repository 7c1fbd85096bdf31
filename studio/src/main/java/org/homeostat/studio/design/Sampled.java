package org.homeostat.studio.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// What agents that decide at samples have in common: as a system they only hold what was decided.
final class Sampled {
  /// What may be said of all of them.
  static final List<String> KEYS =
      List.of("horizon", "interval", "steps", "at", "states", "inputs", "within", "plant");

  private final Brief brief;
  private final DynamicalSystem plant;
  private final List<String> inputs;
  private final double interval;

  Sampled(Brief brief) {
    this.brief = brief;
    this.plant = brief.plant();
    this.inputs = brief.driven();
    this.interval = positive("interval", brief.step());
    for (Variable input : plant.inputs()) {
      if (inputs.contains(input.name()) && !input.shape().isScalar()) {
        throw new RefusedException(
            "the input " + input.name() + " is of shape " + input.shape(),
            "what decides at samples drives scalars");
      }
    }
  }

  List<String> inputs() {
    return inputs;
  }

  double interval() {
    return interval;
  }

  int steps() {
    return (int) positive("steps", 1);
  }

  /// Intervals that it looks ahead.
  int stages() {
    brief.settings().require("horizon", "how far it looks ahead: horizon: 2", brief.problems());
    return (int) Math.max(1, Math.rint(positive("horizon", interval) / interval));
  }

  double positive(String key, double usual) {
    double value = brief.number(key, usual);
    if (!(value > 0)) {
      throw new RefusedException(key + " is " + value, "it is a number greater than 0");
    }
    return value;
  }

  /// The reward rate in the names of the plant: the study's, or the negative squares of `states`
  /// and `inputs` around `at`.
  Expression reward() {
    if (brief.settings().get("states").isEmpty()) {
      return brief.rewarded(inputs);
    }
    Map<String, Tensor> at = brief.at();
    StringBuilder text = new StringBuilder("0");
    brief
        .weights("states", plant.states(), 0)
        .forEach((name, weight) -> {
          text.append(" - (%s)*sum((%s - (%s))^2)".formatted(weight, name, target(at, name)));
        });
    List<Variable> driven =
        plant.inputs().stream().filter(each -> inputs.contains(each.name())).toList();
    brief
        .weights("inputs", driven, 1)
        .forEach((name, weight) -> {
          text.append(" - (%s)*(%s - (%s))^2".formatted(weight, name, target(at, name)));
        });
    return Parser.parse(text.toString());
  }

  private static double target(Map<String, Tensor> at, String name) {
    Tensor value = at.getOrDefault(name, Tensor.scalar(0));
    return value.elements()[0];
  }

  /// The agent, whose controller decides on what it holds.
  Design design(String name, String about, Controller controller) {
    boolean one = inputs.size() == 1;
    DynamicalSystem agent =
        DynamicalSystem.named(name)
            .about(about)
            .input("held", one ? Shape.SCALAR : Shape.of(inputs.size()))
            .equations("u = held")
            .output("u", "u")
            .build();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String part = one ? "agent.u" : "agent.u[" + i + "]";
      connections.add(Connection.of("plant." + inputs.get(i), part));
    }
    List<String> reads = plant.states().stream().map(each -> "plant." + each.name()).toList();
    var decision = new Decision(controller, reads, List.of("agent.held"), interval);
    return new Design(agent, connections, List.of(decision), written());
  }

  /// What was said, with all that the design believes of the plant.
  private Map<String, Object> written() {
    Map<String, Object> written = brief.said();
    written.put("interval", interval);
    return written;
  }

  /// How many elements states have together.
  static int size(List<Variable> states) {
    return states.stream().mapToInt((Variable each) -> each.shape().size()).sum();
  }
}
