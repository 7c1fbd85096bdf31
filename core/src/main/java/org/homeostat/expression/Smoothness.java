package org.homeostat.expression;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// How smooth a value is, as the quantities in it move: what its [Derivative] tells. Edges of a
/// domain (`sqrt(x)` at 0, `1/x`) do not count.
///
/// The constants go from the smoothest to the least smooth.
public enum Smoothness {
  /// The derivative is the slope, everywhere.
  SMOOTH,
  /// The value has no jumps, its slope does: `abs`, `relu`, `min`, `max`, `clip`, `norm`. The
  /// derivative is the slope, but for the points at which there is none.
  CONTINUOUS,
  /// The value may jump: `floor`, `sign`, `piecewise`, comparisons, logic, `atan2`. The derivative
  /// does not see a jump, so following it may lead nowhere.
  JUMPING;

  /// That of the least smooth operator in the expression, whatever it is applied to.
  public static Smoothness of(Expression expression) {
    Set<Smoothness> found = EnumSet.of(SMOOTH);
    Rewriting.visit(
        expression,
        node -> {
          if (node instanceof Apply apply) {
            found.add(apply.operator().smoothness());
          }
        });
    return Collections.max(found);
  }
}
