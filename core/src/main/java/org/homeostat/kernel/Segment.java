package org.homeostat.kernel;

/// A piece of a kernel that runs for a fixed number of lanes.
interface Segment {

  /// Does what can be done once, when the values shared by all lanes are known.
  default void prepare(double[] uniform) {}

  /// @param start where the normals of this step begin
  void run(double[] lanes, double[] uniform, double[] normals, int start);
}
