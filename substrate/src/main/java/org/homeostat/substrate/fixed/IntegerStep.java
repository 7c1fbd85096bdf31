package org.homeostat.substrate.fixed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.BaseUnits;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
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
/// @param sizes what the number 1 stands for in SI units, of all these and of what is observed: in
///   a system with units they are those of its states, inputs and parameters, such as millivolts
///   and milliseconds; 1 where nothing has a unit
public record IntegerStep(
    FixedPoint format,
    FixedStep step,
    IntegerProgram advance,
    IntegerProgram observe,
    IntegerProgram normals,
    List<String> tunable,
    Map<String, long[]> start,
    Map<String, Double> sizes) {
  /// A step of a rest counts as 16 units of the last place: the bits below hold the part of a step
  /// that a rest begins with.
  private static final int UNIT = 4;

  public IntegerStep {
    tunable = List.copyOf(tunable);
    start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
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
    return lowered(rests ? step.counted().get() : step, format, tunable);
  }

  private static IntegerStep lowered(FixedStep step, FixedPoint format, List<String> tunable) {
    Map<String, Tensor> given = new LinkedHashMap<>(step.constants());
    tunable.forEach(given::remove);
    given.put(FixedStep.UNIT, Tensor.scalar(Math.scalb(1.0, UNIT - format.fraction())));
    var functions = new ElementaryFunctions(format);
    Map<String, Double> names = names(step, tunable);
    // what delays keep is of the size that it is found to have
    pastSizes(step, Lowering.of(format, step.advance(), given, functions, names), names);
    var advance = Lowering.of(format, step.advance(), given, functions, names);
    var observe = Lowering.of(format, step.observe(), given, functions, names);
    Map<String, long[]> start = new LinkedHashMap<>();
    Map<String, Double> sizes = new LinkedHashMap<>();
    for (Variable each : variables(step, tunable)) {
      double size = Objects.requireNonNull(names.get(each.name()));
      start.put(each.name(), start(step, format, each, size));
      sizes.put(each.name(), size);
    }
    for (int i = 0; i < step.observed().size(); i++) {
      double size = Objects.requireNonNull(observe.sizes().get(FixedStep.value(i)));
      sizes.put(FixedStep.value(i), size);
    }
    return new IntegerStep(
        format,
        step,
        advance.program(),
        observe.program(),
        NormalPair.program(format),
        tunable,
        start,
        sizes);
  }

  private static List<Variable> variables(FixedStep step, List<String> tunable) {
    List<Variable> all = new ArrayList<>(step.system().states());
    all.addAll(step.system().inputs());
    step.system().parameters().stream().filter(v -> tunable.contains(v.name())).forEach(all::add);
    return all;
  }

  /// The sizes of what programs read: those of units that fit the declared ones. A constant without
  /// a unit has none.
  private static Map<String, Double> names(FixedStep step, List<String> tunable) {
    List<Variable> all = new ArrayList<>(step.system().states());
    all.addAll(step.system().inputs());
    all.addAll(step.system().parameters());
    BaseUnits units = BaseUnits.of(all.stream().map(Variable::unit).toList());
    Map<String, Double> names = new LinkedHashMap<>();
    for (Variable each : all) {
      boolean hasUnit = !each.unit().isFree() && !each.unit().isBare();
      if (hasUnit || variables(step, tunable).contains(each)) {
        names.put(each.name(), hasUnit ? units.size(each.unit()) : 1);
      }
    }
    names.put(FixedStep.NUMBER, 1.0);
    names.put(FixedStep.LENGTH, units.size(Unit.SECOND));
    names.put(FixedStep.START, units.size(Unit.SECOND));
    return names;
  }

  private static void pastSizes(
      FixedStep step, Lowering.Lowered advance, Map<String, Double> names) {
    for (FixedStep.Kept kept : step.kept()) {
      double size = Objects.requireNonNull(advance.sizes().get(kept.now()));
      kept.past().forEach(name -> names.put(name, size));
      names.put(kept.now(), size);
    }
  }

  private static long[] start(FixedStep step, FixedPoint format, Variable variable, double size) {
    double[] elements = Objects.requireNonNull(step.values().get(variable.name())).elements();
    long[] raw = new long[elements.length];
    for (int e = 0; e < raw.length; e++) {
      double value = elements[e] / size;
      if (!format.holds(value)) {
        throw new RefusedException(
            variable.name() + " begins at " + value + ", outside of the range of " + format,
            "take a format with more bits before the point, such as q19.12");
      }
      raw[e] = format.raw(value);
    }
    return raw;
  }

  /// What the number 1 of a variable stands for in SI units.
  public double size(String variable) {
    return Objects.requireNonNull(sizes.get(variable), variable);
  }

  /// A sentence on what numbers are counted in, if not in SI units.
  public String legend() {
    List<String> parts = new ArrayList<>();
    for (Variable each : variables(step, tunable)) {
      double size = size(each.name());
      if (Sizes.same(size, each.unit().factor()) && !each.unit().hasNoDimension()) {
        parts.add(each.name() + " in " + each.unit());
      } else if (size != 1) {
        parts.add(each.name() + " in " + size + " SI units");
      }
    }
    for (int i = 0; i < observed().size(); i++) {
      double size = size(FixedStep.value(i));
      String name = observed().get(i);
      if (size != 1 && !start.containsKey(name)) {
        parts.add(name + " in " + size + " SI units");
      }
    }
    return parts.isEmpty() ? "" : "Counted are " + String.join(", ", parts) + ".";
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
