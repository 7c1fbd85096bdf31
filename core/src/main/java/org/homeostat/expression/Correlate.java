package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// `correlate(x, y, height, width)`, and `..., stride, padding)`: what each element of a kernel
/// [height, width, in, out] has seen together of an image x [rows, columns, in] and y [rows',
/// columns', out]: `dot(convolve(x, K), y)` is `dot(K, correlate(x, y, height, width))` for every K
/// (as sums over all elements). It is the Hebbian product of a convolution's kernel, and the other
/// adjoint of [Convolve].
///
/// @param window the kernel's extent, stride and padding
record Correlate(Window window) implements Bilinear, Configured {
  private static final String WRITTEN = "correlate(x, y, height, width, stride, padding)";

  @Override
  public String name() {
    return "correlate";
  }

  @Override
  public Arity written() {
    return new Arity(4, 6);
  }

  @Override
  public Apply read(List<Expression> written) {
    List<Integer> numbers = WholeNumbers.read(WRITTEN, written, 2);
    int stride = numbers.size() < 3 ? 1 : numbers.get(2);
    int padding = numbers.size() < 4 ? 0 : numbers.get(3);
    Window window = new Window(numbers.get(0), numbers.get(1), stride, padding);
    return new Apply(new Correlate(window), written.subList(0, 2));
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>(List.of(window.height(), window.width()));
    numbers.addAll(window.settings());
    return numbers;
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, numbers());
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape x = arguments.getFirst();
    Shape y = arguments.getLast();
    if (x.rank() != 3 || y.rank() != 3) {
      throw new ShapeException(
          "'correlate' needs two images [rows, columns, channels], found " + x + " and " + y);
    }
    Shape places = window.places(x);
    if (places.length(0) != y.length(0) || places.length(1) != y.length(1)) {
      throw new ShapeException("the kernel has %s places in %s, found %s".formatted(places, x, y));
    }
    return Shape.of(window.height(), window.width(), x.length(2), y.length(2));
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V y = arguments.getLast();
    V patches = on.gather(x, window.patches(on.shape(x)));
    V places = on.gather(y, Convolve.places(on.shape(y)));
    V product = on.product(on.transpose(patches), places);
    Shape kernel = shape(List.of(on.shape(x), on.shape(y)));
    return on.gather(product, IndexMap.reshaping(on.shape(product), kernel));
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Shape x = shapes.getFirst();
    int stride = window.stride();
    int padding = window.padding();
    return List.of(
        Apply.of(
            new ConvolveTransposed(x.length(0), x.length(1), stride, padding),
            arguments.getLast(),
            cotangent),
        Apply.of(new Convolve(stride, padding), arguments.getFirst(), cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    return Bilinear.super.latex(WholeNumbers.latex(arguments, numbers()));
  }
}
