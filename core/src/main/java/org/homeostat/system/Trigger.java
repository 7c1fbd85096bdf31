package org.homeostat.system;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;

/// What makes an [Event] happen.
public sealed interface Trigger {

  /// Happens when a condition becomes true: it holds, and did not after the last instant.
  ///
  /// @param condition not 0 where it holds, element by element
  record When(Expression condition) implements Trigger {}

  /// Happens at random: a Poisson process.
  ///
  /// @param rate how often on average in a unit of time, which may depend on states; one below 0
  ///   counts as 0
  record Rate(Expression rate) implements Trigger {}

  /// Happens a fixed time after another event, as often as that did.
  ///
  /// @param event the name of the other
  /// @param delay an expression of parameters
  record After(String event, Expression delay) implements Trigger {}

  /// What is computed for it.
  default Stream<Expression> expressions() {
    return Stream.of(
        switch (this) {
          case When(Expression condition) -> condition;
          case Rate(Expression rate) -> rate;
          case After(String _, Expression delay) -> delay;
        });
  }

  /// The trigger with another expression of the same shape.
  default Trigger rewritten(UnaryOperator<Expression> rewrite) {
    return switch (this) {
      case When(Expression condition) -> new When(rewrite.apply(condition));
      case Rate(Expression rate) -> new Rate(rewrite.apply(rate));
      case After(String event, Expression delay) -> new After(event, rewrite.apply(delay));
    };
  }
}
