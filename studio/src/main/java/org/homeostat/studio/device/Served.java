package org.homeostat.studio.device;

/// What a server lets others use as a device.
interface Served {
  Face face();

  /// Begins anew.
  ///
  /// @return the outputs
  double[] start(long seed, double time, double[] inputs);

  /// Goes on with inputs that hold.
  ///
  /// @return the outputs at the end
  /// @throws IllegalArgumentException with what it cannot do
  double[] step(double time, double length, double[] inputs);
}
