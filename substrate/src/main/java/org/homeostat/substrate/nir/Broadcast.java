package org.homeostat.substrate.nir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Parameters made to fit a signal: one number stands for all elements, and leading axes of length
/// 1, which tools that think in batches write, fall away.
final class Broadcast {
  private Broadcast() {}

  /// The values with that shape, if they fit it.
  static Optional<Tensor> to(Tensor tensor, Shape shape) {
    if (tensor.shape().equals(shape)) {
      return Optional.of(tensor);
    }
    if (tensor.elements().length == 1) {
      double[] all = new double[shape.size()];
      Arrays.fill(all, tensor.elements()[0]);
      return Optional.of(new Tensor(shape, all));
    }
    List<Integer> lengths = tensor.shape().lengths();
    while (lengths.size() > shape.rank() && lengths.getFirst() == 1) {
      lengths = lengths.subList(1, lengths.size());
    }
    return lengths.equals(shape.lengths())
        ? Optional.of(new Tensor(shape, tensor.elements()))
        : Optional.empty();
  }
}
