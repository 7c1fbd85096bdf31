package org.homeostat.substrate.neurobench;

/// A layer of a network in discrete time, in single precision.
public sealed interface Layer {

  /// `y = W x + b`
  ///
  /// @param weight row by row, [out, in]
  /// @param bias of `out` elements, or empty
  record Dense(int out, int in, float[] weight, float[] bias) implements Layer {}

  /// A convolution over images [channels, height, width] with zeros beside them.
  ///
  /// @param weight [out, in, height, width]
  /// @param bias of `out` elements, or empty
  record Convolution(
      int out,
      int in,
      int height,
      int width,
      int strideY,
      int strideX,
      int paddingY,
      int paddingX,
      float[] weight,
      float[] bias)
      implements Layer {}

  /// `y = max(x, 0)`
  record Relu() implements Layer {}

  /// The elements in one row.
  record Flatten() implements Layer {}

  /// Leaky neurons: `v = beta v + gain x`, a spike where `v > threshold`. They start at 0.
  ///
  /// @param beta one number, or one for each neuron; so are `gain` and `threshold`
  /// @param toZero whether a reset sets v to 0; else it subtracts the threshold
  /// @param delayed whether the reset takes place in the next step
  record Leaky(float[] beta, float[] gain, float[] threshold, boolean toZero, boolean delayed)
      implements Layer {}
}
