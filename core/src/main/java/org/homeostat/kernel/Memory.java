package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// The memory of one block of lanes: where a kernel finds its inputs and leaves its results.
///
/// Values that differ between lanes stand element by element, the lanes of an element side by side:
/// element `e` of lane `l` is `lanes()[offset(name) + e*stride() + l]`. Values that are the same in
/// all lanes stand in `uniform()`.
public final class Memory {
  private final Layout layout;
  private final int count;
  private final double[] lanes;
  private final double[] uniform;
  private final List<Segment> code;

  /// @param code what a generated kernel runs over so many lanes
  Memory(Layout layout, int count, List<Segment> code) {
    this.layout = layout;
    this.count = count;
    this.code = code;
    this.lanes = new double[layout.laneWords(count)];
    this.uniform = layout.uniformWords();
  }

  /// How many lanes there are.
  public int count() {
    return count;
  }

  /// The distance between elements in [#lanes()]: the number of lanes.
  public int stride() {
    return count;
  }

  public double[] lanes() {
    return lanes;
  }

  public double[] uniform() {
    return uniform;
  }

  List<Segment> code() {
    return code;
  }

  /// Where the elements of an input or result start in [#lanes()].
  public int offset(String name) {
    return layout.slot(name).offset(count);
  }

  public Shape shape(String name) {
    return layout.slot(name).shape();
  }

  /// Whether the program reads or leaves a value of this name.
  public boolean has(String name) {
    return layout.has(name);
  }

  /// Gives all lanes of an input the same value.
  public void set(String name, Tensor value) {
    Layout.Slot slot = layout.slot(name);
    for (int e = 0; e < slot.shape().size(); e++) {
      double element = value.elements()[e];
      if (slot.byLane()) {
        int start = slot.offset(count) + e * count;
        Arrays.fill(lanes, start, start + count, element);
      } else {
        uniform[slot.uniformOffset() + e] = element;
      }
    }
  }

  public void set(String name, double value) {
    set(name, Tensor.scalar(value));
  }

  /// Gives one lane of an input its value.
  public void set(String name, int lane, Tensor value) {
    Layout.Slot slot = layout.slot(name);
    if (!slot.byLane()) {
      throw new IllegalArgumentException(name + " is the same in all lanes");
    }
    for (int e = 0; e < slot.shape().size(); e++) {
      lanes[slot.offset(count) + e * count + lane] = value.elements()[e];
    }
  }

  /// The value of an input or result in one lane.
  public Tensor get(String name, int lane) {
    Layout.Slot slot = layout.slot(name);
    double[] elements = new double[slot.shape().size()];
    for (int e = 0; e < elements.length; e++) {
      elements[e] =
          slot.byLane()
              ? lanes[slot.offset(count) + e * count + lane]
              : uniform[slot.uniformOffset() + e];
    }
    return new Tensor(slot.shape(), elements);
  }
}
