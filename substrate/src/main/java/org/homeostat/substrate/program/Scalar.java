package org.homeostat.substrate.program;

import java.util.List;
import org.homeostat.kernel.Primitive;

/// One number of a [ScalarProgram].
public sealed interface Scalar {

  /// A number that is known.
  record Constant(double value) implements Scalar {
    /// Equal bits: 0 and -0 differ, NaN equals NaN.
    @Override
    public boolean equals(Object other) {
      return other instanceof Constant c
          && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(c.value);
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /// An element of an input, row by row.
  record Read(String input, int element) implements Scalar {}

  /// A primitive of the numbers at these places.
  record Primitively(Primitive primitive, List<Integer> arguments) implements Scalar {
    public Primitively {
      arguments = List.copyOf(arguments);
    }
  }

  /// An elementary function, such as `tanh`, of the numbers at these places.
  record Call(String function, List<Integer> arguments) implements Scalar {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// The places of the numbers that this one is made of.
  default List<Integer> uses() {
    return switch (this) {
      case Constant _, Read _ -> List.of();
      case Primitively(_, var arguments) -> arguments;
      case Call(_, var arguments) -> arguments;
    };
  }
}
