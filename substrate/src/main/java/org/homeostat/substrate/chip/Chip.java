package org.homeostat.substrate.chip;

/// A controller that runs beside what it controls.
@FunctionalInterface
public interface Chip {

  /// Takes a sample of the inputs, puts out what follows from it and from the state, and moves on
  /// to the next sample.
  ///
  /// @param inputs the elements of its inputs, in their order; they hold until the next sample
  /// @param outputs where the elements of its outputs go
  void sample(double[] inputs, double[] outputs);
}
