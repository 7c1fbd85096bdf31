package org.homeostat.substrate.fmi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Flow;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// A variable of a unit.
///
/// @param member where it stands in the unit's struct in C
/// @param start its elements at the start; a scalar 0 for what is computed
/// @param of the state that a derivative belongs to, or empty
/// @param unit what the number 1 in the struct stands for
record UnitVariable(
    Kind kind, String name, String member, Shape shape, Tensor start, String of, double unit) {

  /// What a variable is for others.
  enum Kind {
    STATE,
    PARAMETER,
    INPUT,
    OUTPUT,
    DERIVATIVE,
    INDICATOR
  }

  static UnitVariable stored(Kind kind, Variable variable, FixedStep step, CCode code) {
    String name = variable.name();
    Tensor start = Objects.requireNonNull(step.values().get(name));
    return new UnitVariable(kind, name, "model." + code.member(name), start.shape(), start, "", 1);
  }

  static UnitVariable observed(int number, FixedStep step, CCode code) {
    String name = step.observed().get(number);
    Shape shape = step.observe().result(FixedStep.value(number)).shape();
    String member = "outputs." + code.output(name);
    return new UnitVariable(Kind.OUTPUT, name, member, shape, Tensor.scalar(0), "", 1);
  }

  /// The derivatives of states and the indicators of events.
  static List<UnitVariable> of(Flow flow, List<Event> events) {
    List<UnitVariable> all = new ArrayList<>();
    int at = 0;
    for (Variable state : flow.moving()) {
      String member = "slope[" + at + "]";
      String name = "der(" + state.name() + ")";
      all.add(computed(Kind.DERIVATIVE, name, member, state.shape(), state.name()));
      at += state.shape().size();
    }
    at = 0;
    for (Event event : events) {
      String member = "look[" + at + "]";
      String name = "indicator(" + event.name() + ")";
      all.add(computed(Kind.INDICATOR, name, member, event.shape(), ""));
      at += event.shape().size();
    }
    return all;
  }

  private static UnitVariable computed(
      Kind kind, String name, String member, Shape shape, String of) {
    return new UnitVariable(kind, name, member, shape, Tensor.scalar(0), of, 1);
  }

  /// The same in the struct of a step in integers.
  UnitVariable in(IntegerStep integers) {
    int observed = integers.observed().indexOf(name);
    String sized = kind == Kind.OUTPUT ? FixedStep.value(observed) : name;
    double last = integers.size(sized) * integers.format().value(1);
    long[] raw = integers.start().getOrDefault(name, new long[start.elements().length]);
    double[] elements = Arrays.stream(raw).mapToDouble(each -> each * last).toArray();
    return new UnitVariable(
        kind, name, member, shape, new Tensor(start.shape(), elements), of, last);
  }

  boolean isComputed() {
    return kind != Kind.STATE && kind != Kind.PARAMETER && kind != Kind.INPUT;
  }
}
