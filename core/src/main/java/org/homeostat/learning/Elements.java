package org.homeostat.learning;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;

/// Whether an expression means the same for each element of an array as for a lone number.
final class Elements {
  private static final Set<String> MIXING = Set.of("@", "sum", "dot", "norm", "'", "[", "[]");

  private Elements() {}

  /// How an operator that mixes elements begins in the text; empty if there is none.
  static Optional<String> mixing(Expression e) {
    return mixing(e, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Optional<String> mixing(Expression e, Set<Expression> seen) {
    if (!(e instanceof Apply apply) || !seen.add(e)) {
      return Optional.empty();
    }
    String name = apply.operator().name();
    return MIXING.contains(name)
        ? Optional.of(name.startsWith("[") ? "[" : name)
        : apply.arguments().stream().flatMap(each -> mixing(each, seen).stream()).findFirst();
  }
}
