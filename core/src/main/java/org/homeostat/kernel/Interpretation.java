package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;

/// Runs instructions one after the other, each as a loop over elements and lanes.
///
/// This is the oracle of the generated code, and computes what is needed once a run.
final class Interpretation {

  /// A value in one of the three memories: element `e` of lane `l` is `words[base + e*elementStride
  /// + l*laneStride]`.
  private record Operand(double[] words, int base, int elementStride, int laneStride) {}

  private final Program program;
  private final Placement placement;
  private final boolean single;

  Interpretation(Program program, Placement placement) {
    this.program = program;
    this.placement = placement;
    this.single = program.precision() == Precision.FLOAT;
  }

  void run(
      List<Integer> instructions,
      double[] lanes,
      double[] uniform,
      double[] normals,
      int start,
      int count) {
    for (int index : instructions) {
      Instruction in = program.instructions().get(index);
      boolean shared = placement.of(index) instanceof Place.Uniform;
      Operand[] arguments = new Operand[in.arguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = operand(in.arguments().get(i), lanes, uniform, normals, start, count);
      }
      Operand target = operand(index, lanes, uniform, normals, start, count);
      apply(in, arguments, target, shared ? 1 : count);
    }
  }

  private Operand operand(
      int index, double[] lanes, double[] uniform, double[] normals, int start, int count) {
    boolean scalar = shape(index).isScalar();
    return switch (placement.of(index)) {
      case Place.Lane(int offset) -> new Operand(lanes, offset * count, scalar ? 0 : count, 1);
      case Place.Uniform(int offset) -> new Operand(uniform, offset, scalar ? 0 : 1, 0);
      case Place.Normals(int offset) ->
          new Operand(normals, start + offset * count, scalar ? 0 : count, 1);
    };
  }

  private Shape shape(int index) {
    return program.instructions().get(index).shape();
  }

  private void apply(Instruction in, Operand[] arguments, Operand to, int count) {
    switch (in.operation()) {
      case Operation.Elementwise(Primitive primitive) ->
          elementwise(primitive, arguments, to, in.shape().size(), count);
      case Operation.Product() -> product(in, arguments, to, count);
      case Operation.Transpose() -> {
        gather(
            arguments[0], ArrayShapes.transposed(shape(in.arguments().getFirst())), to, 0, count);
      }
      case Operation.Slice slice -> {
        int[] elements = ArrayShapes.sliced(shape(in.arguments().getFirst()), slice.ranges());
        gather(arguments[0], elements, to, 0, count);
      }
      case Operation.Sum() -> sum(arguments[0], shape(in.arguments().getFirst()).size(), to, count);
      case Operation.Stack() -> {
        int size = in.shape().size() / arguments.length;
        int[] all = java.util.stream.IntStream.range(0, size).toArray();
        for (int i = 0; i < arguments.length; i++) {
          gather(arguments[i], all, to, i * size, count);
        }
      }
      case Operation.Gather(IndexMap map) -> gather(arguments[0], elements(map), to, 0, count);
      case Operation.Scatter(IndexMap map) -> scatter(arguments[0], map, to, count);
      case Operation.OverLanes() -> overLanes(arguments[0], in.shape().size(), to, count);
      case Operation.ProductOverLanes() -> productOverLanes(in, arguments, to, count);
      case Operation.Constant c -> throw leaf(in);
      case Operation.Read r -> throw leaf(in);
      case Operation.ReadElement r -> throw leaf(in);
      case Operation.Normal n -> throw leaf(in);
    }
  }

  private static IllegalStateException leaf(Instruction in) {
    return new IllegalStateException("nothing to compute for " + in.operation());
  }

  private void elementwise(Primitive primitive, Operand[] args, Operand to, int size, int count) {
    Operand a = args[0];
    Operand b = args[Math.min(1, args.length - 1)];
    Operand c = args[Math.min(2, args.length - 1)];
    Operand d = args[Math.min(3, args.length - 1)];
    for (int e = 0; e < size; e++) {
      for (int l = 0; l < count; l++) {
        double x = at(a, e, l);
        double y = at(b, e, l);
        double z = at(c, e, l);
        double w = at(d, e, l);
        to.words[index(to, e, l)] =
            single ? primitive.applyFloat(x, y, z, w) : primitive.apply(x, y, z, w);
      }
    }
  }

  private static int index(Operand o, int element, int lane) {
    return o.base + element * o.elementStride + lane * o.laneStride;
  }

  private double at(Operand o, int element, int lane) {
    double value = o.words[index(o, element, lane)];
    return single ? (float) value : value;
  }

  private void product(Instruction in, Operand[] factors, Operand to, int count) {
    Shape a = shape(in.arguments().get(0));
    Shape b = shape(in.arguments().get(1));
    int inner = ArrayShapes.inner(a);
    int columns = ArrayShapes.columns(b);
    for (int i = 0; i < ArrayShapes.rows(a); i++) {
      for (int j = 0; j < columns; j++) {
        for (int l = 0; l < count; l++) {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            double x = at(factors[0], i * inner + k, l);
            double y = at(factors[1], k * columns + j, l);
            sum = single ? Primitive.FMA.applyFloat(x, y, sum, 0) : Math.fma(x, y, sum);
          }
          to.words[index(to, i * columns + j, l)] = sum;
        }
      }
    }
  }

  private void productOverLanes(Instruction in, Operand[] factors, Operand to, int count) {
    Shape a = shape(in.arguments().get(0));
    int inner = ArrayShapes.inner(a);
    int columns = ArrayShapes.columns(shape(in.arguments().get(1)));
    for (int i = 0; i < ArrayShapes.rows(a); i++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int l = 0; l < count; l++) {
          for (int k = 0; k < inner; k++) {
            double x = at(factors[0], i * inner + k, l);
            double y = at(factors[1], k * columns + j, l);
            sum = single ? Primitive.FMA.applyFloat(x, y, sum, 0) : Math.fma(x, y, sum);
          }
        }
        for (int l = 0; l < count; l++) {
          to.words[index(to, i * columns + j, l)] = sum;
        }
      }
    }
  }

  private static void gather(Operand from, int[] elements, Operand to, int first, int count) {
    for (int e = 0; e < elements.length; e++) {
      for (int l = 0; l < count; l++) {
        int element = elements[e];
        to.words[index(to, first + e, l)] =
            element == IndexMap.NONE ? 0 : from.words[index(from, element, l)];
      }
    }
  }

  private static int[] elements(IndexMap map) {
    int[] elements = new int[map.size()];
    Arrays.setAll(elements, map::element);
    return elements;
  }

  private void scatter(Operand from, IndexMap map, Operand to, int count) {
    for (int l = 0; l < count; l++) {
      for (int e = 0; e < map.from().size(); e++) {
        to.words[index(to, e, l)] = 0;
      }
      for (int i = 0; i < map.size(); i++) {
        if (map.element(i) != IndexMap.NONE) {
          int t = index(to, map.element(i), l);
          to.words[t] = rounded(to.words[t] + at(from, i, l));
        }
      }
    }
  }

  /// A value that is the same in all lanes counts once for each.
  private void overLanes(Operand from, int size, Operand to, int count) {
    for (int e = 0; e < size; e++) {
      double sum = 0;
      for (int l = 0; l < count; l++) {
        sum = rounded(sum + at(from, e, l));
      }
      for (int l = 0; l < count; l++) {
        to.words[index(to, e, l)] = sum;
      }
    }
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }

  private void sum(Operand from, int size, Operand to, int count) {
    for (int l = 0; l < count; l++) {
      double sum = 0;
      for (int e = 0; e < size; e++) {
        sum = rounded(sum + at(from, e, l));
      }
      to.words[index(to, 0, l)] = sum;
    }
  }
}
