package org.homeostat.system;

import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.ShapeException;
import org.homeostat.expression.Shapes;

/// A layer of a network: the shape of its units, of the weights that drive them, and what drives
/// them.
public sealed interface Layer {

  /// The shape of the units.
  ///
  /// @param below the shape of the layer below
  /// @throws ShapeException if the layer cannot stand on that one
  Shape shape(Shape below);

  /// The shape of the weights.
  Shape weights(Shape below);

  /// How many biases there are.
  int biases();

  /// What drives the units through the weights, as text: `W1@x`.
  ///
  /// @param input the name of the layer below, or an expression of its shape
  String drive(String weights, String input, Shape below);

  /// Units that see all units below.
  record Dense(int units) implements Layer {
    public Dense {
      positive("the number of units", units);
    }

    @Override
    public Shape shape(Shape below) {
      return Shape.of(units);
    }

    @Override
    public Shape weights(Shape below) {
      return Shape.of(units, below.size());
    }

    @Override
    public int biases() {
      return units;
    }

    @Override
    public String drive(String weights, String input, Shape below) {
      return weights + "@" + (below.rank() == 1 ? input : "flatten(" + input + ")");
    }
  }

  /// How a pool makes one element of a window.
  enum Pooling {
    AVERAGE,
    MAXIMUM
  }

  /// Units that see an image through one kernel for each channel, then a pool.
  ///
  /// @param channels of the units
  /// @param kernel its rows and columns
  /// @param pool the rows and columns of a window of the pool, 1 for none
  record Convolution(int channels, int kernel, int stride, int padding, int pool, Pooling pooling)
      implements Layer {
    public Convolution {
      positive("the number of channels", channels);
      positive("the size of a kernel", kernel);
      positive("the stride", stride);
      positive("the size of a pool", pool);
      positive("the padding plus one", padding + 1);
    }

    /// With a stride of 1, without padding.
    public Convolution(int channels, int kernel, int pool, Pooling pooling) {
      this(channels, kernel, 1, 0, pool, pooling);
    }

    @Override
    public Shape shape(Shape below) {
      if (below.rank() != 3) {
        throw new ShapeException(
            "a convolution stands on an image [rows, columns, channels], found " + below);
      }
      Expression drive = Parser.parse(drive("W", "x", below));
      return Shapes.of(drive, name -> name.equals("x") ? below : weights(below));
    }

    @Override
    public Shape weights(Shape below) {
      return Shape.of(kernel, kernel, below.length(2), channels);
    }

    @Override
    public int biases() {
      return channels;
    }

    @Override
    public String drive(String weights, String input, Shape below) {
      List<Integer> settings =
          padding > 0 ? List.of(stride, padding) : stride > 1 ? List.of(stride) : List.of();
      String more = settings.stream().map(", %s"::formatted).collect(Collectors.joining());
      String convolved = "convolve(" + input + ", " + weights + more + ")";
      String function = pooling == Pooling.AVERAGE ? "average_pool" : "max_pool";
      return pool == 1 ? convolved : function + "(" + convolved + ", " + pool + ")";
    }
  }

  private static void positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " is at least 1, found " + number);
    }
  }
}
