package org.homeostat.kernel;

/// A piece of a kernel that runs for a fixed number of lanes.
interface Segment {

  /// @param start where the normals of this step begin
  void run(double[] lanes, double[] uniform, double[] normals, int start);
}
