package org.homeostat.control;

/// What the eigenvalues at an equilibrium say of the system near it (Lyapunov's indirect method;
/// Khalil (2002), Nonlinear Systems, theorem 4.7).
public enum Stability {
  /// All modes decay: what starts near enough returns.
  ASYMPTOTICALLY_STABLE,
  /// A mode grows: something that starts arbitrarily near leaves.
  UNSTABLE,
  /// No mode grows and one does not decay: terms that the linearisation leaves out decide.
  UNDECIDED
}
