package org.homeostat.imperfection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// How chips make weights that are given as arrays: the definitions of a [Device], such as
/// `W1.device`, compiled once for all chips. Immutable; may be shared by threads.
///
/// Weights are taken for states that a rule moves, [#held], so that a memory may be of few levels
/// ([Writing], whose interval counts steps of the rule) and bounded ([Updates]).
public final class Making {
  private final Device device;
  private final DynamicalSystem made;
  private final Set<String> weights = new HashSet<>();
  private final BatchKernel kernel;

  /// @param weights the weights, of which a device may have imperfections
  /// @throws IllegalArgumentException if an imperfection needs noise all the while
  public Making(Device device, List<Variable> weights, Precision precision, Execution execution) {
    this.device = device;
    this.made = held(weights).with(device);
    if (!unfit(device).isEmpty()) {
      throw new IllegalArgumentException(String.join(", ", unfit(device)));
    }
    ProgramBuilder on = new ProgramBuilder(precision);
    Map<String, Value> values = new HashMap<>();
    for (Variable each : made.variables()) {
      values.put(each.name(), on.input(each.name(), each.shape(), Binding.RUN));
    }
    for (Definition each : made.definitions()) {
      Value value =
          Evaluation.evaluate(
              on, each.value(), name -> values.getOrDefault(name.text(), on.constant(0)));
      on.result(each.name(), value);
      values.put(each.name(), value);
    }
    this.kernel = BatchKernel.of(on.build(), 1, execution);
    weights.forEach(each -> this.weights.add(each.name()));
  }

  /// What cannot be done to weights that are arrays: what needs time or noise all the while.
  public static List<String> unfit(Device device) {
    return device.imperfections().stream().flatMap(Making::unfit).distinct().toList();
  }

  private static Stream<String> unfit(Imperfection imperfection) {
    return switch (imperfection) {
      case Levels levels when levels.grid().rounding() == Grid.Rounding.STOCHASTIC ->
          Stream.of("stochastic rounding of what is read");
      case ThermalNoise _, ShotNoise _, FlickerNoise _ -> Stream.of("noise in time");
      case Temperature _ -> Stream.of("a temperature");
      case Mismatch(Subject subject, var _) -> late(subject);
      case Stuck(Subject subject, var _, var _, var _) -> late(subject);
      case Levels(Subject subject, var _) -> late(subject);
      case Writing(Subject subject, var _, var _) -> late(subject);
      case Updates updates -> late(updates.subject());
    };
  }

  private static Stream<String> late(Subject subject) {
    return subject.from() > Double.NEGATIVE_INFINITY
        ? Stream.of("a time from which on")
        : Stream.of();
  }

  /// A system whose parameters are weights.
  public static DynamicalSystem still(List<Variable> weights) {
    return system(List.of(), weights, List.of());
  }

  /// The same after a rule came that moves them.
  public static DynamicalSystem held(List<Variable> weights) {
    List<Differential> rest =
        weights.stream()
            .map(each -> new Differential(each.name(), Algebra.ZERO, new TreeMap<>()))
            .toList();
    return system(weights, List.of(), rest);
  }

  private static DynamicalSystem system(
      List<Variable> states, List<Variable> parameters, List<Differential> equations) {
    return new DynamicalSystem(
        "weights",
        "",
        Calculus.ITO,
        states,
        List.of(),
        parameters,
        List.of(),
        List.of(),
        equations,
        List.of());
  }

  /// A chip, which belongs to one thread.
  ///
  /// @param strengths that differ from those of the device, by the names of parameters
  public Chip chip(long seed, Map<String, Double> strengths) {
    BatchMemory memory = kernel.memory();
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    made.parameters().forEach(each -> drawn.put(each.name(), each.start()));
    drawn.putAll(device.chip(made, seed));
    strengths.forEach((name, value) -> drawn.put(name, Tensor.scalar(value)));
    drawn.forEach((name, value) -> {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    });
    return new Chip(device, weights, kernel, memory, Map.copyOf(strengths), seed);
  }
}
