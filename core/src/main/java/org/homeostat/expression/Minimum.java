package org.homeostat.expression;

import java.util.List;

/// `min(a, b)`: the smaller one, element by element. Its derivative is that of the one it is, of
/// `a` where they are equal.
record Minimum() implements Operator {
  @Override
  public String name() {
    return "min";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return ElementwiseRules.agree(name(), arguments);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.minimum(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression first =
        Apply.of(new Comparison(Relation.LESS_OR_EQUAL), arguments.getFirst(), arguments.getLast());
    return Apply.of(new Piecewise(), first, tangents.getFirst(), tangents.getLast());
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\min(" + String.join(", ", arguments) + ")";
  }
}
