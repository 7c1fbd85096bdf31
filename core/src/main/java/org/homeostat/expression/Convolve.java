package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// `convolve(x, K)`, `convolve(x, K, stride)`, `convolve(x, K, stride, padding)`: an image x [rows,
/// columns, in] seen through the kernel K [height, width, in, out], as in deep learning (the kernel
/// is not turned round): element (r, c, o) of the result is the sum over i, j, k of `x[r*stride + i
/// - padding, c*stride + j - padding, k]*K[i, j, k, o]`, where x is 0 outside.
///
/// @param stride how far the kernel moves
/// @param padding how many rows and columns of zeros surround the image on each side
record Convolve(int stride, int padding) implements Bilinear, Configured {
  private static final String WRITTEN = "convolve(x, K, stride, padding)";

  Convolve {
    WholeNumbers.positive(WRITTEN, stride);
  }

  @Override
  public String name() {
    return "convolve";
  }

  @Override
  public Arity written() {
    return new Arity(2, 4);
  }

  @Override
  public Apply read(List<Expression> written) {
    List<Integer> numbers = WholeNumbers.read(WRITTEN, written, 2);
    int stride = numbers.isEmpty() ? 1 : numbers.getFirst();
    int padding = numbers.size() < 2 ? 0 : numbers.getLast();
    return new Apply(new Convolve(stride, padding), written.subList(0, 2));
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, new Window(1, 1, stride, padding).settings());
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape x = arguments.getFirst();
    Shape kernel = arguments.getLast();
    if (x.rank() != 3 || kernel.rank() != 4 || x.length(2) != kernel.length(2)) {
      throw new ShapeException(
          "'convolve' needs an image [rows, columns, in] and a kernel [height, width, in, out],"
              + " found %s and %s".formatted(x, kernel));
    }
    Shape places = window(kernel).places(x);
    return Shape.of(places.length(0), places.length(1), kernel.length(3));
  }

  private Window window(Shape kernel) {
    return new Window(kernel.length(0), kernel.length(1), stride, padding);
  }

  /// The patches times the kernel as a matrix.
  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V kernel = arguments.getLast();
    Shape shape = on.shape(kernel);
    V patches = on.gather(x, window(shape).patches(on.shape(x)));
    Shape result = shape(List.of(on.shape(x), shape));
    V product = on.product(patches, on.gather(kernel, matrix(shape)));
    return on.gather(product, IndexMap.reshaping(on.shape(product), result));
  }

  /// A kernel as a matrix with a row for each element of a patch.
  static IndexMap matrix(Shape kernel) {
    int out = kernel.length(3);
    return IndexMap.reshaping(kernel, Shape.of(kernel.size() / out, out));
  }

  /// An image as a matrix with a row for each place.
  static IndexMap places(Shape image) {
    int channels = image.length(2);
    return IndexMap.reshaping(image, Shape.of(image.size() / channels, channels));
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Shape x = shapes.getFirst();
    Window window = window(shapes.getLast());
    return List.of(
        Apply.of(
            new ConvolveTransposed(x.length(0), x.length(1), stride, padding),
            cotangent,
            arguments.getLast()),
        Apply.of(new Correlate(window), arguments.getFirst(), cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    List<String> texts = new ArrayList<>(arguments);
    new Window(1, 1, stride, padding).settings().forEach(each -> texts.add("" + each));
    return Bilinear.super.latex(texts);
  }
}
