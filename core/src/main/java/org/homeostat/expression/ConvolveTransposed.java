package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// `convolve_transposed(y, K, rows, columns)`, and `..., stride, padding)`: what the convolution
/// with the kernel K [height, width, in, out] hands back from y [rows', columns', out] to an image
/// [rows, columns, in]: `dot(convolve(x, K), y)` is `dot(x, convolve_transposed(y, K, rows,
/// columns))` for every x (as sums over all elements). The adjoint of [Convolve].
///
/// @param rows of the image
/// @param columns of the image
/// @param stride that of the convolution
/// @param padding that of the convolution
record ConvolveTransposed(int rows, int columns, int stride, int padding)
    implements Bilinear, Configured {
  private static final String WRITTEN = "convolve_transposed(y, K, rows, columns, stride, padding)";

  ConvolveTransposed {
    WholeNumbers.positive(WRITTEN, rows, columns, stride);
  }

  @Override
  public String name() {
    return "convolve_transposed";
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
    return new Apply(
        new ConvolveTransposed(numbers.get(0), numbers.get(1), stride, padding),
        written.subList(0, 2));
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>(List.of(rows, columns));
    numbers.addAll(new Window(1, 1, stride, padding).settings());
    return numbers;
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, numbers());
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape y = arguments.getFirst();
    Shape kernel = arguments.getLast();
    if (y.rank() != 3 || kernel.rank() != 4 || y.length(2) != kernel.length(3)) {
      throw new ShapeException(
          "'convolve_transposed' needs an image [rows, columns, out] and a kernel"
              + " [height, width, in, out], found %s and %s".formatted(y, kernel));
    }
    Shape image = Shape.of(rows, columns, kernel.length(2));
    Shape convolved = new Convolve(stride, padding).shape(List.of(image, kernel));
    if (!convolved.equals(y)) {
      throw new ShapeException(
          "a convolution of %s with %s gives %s, found %s".formatted(image, kernel, convolved, y));
    }
    return image;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V y = arguments.getFirst();
    V kernel = arguments.getLast();
    Shape shape = on.shape(kernel);
    Window window = new Window(shape.length(0), shape.length(1), stride, padding);
    V places = on.gather(y, Convolve.places(on.shape(y)));
    V matrix = on.gather(kernel, Convolve.matrix(shape));
    V patches = on.product(places, on.transpose(matrix));
    return on.scatter(patches, window.patches(shape(List.of(on.shape(y), shape))));
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Shape kernel = shapes.getLast();
    Window window = new Window(kernel.length(0), kernel.length(1), stride, padding);
    return List.of(
        Apply.of(new Convolve(stride, padding), cotangent, arguments.getLast()),
        Apply.of(new Correlate(window), cotangent, arguments.getFirst()));
  }

  @Override
  public String latex(List<String> arguments) {
    return Bilinear.super.latex(WholeNumbers.latex(arguments, numbers()));
  }
}
