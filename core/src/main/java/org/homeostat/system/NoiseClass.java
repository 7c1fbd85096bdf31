package org.homeostat.system;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.homeostat.expression.Expression;

/// How noise enters a system: what a solver must know to be of its full order.
public enum NoiseClass {
  /// No factor of noise depends on a state; both readings of the noise agree. Also: no noise at
  /// all.
  ADDITIVE,
  /// Each source drives one state and each state has at most one, element by element; its factor
  /// may depend on that state, on states without noise and on time.
  DIAGONAL,
  /// A single scalar source drives everything: two sources never mix.
  SCALAR,
  /// Anything else: the iterated integrals of different sources matter.
  GENERAL;

  public static NoiseClass of(DynamicalSystem system) {
    if (isAdditive(system)) {
      return ADDITIVE;
    }
    if (isDiagonal(system)) {
      return DIAGONAL;
    }
    boolean scalar = system.drivers().size() == 1 && system.drivers().getFirst().shape().isScalar();
    return scalar ? SCALAR : GENERAL;
  }

  private static Set<String> states(DynamicalSystem system) {
    Set<String> states = new HashSet<>();
    system.states().forEach(state -> states.add(state.name()));
    return states;
  }

  private static boolean isAdditive(DynamicalSystem system) {
    Set<String> states = states(system);
    Inlining inlining = new Inlining(system);
    return system.equations().stream()
        .flatMap(equation -> equation.noise().values().stream())
        .allMatch(term -> Collections.disjoint(inlining.inline(term).names(), states));
  }

  private static boolean isDiagonal(DynamicalSystem system) {
    Set<String> driven = new HashSet<>();
    Set<String> sources = new HashSet<>();
    for (Differential equation : system.equations()) {
      if (!equation.noise().isEmpty()) {
        driven.add(equation.state());
      }
      if (equation.noise().size() > 1) {
        return false;
      }
      for (String source : equation.noise().keySet()) {
        if (!sources.add(source)) {
          return false;
        }
      }
    }
    Inlining inlining = new Inlining(system);
    Elementwise elementwise = new Elementwise(system);
    for (Differential equation : system.equations()) {
      for (Expression term : equation.noise().values()) {
        Expression inlined = inlining.inline(term);
        Set<String> others = new HashSet<>(driven);
        others.remove(equation.state());
        if (!Collections.disjoint(inlined.names(), others)
            || !elementwise.holds(inlined, equation)) {
          return false;
        }
      }
    }
    return true;
  }
}
