package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `x[2]`, `x[0:3]`, `A[0,:]`, `A[:,1]`: a part of a vector or matrix, indices counted from 0.
///
/// @param ranges one for each axis
public record Slice(List<Range> ranges) implements Operator {
  public Slice {
    ranges = List.copyOf(ranges);
  }

  @Override
  public String name() {
    return "[]";
  }

  @Override
  public Notation notation() {
    return Precedence.POSTFIX;
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    if (a.rank() != ranges.size()) {
      throw new ShapeException(
          "an index for each axis is needed, found " + text() + " on the shape " + a);
    }
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < a.rank(); axis++) {
      Range range = ranges.get(axis);
      int to = range.to() == Range.END ? a.length(axis) : range.to();
      if (range.from() < 0 || range.from() >= to || to > a.length(axis)) {
        throw new ShapeException(text() + " reaches outside the shape " + a);
      }
      if (!range.index()) {
        lengths.add(to - range.from());
      }
    }
    return new Shape(lengths);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.slice(arguments.getFirst(), ranges);
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression tangent = tangents.getFirst();
    for (Range range : ranges) {
      if (!range.index() || !(tangent instanceof Apply(Stack _, List<Expression> parts))) {
        return Apply.of(this, tangents.getFirst());
      }
      tangent = parts.get(range.from());
    }
    return tangent;
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Algebra.place(cotangent, arguments.getFirst(), ranges));
  }

  @Override
  public String latex(List<String> arguments) {
    String whole = arguments.getFirst();
    // TeX takes one index; a name that has one is put into braces
    return (whole.contains("_") ? "{" + whole + "}" : whole) + "_{" + text() + "}";
  }

  /// `[0:3,1]`, as it is written.
  String text() {
    return ranges.stream().map(Slice::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(Range range) {
    if (range.index()) {
      return "" + range.from();
    }
    boolean toEnd = range.to() == Range.END;
    String from = toEnd && range.from() == 0 ? "" : "" + range.from();
    return from + ":" + (toEnd ? "" : "" + range.to());
  }
}
