package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `place_max(y, x, n)`: an image of the shape of x that has, in each window of n rows and n
/// columns, the window's element of y where x is largest, at the first such place in reading order,
/// and 0 elsewhere. The adjoint of [MaxPool].
record PlaceMaximum(Pool pool) implements Pooling {
  @Override
  public String name() {
    return "place_max";
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public String call() {
    return "place_max(y, x, n)";
  }

  @Override
  public Pooling over(Pool windows) {
    return new PlaceMaximum(windows);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape pooled = pool.pooled(name(), arguments.getLast());
    if (!arguments.getFirst().equals(pooled)) {
      throw new ShapeException(
          "'place_max' needs %s for %s, found %s"
              .formatted(pooled, arguments.getLast(), arguments.getFirst()));
    }
    return arguments.getLast();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V y = arguments.getFirst();
    V x = arguments.getLast();
    V largest = new MaxPool(pool).value(on, List.of(x));
    V zero = on.constant(0);
    V one = on.constant(1);
    V open = on.whereEqual(largest, largest, one, one);
    List<V> cells = new ArrayList<>();
    for (int cell = 0; cell < pool.cells(); cell++) {
      V here = on.gather(x, pool.cell(on.shape(x), cell));
      V taken = on.whereEqual(here, largest, open, zero);
      open = on.subtract(open, taken);
      cells.add(on.whereEqual(taken, one, y, zero));
    }
    return on.gather(on.stack(cells), stacked(on.shape(x)));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression tangent = tangents.getFirst();
    return Algebra.isZero(tangent) ? Algebra.ZERO : Apply.of(this, tangent, arguments.getLast());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new PickMaximum(pool), cotangent, arguments.getLast()), Algebra.ZERO);
  }

  /// For each element of the image its element among the cells, one after the other.
  private IndexMap stacked(Shape image) {
    IndexMap window = pool.window(image);
    Shape pooled = window.from();
    int[] elements = new int[image.size()];
    Arrays.fill(elements, IndexMap.NONE);
    for (int cell = 0; cell < pool.cells(); cell++) {
      IndexMap map = pool.cell(image, cell);
      for (int i = 0; i < map.size(); i++) {
        elements[map.element(i)] = cell * pooled.size() + i;
      }
    }
    List<Integer> lengths = new ArrayList<>(List.of(pool.cells()));
    lengths.addAll(pooled.lengths());
    return new IndexMap(new Shape(lengths), image, elements);
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }
}
