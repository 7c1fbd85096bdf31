package org.homeostat.expression;

import java.util.List;

/// A function of whole arrays, whose unit is that of its first argument unless it says otherwise.
interface ArrayFunction extends Operator {

  @Override
  default Notation notation() {
    return new Notation.Call();
  }

  @Override
  default Unit unit(List<Unit> arguments) {
    return arguments.getFirst();
  }

  @Override
  default boolean isElementwise() {
    return false;
  }

  @Override
  default String latex(List<String> arguments) {
    return "\\operatorname{"
        + name().replace("_", "\\_")
        + "}("
        + String.join(", ", arguments)
        + ")";
  }
}
