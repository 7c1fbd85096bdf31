package org.homeostat.expression;

import java.util.List;

/// A function whose call says more than its arguments: whole numbers such as the 2 of
/// `average_pool(x, 2)`, which belong to the operator as the indices of a [Slice] do.
interface Configured extends Operator {

  /// How many there are between the parentheses.
  Arity written();

  /// What a call stands for.
  ///
  /// @param written what stands between the parentheses, as many as [#written] says
  /// @throws IllegalArgumentException if it cannot be read; the message says what is expected
  Apply read(List<Expression> written);

  /// What stands between the parentheses of the call with `arguments`.
  List<Expression> write(List<Expression> arguments);
}
