package org.homeostat.expression;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// An expression that is linear in driving differentials, taken apart: `(a*dt + b*dw)/m` is the
/// drift `a/m` and the noise term `b*dw/m`.
///
/// @param drift the factor of dt, without dt; the literal 0 if there is none
/// @param noise by name of the differential, the term in which it occurs linearly
public record Linear(Expression drift, SortedMap<String, Expression> noise) {
  /// The differential of time.
  public static final String DT = "dt";

  static final Linear NOTHING = new Linear(Algebra.ZERO, new TreeMap<>());

  /// Takes apart the right-hand side of an equation.
  ///
  /// @param noise the names of the differentials besides `dt`
  /// @throws InputException naming each term that is not linear in the differentials or has none
  public static Linear split(Parsed parsed, Set<String> noise) {
    return new Splitting(parsed, noise).run();
  }

  Linear map(UnaryOperator<Expression> function) {
    SortedMap<String, Expression> terms = new TreeMap<>(noise);
    terms.replaceAll((name, term) -> function.apply(term));
    return new Linear(function.apply(drift), terms);
  }

  /// Both, with `join` applied to each pair of drifts or terms, the literal 0 for a missing one.
  Linear join(Linear other, BinaryOperator<Expression> join) {
    SortedMap<String, Expression> terms = new TreeMap<>();
    for (Linear each : List.of(this, other)) {
      for (String name : each.noise.keySet()) {
        terms.put(name, join.apply(term(name), other.term(name)));
      }
    }
    return new Linear(join.apply(drift, other.drift), terms);
  }

  Expression term(String name) {
    return noise.getOrDefault(name, Algebra.ZERO);
  }
}
