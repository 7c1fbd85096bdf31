package org.homeostat.solver;

import org.homeostat.kernel.Memory;

/// Copies a value from one name to another in one lane of a memory, or in all lanes between
/// memories.
record LaneMove(int from, int to, int elements, int stride) {

  static LaneMove within(Memory memory, String from, String to) {
    int elements = memory.shape(to).size();
    return new LaneMove(memory.offset(from), memory.offset(to), elements, memory.stride());
  }

  static LaneMove between(Memory source, Memory target, String name) {
    int elements = target.shape(name).size();
    return new LaneMove(source.offset(name), target.offset(name), elements, target.stride());
  }

  void move(double[] lanes, int lane) {
    for (int e = 0; e < elements; e++) {
      lanes[to + e * stride + lane] = lanes[from + e * stride + lane];
    }
  }

  void moveAll(double[] source, double[] target) {
    System.arraycopy(source, from, target, to, elements * stride);
  }
}
