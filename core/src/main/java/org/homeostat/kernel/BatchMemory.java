package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// The memory of a batch: where a [BatchKernel] finds its inputs and leaves its results.
///
/// Each value is an array of its own, `float[]` or `double[]` by the precision of the program. One
/// that differs between lanes has the elements of lane 0 first, then those of lane 1 and so on.
public final class BatchMemory {
  private final Program program;
  private final BatchPlaces places;
  private final int lanes;
  private final List<BatchAction> once;
  private final List<BatchAction> each;
  private final Object[] arrays;
  private long prepared;
  private long runs;

  BatchMemory(
      Program program,
      BatchPlaces places,
      int lanes,
      List<BatchAction> once,
      List<BatchAction> each) {
    this.program = program;
    this.places = places;
    this.lanes = lanes;
    this.once = once;
    this.each = each;
    this.arrays = places.allocate();
  }

  public Precision precision() {
    return program.precision();
  }

  /// What was done in this memory so far.
  public Workload workload() {
    return new Workload(program, lanes, prepared, runs);
  }

  /// How many lanes there are.
  public int lanes() {
    return lanes;
  }

  /// Whether the program reads or leaves a value of this name.
  public boolean has(String name) {
    return places.has(name);
  }

  /// The shape of an input or result, of one lane.
  public Shape shape(String name) {
    return places.shape(name);
  }

  /// The array of an input or result, until the next run: results and inputs of one name change
  /// arrays.
  public Object array(String name) {
    return arrays[places.array(name)];
  }

  /// The same, of a program in single precision.
  public float[] floats(String name) {
    return (float[]) array(name);
  }

  /// The same, of a program in double precision.
  public double[] doubles(String name) {
    return (double[]) array(name);
  }

  /// Lets an input or result stand in an array of the caller's, as memories do that share
  /// parameters.
  public void share(String name, Object array) {
    int place = places.array(name);
    if (array.getClass() != arrays[place].getClass()
        || Numbers.length(array) != Numbers.length(arrays[place])) {
      throw new IllegalArgumentException(
          name
              + " has "
              + Numbers.length(arrays[place])
              + " numbers of the precision "
              + precision());
    }
    arrays[place] = array;
  }

  /// The same, if the program reads or leaves a value of this name at all.
  public void offer(String name, Object array) {
    if (has(name)) {
      share(name, array);
    }
  }

  /// Gives every element of an input, in every lane, the same value.
  public void fill(String name, double value) {
    Numbers.fill(array(name), value);
  }

  /// Gives every lane of an input the same value.
  public void set(String name, Tensor value) {
    double[] elements = value.elements();
    Object array = array(name);
    for (int i = 0; i < Numbers.length(array); i++) {
      Numbers.set(array, i, elements[i % elements.length]);
    }
  }

  /// Copies the numbers of an array of this precision to an input.
  public void copy(Object from, String name) {
    copy(from, array(name));
  }

  /// Copies all numbers of an array to another of its length and kind.
  public static void copy(Object from, Object to) {
    System.arraycopy(from, 0, to, 0, Numbers.length(to));
  }

  /// The number of elements of an array.
  public static int length(Object array) {
    return Numbers.length(array);
  }

  /// An element of an array.
  public static double get(Object array, int index) {
    return Numbers.get(array, index);
  }

  /// Sets an element of an array, rounded to its precision.
  public static void set(Object array, int index, double value) {
    Numbers.set(array, index, value);
  }

  /// Puts numbers into an array, rounded to its precision.
  public static void put(double[] values, Object array) {
    for (int i = 0; i < values.length; i++) {
      Numbers.set(array, i, values[i]);
    }
  }

  public static Object copyOf(Object array) {
    return switch (array) {
      case float[] floats -> floats.clone();
      case double[] doubles -> doubles.clone();
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    };
  }

  void prepare() {
    prepared++;
    run(once);
  }

  void run() {
    runs++;
    run(each);
    List<BatchPlaces.Move> copies = places.copies();
    for (int i = 0; i < copies.size(); i++) {
      BatchPlaces.Move copy = copies.get(i);
      for (int n = 0; n < copy.times(); n++) {
        System.arraycopy(
            arrays[copy.from()], 0, arrays[copy.to()], n * copy.length(), copy.length());
      }
    }
    List<BatchPlaces.Move> swaps = places.swaps();
    for (int i = 0; i < swaps.size(); i++) {
      BatchPlaces.Move swap = swaps.get(i);
      Object moved = arrays[swap.from()];
      arrays[swap.from()] = arrays[swap.to()];
      arrays[swap.to()] = moved;
    }
  }

  private void run(List<BatchAction> actions) {
    for (int i = 0; i < actions.size(); i++) {
      actions.get(i).run(arrays);
    }
  }

  /// Where a state was before the last run; the caller may not keep it.
  public Object before(String state) {
    return arrays[swap(state).from()];
  }

  /// Copies neighbouring numbers of an array of either precision: `to[t + i] = from[f + i]`.
  public static void read(Object from, int f, double[] to, int t, int length) {
    Numbers.read(from, f, to, t, length);
  }

  /// Copies numbers into an array, rounded to its precision: `to[t + i] = from[f + i]`.
  public static void write(double[] from, int f, Object to, int t, int length) {
    Numbers.write(from, f, to, t, length);
  }

  /// The largest change of an element of a state in the last run: max |new - old|; NaN if one is
  /// NaN.
  public double change(String state) {
    BatchPlaces.Move swap = swap(state);
    return Numbers.distance(arrays[swap.from()], arrays[swap.to()]);
  }

  /// Whether an element of a state changed by more than a tolerance in the last run, or is NaN.
  public boolean moved(String state, double tolerance) {
    BatchPlaces.Move swap = swap(state);
    return Numbers.differ(arrays[swap.from()], arrays[swap.to()], tolerance);
  }

  private BatchPlaces.Move swap(String state) {
    int place = places.array(state);
    for (BatchPlaces.Move swap : places.swaps()) {
      if (swap.to() == place) {
        return swap;
      }
    }
    throw new IllegalArgumentException(state + " does not move");
  }
}
