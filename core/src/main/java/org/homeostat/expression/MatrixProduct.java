package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// `a@b`: (m,k)@(k,n), (m,k)@(k), (k)@(k,n) or (k)@(k), where a vector is a row on the left and a
/// column on the right.
record MatrixProduct() implements Operator {
  @Override
  public String name() {
    return "@";
  }

  @Override
  public Notation notation() {
    return Precedence.PRODUCT;
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    Shape b = arguments.getLast();
    boolean ranksFit = a.rank() >= 1 && a.rank() <= 2 && b.rank() >= 1 && b.rank() <= 2;
    if (!ranksFit || a.length(a.rank() - 1) != b.length(0)) {
      throw new ShapeException(
          "'@' needs matrices or vectors whose inner lengths agree, found " + a + " and " + b);
    }
    List<Integer> lengths = new ArrayList<>(a.lengths().subList(0, a.rank() - 1));
    lengths.addAll(b.lengths().subList(1, b.rank()));
    return new Shape(lengths);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return arguments.getFirst().times(arguments.getLast());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.product(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.add(
        Algebra.product(tangents.getFirst(), arguments.getLast()),
        Algebra.product(arguments.getFirst(), tangents.getLast()));
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Expression a = arguments.getFirst();
    Expression b = arguments.getLast();
    Expression c = cotangent;
    boolean row = shapes.getFirst().rank() == 1;
    boolean column = shapes.getLast().rank() == 1;
    if (row && column) {
      return List.of(Algebra.multiply(c, b), Algebra.multiply(c, a));
    }
    Expression byA =
        row
            ? Algebra.product(b, c)
            : column ? Algebra.outer(c, b) : Algebra.product(c, Algebra.transpose(b));
    Expression byB =
        column
            ? Algebra.product(c, a)
            : row ? Algebra.outer(a, c) : Algebra.product(Algebra.transpose(a), c);
    return List.of(byA, byB);
  }

  @Override
  public String latex(List<String> arguments) {
    return Symbols.product(arguments.getFirst(), arguments.getLast());
  }
}
