package org.homeostat.system;

import org.homeostat.expression.Expression;

/// What makes an [Event] happen.
public sealed interface Trigger {

  /// Happens when a condition becomes true: it holds, and did not after the last event.
  ///
  /// @param condition not 0 where it holds, element by element
  record When(Expression condition) implements Trigger {}
}
