package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Held;
import org.homeostat.system.Variable;

/// The settings of a simulation, checked against each other.
///
/// @param system as the method solves it, in the method's calculus
/// @param varied parameters and inputs that differ between trajectories
/// @param rows the trajectories to record; all of them if empty
/// @param executions the one that was asked for, or none
/// @param lanes how many trajectories to compute side by side, or 0
/// @param counted whether events count how many steps they rest, not until when
record Plan(
    DynamicalSystem system,
    Method method,
    TimeGrid grid,
    Tolerance tolerance,
    long firstSeed,
    int trajectories,
    Map<String, Tensor> values,
    Map<String, Distribution> varied,
    Map<String, Double> limits,
    List<Hold> holds,
    List<Coupling> couplings,
    List<Measure> measures,
    Map<String, Expression> recorded,
    int every,
    List<Integer> rows,
    Precision precision,
    List<Execution> executions,
    int threads,
    int lanes,
    boolean counted) {

  Plan {
    holds = List.copyOf(holds);
    couplings = List.copyOf(couplings);
    system =
        Signals.in(
            Suitability.fit(held(system, holds, couplings, method), method, tolerance), counted);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    measures = List.copyOf(measures);
    recorded = Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
    rows = rows.stream().distinct().sorted().toList();
    Names names = Names.of(system);
    couplings.stream().flatMap(coupling -> coupling.drives().stream()).forEach(names::check);
    values.forEach((name, value) -> checkValue(names, name, value));
    checkVaried(names, varied, method, lines(system, measures, recorded));
    limits.forEach((name, limit) -> checkLimit(names, name, limit));
    for (Measure measure : measures) {
      checkTimes(grid, measure);
    }
    if (method instanceof AdaptiveMethod && !lines(system, measures, recorded).isEmpty()) {
      throw new RefusedException(
          method.name() + " chooses its steps itself, and delays are kept at fixed ones",
          "take a method of fixed step");
    }
    atLeastOne("trajectories", trajectories);
    atLeastOne("threads", threads);
    atLeastOne("samples between records", every);
    for (Execution execution : executions) {
      if (!execution.available()) {
        throw new RefusedException(
            "the Vector API is not available",
            "start Java with --add-modules jdk.incubator.vector");
      }
    }
  }

  /// The system with the inputs that controllers and environments decide on as states.
  private static DynamicalSystem held(
      DynamicalSystem system, List<Hold> holds, List<Coupling> couplings, Method method) {
    if (!(holds.isEmpty() && couplings.isEmpty()) && method instanceof AdaptiveMethod) {
      String who =
          holds.isEmpty()
              ? "an environment moves between samples"
              : "a controller decides at samples";
      throw new RefusedException(
          method.name() + " chooses its steps itself, and " + who, "take a method of fixed step");
    }
    Names names = Names.of(system);
    List<String> inputs = new ArrayList<>();
    for (Hold hold : holds) {
      for (String name : hold.reads()) {
        if (!names.states().containsKey(name)) {
          throw names.unknown(name);
        }
      }
      inputs.addAll(free(system, hold.inputs(), "a controller decides on free inputs"));
    }
    for (Coupling coupling : couplings) {
      inputs.addAll(
          free(system, coupling.seen(), "what is seen of an environment are free inputs"));
    }
    return inputs.isEmpty() ? system : system.with(new Held(inputs));
  }

  /// These names, which have to be those of free inputs.
  private static List<String> free(DynamicalSystem system, List<String> names, String advice) {
    for (String name : names) {
      if (system.inputs().stream().noneMatch(each -> each.name().equals(name))) {
        throw new RefusedException("'" + name + "' is not a free input", advice);
      }
    }
    return names;
  }

  /// What is to be observed at samples: the quantities that are recorded, then those of the
  /// measures of last values.
  List<Expression> quantities() {
    List<Expression> quantities = new ArrayList<>(recorded.values());
    for (Measure measure : measures) {
      if (measure.kind() == Measure.Kind.LAST) {
        quantities.add(measure.quantity());
      }
    }
    return quantities;
  }

  /// The delays of the system and of what is measured and recorded.
  List<Line> lines() {
    return lines(system, measures, recorded);
  }

  private static List<Line> lines(
      DynamicalSystem system, List<Measure> measures, Map<String, Expression> recorded) {
    List<Expression> others = new ArrayList<>(recorded.values());
    measures.forEach(measure -> others.add(measure.quantity()));
    return Line.of(system, others);
  }

  /// The tolerance of an adaptive method.
  Tolerance asked() {
    return tolerance.isGiven() ? tolerance : Tolerance.USUAL;
  }

  static void checkValue(Names names, String name, Tensor value) {
    Variable variable = names.variable(name);
    if (!variable.shape().equals(value.shape())) {
      throw new RefusedException(
          name + " is " + variable.shape() + ", found a value of shape " + value.shape(),
          "give it a value of its own shape");
    }
  }

  private static void checkVaried(
      Names names, Map<String, Distribution> varied, Method method, List<Line> lines) {
    for (String name : varied.keySet()) {
      if (!names.constants().containsKey(name)) {
        throw names.states().containsKey(name)
            ? new RefusedException(name + " is a state", "parameters and inputs may vary")
            : names.unknown(name);
      }
      if (method instanceof AdaptiveMethod) {
        throw new RefusedException(
            method.name() + " chooses its steps itself, and " + name + " varies",
            "take a method of fixed step");
      }
      if (lines.stream().anyMatch(line -> line.by().names().contains(name))) {
        throw new RefusedException(
            "a delay depends on " + name + ", which varies", "a delay is the same in all runs");
      }
    }
  }

  static void checkLimit(Names names, String name, double limit) {
    if (!names.states().containsKey(name)) {
      throw names.constants().containsKey(name) || names.definitions().containsKey(name)
          ? new RefusedException("a limit on " + name, "limits are set on states")
          : names.unknown(name);
    }
    if (!(limit > 0)) {
      throw new RefusedException(
          "a limit of " + limit + " on " + name, "a limit is a number greater than 0");
    }
  }

  private static void checkTimes(TimeGrid grid, Measure measure) {
    for (double time : measure.times()) {
      if (!(time >= grid.start() && grid.before(time) <= grid.last())) {
        throw new RefusedException(
            measure.name() + " is measured at " + time,
            "the run goes from " + grid.start() + " until " + grid.end());
      }
    }
  }

  private static void atLeastOne(String what, int count) {
    if (count < 1) {
      throw new RefusedException(count + " " + what, "at least 1 is needed");
    }
  }
}
