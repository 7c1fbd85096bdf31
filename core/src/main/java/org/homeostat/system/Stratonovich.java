package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Expression;

/// Turns the two readings of noise into each other without changing the process: with `g_j` the
/// factors of source j, Ito drift = Stratonovich drift + 1/2 sum_j (D g_j) g_j.
///
/// Source: Kloeden and Platen (1992), Numerical Solution of Stochastic Differential Equations,
/// section 4.9, eq. 9.11.
public final class Stratonovich {
  private Stratonovich() {}

  /// The system in the sense of Ito. A system whose vector noise mixes elements in a factor that
  /// depends on states is refused with an [org.homeostat.expression.InputException].
  public static final Transformation TO_ITO = system -> read(system, Calculus.ITO);

  /// The system in the sense of Stratonovich; refused as in [#TO_ITO].
  public static final Transformation FROM_ITO = system -> read(system, Calculus.STRATONOVICH);

  private static DynamicalSystem read(DynamicalSystem system, Calculus calculus) {
    if (system.calculus() == calculus) {
      return system;
    }
    DriftCorrection correction = new DriftCorrection(system);
    List<Differential> equations = new ArrayList<>();
    for (Differential equation : system.equations()) {
      Expression drift =
          switch (calculus) {
            case ITO -> correction.plus(equation);
            case STRATONOVICH -> correction.minus(equation);
          };
      equations.add(new Differential(equation.state(), drift, equation.noise()));
    }
    return new DynamicalSystem(
        system.name(),
        system.about(),
        calculus,
        system.states(),
        system.inputs(),
        system.parameters(),
        system.noise(),
        system.definitions(),
        equations,
        system.outputs(),
        system.events());
  }
}
