package org.homeostat.expression;

import java.util.Map;
import java.util.Set;

/// A mathematical expression: an immutable tree of literals, names and applied operators.
///
/// Two expressions are equal when they are the same tree. Where a node stood in a text is not part
/// of the tree; the parser returns it beside the tree ([Parsed]).
public sealed interface Expression permits Literal, Name, Apply {

  /// The names in this expression, in the order in which they first occur.
  default Set<String> names() {
    return Rewriting.names(this);
  }

  /// This expression with every name that is a key of `by` replaced, all at once.
  default Expression replace(Map<String, Expression> by) {
    return new Rewriting(name -> by.getOrDefault(name.text(), name), (before, after) -> {})
        .rewrite(this);
  }
}
