package org.homeostat.kernel;

import java.util.List;
import java.util.Optional;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Range;

/// What an instruction does.
public sealed interface Operation {

  /// The input that is read, if one is.
  default Optional<Input> source() {
    return switch (this) {
      case Read(Input input) -> Optional.of(input);
      case ReadElement(Input input, int _) -> Optional.of(input);
      case Constant _,
          Normal _,
          Elementwise _,
          Product _,
          Transpose _,
          Slice _,
          Sum _,
          Stack _,
          Gather _,
          Scatter _,
          OverLanes _,
          ProductOverLanes _ ->
          Optional.empty();
    };
  }

  /// What brings a value without computing one.
  sealed interface Leaf extends Operation {}

  /// A number known when the program is built.
  record Constant(double value) implements Leaf {
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
  record Read(Input input) implements Leaf {}

  /// Reads one element of an input, as a scalar.
  record ReadElement(Input input, int element) implements Leaf {}

  /// Reads standard normal numbers of this step, as many as the shape has elements.
  ///
  /// @param first the number of the first one among the normals of a step
  record Normal(int first) implements Leaf {}

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

  /// An array of elements of another: `to[i] = from[map.element(i)]`, or 0.
  record Gather(IndexMap map) implements Operation {}

  /// The adjoint of a [Gather]: what came from one element is summed.
  record Scatter(IndexMap map) implements Operation {}

  /// The sum over the lanes of the memory, the first lane first, accumulated from 0; the same in
  /// every lane.
  record OverLanes() implements Operation {}

  /// The matrix product of two arguments summed over the lanes of the memory, in one chain for each
  /// element: `s = 0; for each lane, for k ascending: s = fma(a[k], b[k], s)`; the same in every
  /// lane.
  record ProductOverLanes() implements Operation {}
}
