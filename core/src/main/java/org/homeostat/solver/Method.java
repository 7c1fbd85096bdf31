package org.homeostat.solver;

/// A numerical method: the facts about it. Its kind says how it is run; [Methods] finds it by name.
public sealed interface Method permits StochasticMethod, OrdinaryMethod, AdaptiveMethod {

  /// The name in a study, in lower case: `shark`.
  String name();

  /// The name in a report: `Euler-Maruyama`.
  String title();

  /// Where the method was published, with the number of the equation.
  String reference();

  /// In one line: when to prefer it, and what to take otherwise.
  String advice();

  /// How often one step evaluates the drift of the whole system.
  int driftEvaluations();
}
