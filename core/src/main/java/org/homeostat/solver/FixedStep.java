package org.homeostat.solver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// One step of a simulation at fixed steps, as programs that need nothing but values and normals:
/// what a solver runs, for those who run it elsewhere.
///
/// Both programs read the states, parameters and inputs by their names, and [#NUMBER], [#LENGTH]
/// and [#START]. The normals of a step are those of the first source's elements, then of the next
/// source's, as [org.homeostat.noise.Normals] gives them.
///
/// @param system that is solved, in the calculus of the method
/// @param advance leaves the next states under their names, and [#HEALTH]
/// @param observe leaves the quantity `i` of [#observed()] under `value(i)`
/// @param observed names of what is recorded
/// @param kept of which earlier samples are read; what was before step 0 is as that
/// @param values by name, of what programs read: of lengths of delays, of parameters and inputs,
///   and of states at the start
/// @param counted makes the same step of a machine that has no time to compare with: events count
///   how many steps they rest yet, in units of [#UNIT]
public record FixedStep(
    DynamicalSystem system,
    Method method,
    double start,
    double length,
    Program advance,
    Program observe,
    List<String> observed,
    List<Source> sources,
    Pairing pairing,
    List<Kept> kept,
    Map<String, Tensor> values,
    Supplier<FixedStep> counted) {

  /// A quantity whose samples at the starts of steps are kept.
  ///
  /// @param now what the advancing program leaves at each step
  /// @param past what programs read, from the sample `reach` steps before the start of the step on;
  ///   not there while the number of the step is 0, nor where that sample is not before the step
  public record Kept(String now, List<String> past, int reach) {}

  /// The name of the number of the step, from 0.
  public static final String NUMBER = StepProgram.STEP;

  /// The name of the length of the step.
  public static final String LENGTH = StepProgram.LENGTH;

  /// The name of the time of step 0.
  public static final String START = StepProgram.START;

  /// The name of what a step counts as where rests are counted, a number above 0: 1 as it is given.
  public static final String UNIT = StepProgram.UNIT;

  /// The name of a number that is 0 while all states are finite and within their limits, else NaN.
  public static final String HEALTH = StepProgram.HEALTH;

  public FixedStep {
    observed = List.copyOf(observed);
    sources = List.copyOf(sources);
    kept = List.copyOf(kept);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// A step in which rests are counted.
  static FixedStep of(Plan counted) {
    return of(counted, () -> of(counted));
  }

  static FixedStep of(Plan plan, Supplier<FixedStep> counted) {
    if (!plan.holds().isEmpty()) {
      throw new RefusedException(
          "a controller decides at samples, beside the equations",
          "only what is written as equations can be taken elsewhere");
    }
    if (!plan.couplings().isEmpty()) {
      throw new RefusedException(
          "the system is coupled to an environment that is no equations",
          "only what is written as equations can be taken elsewhere");
    }
    Program advance =
        switch (plan.method()) {
          case StochasticMethod method ->
              StepProgram.advance(plan, method::next, method.usesAreas());
          case OrdinaryMethod method -> StepProgram.advance(plan, method::next, false);
          case AdaptiveMethod method ->
              throw new RefusedException(
                  method.name() + " chooses its steps itself", "take a method of fixed step");
        };
    Draw draw = Draw.of(plan.method());
    Setting setting = Setting.of(plan, Map.of());
    Map<String, Tensor> values = new LinkedHashMap<>(setting.values());
    if (plan.counted()) {
      values.put(UNIT, Tensor.scalar(1));
    }
    return new FixedStep(
        plan.system(),
        plan.method(),
        plan.grid().start(),
        plan.grid().step(),
        advance,
        StepProgram.observe(plan),
        List.copyOf(plan.recorded().keySet()),
        draw.sources(plan.system()),
        draw.usesAreas() ? Pairing.AREAS : Pairing.STEPS,
        plan.lines().stream().map(line -> kept(line, setting)).toList(),
        values,
        counted);
  }

  /// The same step of a system of another name.
  public FixedStep titled(String name) {
    return new FixedStep(
        system.titled(name, system.about()),
        method,
        start,
        length,
        advance,
        observe,
        observed,
        sources,
        pairing,
        kept,
        values,
        () -> counted.get().titled(name));
  }

  private static Kept kept(Line line, Setting setting) {
    int number = line.number();
    List<String> past =
        IntStream.range(0, Line.TAPS).mapToObj(tap -> Line.past(number, tap)).toList();
    return new Kept(Line.now(number), past, (int) setting.number(Line.reach(number)));
  }

  /// What does not change: the length of the step, its start, parameters, and how long delays are.
  public Map<String, Tensor> constants() {
    Map<String, Tensor> constants = new LinkedHashMap<>();
    constants.put(LENGTH, Tensor.scalar(length));
    constants.put(START, Tensor.scalar(start));
    for (Variable parameter : system.parameters()) {
      constants.put(parameter.name(), Objects.requireNonNull(values.get(parameter.name())));
    }
    values.forEach((name, value) -> {
      if (name.startsWith("#")) {
        constants.put(name, value);
      }
    });
    return constants;
  }

  /// How many normals a step draws.
  public int normals() {
    return sources.stream().mapToInt(Source::elements).sum() * pairing.normals();
  }

  /// The name of the result of a recorded quantity.
  public static String value(int quantity) {
    return StepProgram.value(quantity);
  }
}
