package org.homeostat.expression;

import java.util.List;

/// An operator applied to its arguments.
public record Apply(Operator operator, List<Expression> arguments) implements Expression {

  public Apply {
    arguments = List.copyOf(arguments);
  }

  public static Apply of(Operator operator, Expression... arguments) {
    return new Apply(operator, List.of(arguments));
  }
}
