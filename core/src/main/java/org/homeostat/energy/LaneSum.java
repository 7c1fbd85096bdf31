package org.homeostat.energy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Expression;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// Sums of expressions over the examples of a batch.
///
/// @param own the names that differ between examples
/// @param lanes the number of examples
/// @param sum over the lanes of a program, which [ProgramBuilder#overLanes] writes
record LaneSum(Names names, Set<String> own, int lanes, UnaryOperator<Value> sum) {
  LaneSum(Names names, Set<String> own, int lanes) {
    this(names, own, lanes, names.on()::overLanes);
  }

  private ProgramBuilder on() {
    return names.on();
  }

  /// The sum over examples, term by term: products become one long product each.
  Value of(Expression sum) {
    Value total = null;
    for (Terms.Term term : Terms.of(sum, Set.of())) {
      Value part = scaled(term);
      total = total == null ? part : on().add(total, part);
    }
    return Objects.requireNonNull(total);
  }

  /// The sum over expressions and examples.
  Value of(List<Expression> parts) {
    return parts.stream().map(this::term).reduce(on()::add).orElseThrow();
  }

  private Value scaled(Terms.Term term) {
    return on().multiply(names.value(term.scale()), term(term.core()));
  }

  private Value term(Expression term) {
    Value value = names.value(term);
    boolean shared = term.names().stream().noneMatch(own::contains);
    return shared ? on().multiply(on().constant(lanes), value) : sum.apply(value);
  }
}
