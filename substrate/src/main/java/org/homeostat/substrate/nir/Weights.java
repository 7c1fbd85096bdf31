package org.homeostat.substrate.nir;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// A node without state as a matrix and a constant: `y = matrix x + constant`.
record Weights(Columns matrix, double[] constant) {
  private static final long MOST_ENTRIES = 1L << 26;

  /// @throws NirException if the matrix would be too large to simulate
  static Weights of(Node node, Shape taken, Shape given) {
    return switch (node) {
      case Node.Affine(Tensor weight, Tensor bias) -> new Weights(dense(weight), bias.elements());
      case Node.Linear(Tensor weight) -> linear(dense(weight));
      case Node.Scale(Tensor scale) -> linear(Columns.diagonal(scale.elements()));
      case Node.Conv1d c -> {
        var window =
            new Window(taken, given, kernel(c.weight(), 1), c.stride(), c.padding(), c.dilation());
        yield convolution(window, c.weight(), c.groups(), c.bias());
      }
      case Node.Conv2d c -> {
        var window =
            new Window(taken, given, kernel(c.weight(), 2), c.stride(), c.padding(), c.dilation());
        yield convolution(window, c.weight(), c.groups(), c.bias());
      }
      case Node.SumPool2d p -> pool(taken, given, p.kernel(), p.stride(), p.padding(), 1);
      case Node.AvgPool2d p -> {
        double area = (double) p.kernel().get(0) * p.kernel().get(1);
        yield pool(taken, given, p.kernel(), p.stride(), p.padding(), 1 / area);
      }
      default -> {
        double[] ones = new double[taken.size()];
        java.util.Arrays.fill(ones, 1);
        yield linear(Columns.diagonal(ones));
      }
    };
  }

  private static Weights linear(Columns matrix) {
    return new Weights(matrix, new double[matrix.rows()]);
  }

  private static List<Integer> kernel(Tensor weight, int axes) {
    return weight.shape().lengths().subList(2, 2 + axes);
  }

  /// Blocks [out, in] along the diagonal, one for each index of the leading axes.
  private static Columns dense(Tensor weight) {
    int rank = weight.shape().rank();
    int out = weight.shape().length(rank - 2);
    int in = weight.shape().length(rank - 1);
    int blocks = weight.elements().length / (out * in);
    var matrix = new Columns(blocks * out, blocks * in);
    for (int block = 0; block < blocks; block++) {
      for (int column = 0; column < in; column++) {
        for (int row = 0; row < out; row++) {
          matrix.put(block * out + row, weight.elements()[(block * out + row) * in + column]);
        }
        matrix.next();
      }
    }
    return matrix;
  }

  private static Weights convolution(Window window, Tensor weight, int groups, Tensor bias) {
    int channelsOut = weight.shape().length(0);
    int perGroup = weight.shape().length(1);
    small((long) window.given().size() * perGroup * window.taps());
    var matrix = new Columns(window.given().size(), window.taken().size());
    int outOfGroup = channelsOut / groups;
    for (int channel = 0; channel < window.taken().length(0); channel++) {
      int group = channel / perGroup;
      for (int place = 0; place < window.places(window.taken()); place++) {
        for (int out = group * outOfGroup; out < (group + 1) * outOfGroup; out++) {
          int kernel = out * perGroup + channel % perGroup;
          int plane = out;
          window.reached(
              place,
              (to, tap) ->
                  matrix.put(
                      plane * window.places(window.given()) + to,
                      weight.elements()[kernel * window.taps() + tap]));
        }
        matrix.next();
      }
    }
    double[] constant = new double[window.given().size()];
    for (int i = 0; i < constant.length; i++) {
      constant[i] = bias.elements()[i / window.places(window.given())];
    }
    return new Weights(matrix, constant);
  }

  private static Weights pool(
      Shape taken,
      Shape given,
      List<Integer> kernel,
      List<Integer> stride,
      List<Integer> padding,
      double weight) {
    var window =
        new Window(taken, given, kernel, stride, new Padding(false, padding), List.of(1, 1));
    small((long) given.size() * window.taps());
    var matrix = new Columns(given.size(), taken.size());
    for (int channel = 0; channel < taken.length(0); channel++) {
      int plane = channel * window.places(given);
      for (int place = 0; place < window.places(taken); place++) {
        window.reached(place, (to, _) -> matrix.put(plane + to, weight));
        matrix.next();
      }
    }
    return linear(matrix);
  }

  private static void small(long entries) {
    if (entries > MOST_ENTRIES) {
      throw NirException.of(
          "it has " + entries + " connections; up to " + MOST_ENTRIES + " can be simulated");
    }
  }
}
