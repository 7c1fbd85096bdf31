package org.homeostat.substrate.neurobench;

/// The values between two layers for one sample at one step.
///
/// @param values row by row, channel by channel
/// @param height of an image; 1 of a row of values
/// @param width of an image; 1 of a row of values
record Signal(float[] values, int height, int width) {

  /// Zeros of a shape [channels, height, width].
  Signal like(int[] shape) {
    return new Signal(new float[shape[0] * shape[1] * shape[2]], shape[1], shape[2]);
  }

  Signal with(float[] others) {
    return new Signal(others, height, width);
  }

  Signal flat() {
    return new Signal(values, 1, 1);
  }
}
