package org.homeostat.studio.train;

import org.homeostat.energy.Nudge;
import org.homeostat.energy.StochasticPropagation.Window;

/// What learning compares to get a gradient from states that a cost has nudged.
public sealed interface Comparison {

  /// How the cost pulls.
  Nudge nudge();

  /// Equilibria; see [EquilibriumPropagation].
  record Equilibria(Nudge nudge) implements Comparison {}

  /// Each state of the nudged phase with the next, weights moving; see [ContinualPropagation].
  record Continual(Nudge.OneSided nudge) implements Comparison {}

  /// Means over time at a temperature; see [StochasticPropagation].
  record Means(Nudge nudge, Window window) implements Comparison {}
}
