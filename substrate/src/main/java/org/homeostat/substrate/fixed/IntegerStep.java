package org.homeostat.substrate.fixed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// One step of a simulation in integers.
///
/// ```
/// FixedStep step = Simulation.of(system).step(0.01).fixedStep();
/// IntegerStep integers = IntegerStep.of(step, FixedPoint.parse("q15.16"));
/// ```
///
/// A state stays within the range of the format: what would leave it stands at its end, and a run
/// that finds a state there says so.
///
/// Rests are counted in steps, so that they last as long however late it is.
///
/// @param step that is taken, in double precision, with its rests counted
/// @param advance leaves the next states under their names
/// @param observe leaves what is recorded as [FixedStep#value] names it
/// @param normals leaves two normal numbers of random bits; see [NormalPair]
/// @param tunable the names of parameters that are no constants
/// @param start of states, inputs and tunable parameters, by name
public record IntegerStep(
    FixedPoint format,
    FixedStep step,
    IntegerProgram advance,
    IntegerProgram observe,
    IntegerProgram normals,
    List<String> tunable,
    Map<String, long[]> start) {
  /// A step of a rest counts as 16 units of the last place: the bits below hold the part of a step
  /// that a rest begins with.
  private static final int UNIT = 4;

  public IntegerStep {
    tunable = List.copyOf(tunable);
    start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
  }

  /// The same step in integers of a format.
  ///
  /// @throws IllegalArgumentException if the step is not in double precision
  /// @throws RefusedException if a start lies outside of the range, or there is no form in integers
  public static IntegerStep of(FixedStep step, FixedPoint format) {
    return of(step, format, List.of());
  }

  /// The same step, some of whose parameters can be changed between steps.
  ///
  /// @param tunable the names of parameters
  /// @throws IllegalArgumentException if the step is not in double precision
  /// @throws RefusedException as above
  public static IntegerStep of(FixedStep step, FixedPoint format, List<String> tunable) {
    if (step.advance().precision() != Precision.DOUBLE) {
      throw new IllegalArgumentException("integers are made of a step in double precision");
    }
    boolean rests = step.system().events().stream().anyMatch(Event::hasRefractory);
    return counted(rests ? step.counted().get() : step, format, tunable);
  }

  private static IntegerStep counted(FixedStep step, FixedPoint format, List<String> tunable) {
    Map<String, long[]> start = new LinkedHashMap<>();
    step.system().states().forEach(v -> start.put(v.name(), start(step, format, v)));
    step.system().inputs().forEach(v -> start.put(v.name(), start(step, format, v)));
    step.system().parameters().stream()
        .filter(v -> tunable.contains(v.name()))
        .forEach(v -> start.put(v.name(), start(step, format, v)));
    Map<String, Tensor> given = new LinkedHashMap<>(step.constants());
    tunable.forEach(given::remove);
    given.put(FixedStep.UNIT, Tensor.scalar(Math.scalb(1.0, UNIT - format.fraction())));
    var functions = new ElementaryFunctions(format);
    return new IntegerStep(
        format,
        step,
        Lowering.of(format, step.advance(), given, functions),
        Lowering.of(format, step.observe(), given, functions),
        NormalPair.program(format),
        tunable,
        start);
  }

  private static long[] start(FixedStep step, FixedPoint format, Variable variable) {
    double[] elements = Objects.requireNonNull(step.values().get(variable.name())).elements();
    long[] raw = new long[elements.length];
    for (int e = 0; e < raw.length; e++) {
      if (!format.holds(elements[e])) {
        throw new RefusedException(
            variable.name() + " begins at " + elements[e] + ", outside of the range of " + format,
            "take a format with more bits before the point, such as q19.12");
      }
      raw[e] = format.raw(elements[e]);
    }
    return raw;
  }

  /// Whether the integer is an end of the range.
  boolean isEnd(long raw) {
    return raw >= format.top() || raw <= -format.top() - 1;
  }

  /// The names of what is observed, as [FixedStep#observed] orders them.
  public List<String> observed() {
    return step.observed();
  }
}
