package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Range;

/// What an instruction does.
public sealed interface Operation {

  /// A number known when the program is built.
  record Constant(double value) implements Operation {
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

  /// Reads a whole input.
  record Read(Input input) implements Operation {}

  /// Reads one element of an input, as a scalar.
  record ReadElement(Input input, int element) implements Operation {}

  /// Reads standard normal numbers of this step, as many as the shape has elements.
  ///
  /// @param first the number of the first one among the normals of a step
  record Normal(int first) implements Operation {}

  /// An element-wise primitive; scalars are broadcast.
  record Elementwise(Primitive primitive) implements Operation {}

  /// The matrix product of two arguments.
  record Product() implements Operation {}

  record Transpose() implements Operation {}

  record Slice(List<Range> ranges) implements Operation {
    public Slice {
      ranges = List.copyOf(ranges);
    }
  }

  /// The sum of all elements in their order.
  record Sum() implements Operation {}

  /// The arguments along a new first axis.
  record Stack() implements Operation {}
}
