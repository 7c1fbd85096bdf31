package org.homeostat.solver;

import java.util.List;
import org.homeostat.kernel.Value;

/// A method for systems without noise that chooses its steps by a tolerance.
public non-sealed interface AdaptiveMethod extends Method {

  /// The order of the error at a fixed time, as the step shrinks.
  int order();

  /// The order of the estimate that the error is measured against: the error of one step shrinks as
  /// the step to the power `estimateOrder() + 1`.
  int estimateOrder();

  /// How many slopes an attempt leaves.
  int stages();

  /// Builds one attempt of a step.
  ///
  /// @param slope the drift at the start of the step
  Attempt attempt(Field field, Step step, Point slope);

  /// Builds the point inside a step at the fraction `theta` of it.
  ///
  /// @param start the point at the start of the step
  /// @param slopes the slopes of the attempt that was accepted
  Point inside(Point start, Value h, List<Point> slopes, Value theta);

  /// What one attempt computes.
  ///
  /// @param next the point at the end of the step
  /// @param error an estimate of the error of `next`
  /// @param slopes what [#inside] needs; the first is the drift at the start, the last that at
  ///   `next`
  record Attempt(Point next, Point error, List<Point> slopes) {}
}
