package org.homeostat.expression;

import java.util.Arrays;
import java.util.List;

/// `place(a, x[0:3])`: an array of the shape of `x` that is `a` where the slice takes its elements
/// and 0 elsewhere; the values of `x` do not matter. The adjoint of [Slice].
///
/// @param ranges those of the slice
record Place(List<Range> ranges) implements ArrayFunction, Configured {
  private static final String WRITTEN = "place(a, x[0:3])";

  Place {
    ranges = List.copyOf(ranges);
  }

  @Override
  public String name() {
    return "place";
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Arity written() {
    return Arity.TWO;
  }

  @Override
  public Apply read(List<Expression> written) {
    if (written.getLast() instanceof Apply(Slice slice, List<Expression> whole)) {
      return Apply.of(new Place(slice.ranges()), written.getFirst(), whole.getFirst());
    }
    throw new IllegalArgumentException("expected a part of an array as in " + WRITTEN);
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return List.of(arguments.getFirst(), Apply.of(new Slice(ranges), arguments.getLast()));
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape part = new Slice(ranges).shape(arguments.subList(1, 2));
    if (!part.equals(arguments.getFirst())) {
      throw new ShapeException(
          "'place' needs equal shapes, found " + arguments.getFirst() + " and " + part);
    }
    return arguments.getLast();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V part = arguments.getFirst();
    IndexMap slice = IndexMap.slicing(on.shape(arguments.getLast()), ranges);
    int[] elements = new int[slice.from().size()];
    Arrays.fill(elements, IndexMap.NONE);
    for (int i = 0; i < slice.size(); i++) {
      elements[slice.element(i)] = i;
    }
    return on.gather(part, new IndexMap(on.shape(part), slice.from(), elements));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.place(tangents.getFirst(), arguments.getLast(), ranges);
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Algebra.slice(cotangent, ranges.toArray(Range[]::new)), Algebra.ZERO);
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{place}_{" + new Slice(ranges).text() + "}(" + arguments.getFirst() + ")";
  }
}
