package org.homeostat.substrate.fmi;

import java.util.Objects;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;
import org.homeostat.system.Variable;

/// A variable of a unit.
///
/// @param member where it stands in the unit's struct in C
/// @param start its elements at the start; a scalar 0 for an output
record UnitVariable(Kind kind, String name, String member, Shape shape, Tensor start) {

  /// What a variable is for others.
  enum Kind {
    STATE,
    PARAMETER,
    INPUT,
    OUTPUT
  }

  static UnitVariable stored(Kind kind, Variable variable, FixedStep step, CCode code) {
    String name = variable.name();
    Tensor start = Objects.requireNonNull(step.values().get(name));
    return new UnitVariable(kind, name, "model." + code.member(name), start.shape(), start);
  }

  static UnitVariable observed(int number, FixedStep step, CCode code) {
    String name = step.observed().get(number);
    Shape shape = step.observe().result(FixedStep.value(number)).shape();
    String member = "outputs." + code.output(name);
    return new UnitVariable(Kind.OUTPUT, name, member, shape, Tensor.scalar(0));
  }
}
