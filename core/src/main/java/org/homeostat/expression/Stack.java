package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `[a, b, c]`: parts of one shape along a new first axis: a vector from scalars, a matrix from
/// vectors.
record Stack() implements Operator {
  @Override
  public String name() {
    return "[";
  }

  @Override
  public Notation notation() {
    return new Notation.Bracket();
  }

  @Override
  public Arity arity() {
    return new Arity(1, Arity.ANY);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape part = arguments.getFirst();
    for (Shape other : arguments) {
      if (!other.equals(part)) {
        throw new ShapeException(
            "the parts of '[...]' need equal shapes, found " + part + " and " + other);
      }
    }
    if (part.rank() >= Shape.MOST_AXES) {
      throw new ShapeException(
          "an array has at most " + Shape.MOST_AXES + " axes, found parts " + part + " of '[...]'");
    }
    List<Integer> lengths = new ArrayList<>(List.of(arguments.size()));
    lengths.addAll(part.lengths());
    return new Shape(lengths);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return ElementwiseRules.agree("[...]", arguments);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.stack(arguments);
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expression tangent = tangents.get(i);
      parts.add(Algebra.isZero(tangent) ? Algebra.fill(tangent, arguments.get(i)) : tangent);
    }
    return new Apply(this, parts);
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    int axes = shapes.getFirst().rank();
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Range> part = new ArrayList<>(Collections.nCopies(axes + 1, Range.ALL));
      part.set(0, Range.at(i));
      parts.add(Algebra.slice(cotangent, part.toArray(Range[]::new)));
    }
    return parts;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\begin{bmatrix}" + String.join(" \\\\ ", arguments) + "\\end{bmatrix}";
  }
}
