package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Random programs over scalars, vectors and matrices, with states that move on, and random inputs
/// for them. Everything follows from the seed.
final class RandomPrograms {
  private final Precision precision;
  private final int length;
  private long state;

  RandomPrograms(long seed, Precision precision, int length) {
    this.state = seed;
    this.precision = precision;
    this.length = length;
  }

  /// Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
  long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  double number() {
    return switch (below(12)) {
      case 0 -> 0;
      case 1 -> -0.0;
      case 2 -> below(9) - 4;
      case 3 -> 1e300;
      default -> (next() >> 11) * 0x1p-50;
    };
  }

  Program program(int size) {
    return program(size, true);
  }

  /// @param noisy whether it reads normal numbers
  Program program(int size, boolean noisy) {
    var b = new ProgramBuilder(precision);
    Shape vector = Shape.of(length);
    Shape matrix = Shape.of(length, length);
    List<Value> values = new ArrayList<>();
    values.add(b.input("scalar", Shape.SCALAR, Binding.STEP));
    values.add(b.input("vector", vector, Binding.STEP));
    values.add(b.input("matrix", matrix, below(2) == 0 ? Binding.STEP : Binding.RUN));
    values.add(b.input("weights", matrix, Binding.RUN));
    values.add(b.input("rate", Shape.SCALAR, Binding.RUN));
    values.add(b.input("rates", vector, Binding.RUN));
    values.add(b.input("own", vector, Binding.TRAJECTORY));
    values.add(b.input("t", Shape.SCALAR, Binding.CLOCK));
    if (noisy) {
      values.add(b.normal(Shape.SCALAR));
      values.add(b.normal(vector));
    }
    values.add(b.constant(number()));
    for (int i = 0; i < size; i++) {
      values.add(random(b, values));
    }
    leave(b, values, "scalar", Shape.SCALAR);
    leave(b, values, "vector", vector);
    leave(b, values, "output", vector);
    leave(b, values, "measure", Shape.SCALAR);
    return b.build();
  }

  private void leave(ProgramBuilder b, List<Value> values, String name, Shape shape) {
    b.result(name, of(values, shape));
  }

  private Value of(List<Value> values, Shape shape) {
    List<Value> fit = values.stream().filter(v -> v.shape().equals(shape)).toList();
    return fit.get(fit.size() - 1 - below(Math.min(6, fit.size())));
  }

  private Value random(ProgramBuilder b, List<Value> values) {
    Shape vector = Shape.of(length);
    Shape matrix = Shape.of(length, length);
    return switch (below(18)) {
      case 0 -> b.product(of(values, matrix), of(values, vector));
      case 1 -> b.product(of(values, vector), of(values, matrix));
      case 2 -> b.product(of(values, vector), of(values, vector));
      case 3 -> b.product(of(values, matrix), of(values, matrix));
      case 4 -> b.transpose(of(values, matrix));
      case 5 -> b.sum(of(values, below(2) == 0 ? vector : matrix));
      case 6 -> b.slice(of(values, matrix), List.of(Range.at(below(length)), Range.ALL));
      case 7 -> b.slice(of(values, vector), List.of(Range.at(below(length))));
      case 8 -> b.gather(of(values, vector), map(vector, below(2) == 0 ? vector : matrix));
      case 9 -> b.scatter(of(values, matrix), map(vector, matrix));
      default -> elementwise(b, values);
    };
  }

  private IndexMap map(Shape from, Shape to) {
    int[] elements = new int[to.size()];
    Arrays.setAll(elements, i -> below(from.size() + 1) - 1);
    return new IndexMap(from, to, elements);
  }

  private Value elementwise(ProgramBuilder b, List<Value> values) {
    Shape shape =
        switch (below(3)) {
          case 0 -> Shape.SCALAR;
          case 1 -> Shape.of(length);
          default -> Shape.of(length, length);
        };
    List<Primitive> primitives = List.of(Primitive.values());
    Primitive primitive = primitives.get(below(primitives.size()));
    Value[] arguments = new Value[primitive.arity()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = of(values, below(3) == 0 ? Shape.SCALAR : shape);
    }
    return b.elementwise(primitive, arguments);
  }

  /// Random values of every input, the same for any number of lanes.
  void fill(Memory memory, Program program) {
    for (Input input : program.inputs()) {
      if (input.binding().byLane()) {
        for (int lane = 0; lane < memory.count(); lane++) {
          memory.set(input.name(), lane, tensor(input.shape(), lane));
        }
      } else {
        memory.set(input.name(), tensor(input.shape(), 0));
      }
    }
  }

  /// The same values in the memory of a batch.
  void fill(BatchMemory memory, Program program) {
    for (Input input : program.inputs()) {
      int lanes = input.binding().byLane() ? memory.lanes() : 1;
      int size = input.shape().size();
      for (int e = 0; e < lanes * size; e++) {
        Tensor value = tensor(input.shape(), e / size);
        Numbers.set(memory.array(input.name()), e, value.elements()[e % size]);
      }
    }
  }

  private Tensor tensor(Shape shape, int lane) {
    double[] elements = new double[shape.size()];
    for (int e = 0; e < elements.length; e++) {
      elements[e] = 0.7 * (e % 5) - 1 + 0.01 * lane;
    }
    return new Tensor(shape, elements);
  }
}
