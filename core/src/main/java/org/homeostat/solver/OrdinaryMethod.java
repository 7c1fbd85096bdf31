package org.homeostat.solver;

/// A method of fixed step for systems without noise.
public non-sealed interface OrdinaryMethod extends Method {

  /// The order of the error at a fixed time.
  int order();

  /// Builds one step: the point at `step.t() + step.h()`.
  Point next(Field field, Step step);
}
