package org.homeostat.substrate.cost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Program;
import org.homeostat.solver.FixedStep;
import org.homeostat.system.Variable;

/// What one step of a system costs, component by component, with the learning in it.
///
/// @param components their work a step, by name; what several need is [Instructions#SHARED]
/// @param states numbers that the system remembers
/// @param parameters numbers that are given
/// @param wordBytes bytes of a number
/// @param stepsPerSecond of simulated time
/// @param activity of a run
public record SystemCost(
    Map<String, Work> components,
    int states,
    int parameters,
    int wordBytes,
    double stepsPerSecond,
    Activity activity) {
  public SystemCost {
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  /// The cost of a step, counted in its program, with the activity of a run.
  ///
  /// @param steps of the run, at most
  public static SystemCost of(FixedStep step, long seed, long steps) {
    return of(step, seed, steps, Stimulus.NONE);
  }

  /// The cost of a step, with the activity of a run whose inputs change.
  ///
  /// @param steps of the run, at most
  public static SystemCost of(FixedStep step, long seed, long steps, Stimulus stimulus) {
    Program program = step.advance();
    Activity activity = Activity.watch(step, seed, steps, stimulus);
    return new SystemCost(
        new Instructions(program, activity).byComponent(),
        size(step.system().states()),
        size(step.system().parameters()),
        program.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES,
        1 / step.length(),
        activity);
  }

  private static int size(List<Variable> variables) {
    return variables.stream().mapToInt(each -> each.shape().size()).sum();
  }

  /// The cost with one more component.
  ///
  /// @param work a step
  public SystemCost with(String component, Work work) {
    Map<String, Work> more = new LinkedHashMap<>(components);
    more.put(component, work);
    return new SystemCost(more, states, parameters, wordBytes, stepsPerSecond, activity);
  }

  /// The work of all components.
  public Work total() {
    return components.values().stream().reduce(Work.NONE, Work::plus);
  }

  /// The work of what runs on a chip: all but the plant, which is the world itself. A lone system
  /// is all of it.
  public Work onChip() {
    return components.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("plant"))
        .map(Map.Entry::getValue)
        .reduce(Work.NONE, Work::plus);
  }

  /// The estimated energy of a simulated second of what runs on a chip.
  public Energy energyPerSecond(Substrate substrate) {
    return substrate.of(onChip(), wordBytes).times(stepsPerSecond).rounded();
  }
}
