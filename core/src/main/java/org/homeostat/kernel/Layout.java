package org.homeostat.kernel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.expression.Shape;

/// Where the inputs, results, constants and intermediate values of a program stand in a [Memory].
final class Layout {

  /// The place of a named input or result.
  record Slot(Shape shape, Place place) {
    boolean byLane() {
      return place instanceof Place.Lane;
    }

    /// The first word in the memory of so many lanes.
    int offset(int count) {
      return switch (place) {
        case Place.Lane(int offset) -> Math.multiplyExact(offset, count);
        case Place.Uniform u -> throw new IllegalArgumentException("the same in all lanes: " + u);
        case Place.Normals n -> throw new IllegalArgumentException("not in the memory: " + n);
      };
    }

    int uniformOffset() {
      return switch (place) {
        case Place.Uniform(int offset) -> offset;
        case Place.Lane l -> throw new IllegalArgumentException("differs between lanes: " + l);
        case Place.Normals n -> throw new IllegalArgumentException("not in the memory: " + n);
      };
    }
  }

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<Integer, Double> constants = new HashMap<>();
  private int laneElements;
  private int uniformElements;
  private int reserved;

  /// The layout of the inputs and results of a program.
  Layout(Program program) {
    for (Input input : program.inputs()) {
      slots.put(
          input.name(), new Slot(input.shape(), place(input.shape(), input.binding().byLane())));
    }
    for (Result result : program.results()) {
      slots.computeIfAbsent(
          result.name(), name -> new Slot(result.shape(), place(result.shape(), true)));
    }
  }

  /// Makes room for a value.
  Place place(Shape shape, boolean byLane) {
    int size = shape.size();
    if (byLane) {
      laneElements = Math.addExact(laneElements, size);
      return new Place.Lane(laneElements - size);
    }
    return uniform(size);
  }

  /// Makes room for a scalar in every lane.
  int row() {
    laneElements = Math.addExact(laneElements, 1);
    return laneElements - 1;
  }

  Place.Uniform uniform(int size) {
    uniformElements = Math.addExact(uniformElements, size);
    return new Place.Uniform(uniformElements - size);
  }

  /// Makes room for a number that is there from the start.
  Place.Uniform constant(double value) {
    Place.Uniform place = uniform(1);
    constants.put(place.offset(), value);
    return place;
  }

  Slot slot(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("no input or result is named " + name);
    }
    return slot;
  }

  boolean has(String name) {
    return slots.containsKey(name);
  }

  /// Makes room for words behind the lanes, whatever their number.
  void reserve(int words) {
    reserved = Math.addExact(reserved, words);
  }

  int laneWords(int count) {
    return Math.addExact(Math.multiplyExact(laneElements, count), reserved);
  }

  /// The words shared by all lanes, constants filled in.
  double[] uniformWords() {
    double[] words = new double[uniformElements];
    constants.forEach((offset, value) -> words[offset] = value);
    return words;
  }

  /// How many elements each lane holds.
  int laneElements() {
    return laneElements;
  }
}
