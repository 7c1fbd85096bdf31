package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Operation.Elementwise;

/// Expands a program over arrays to one over scalars, so that a small system runs as straight-line
/// code. The expanded program does the same rounded operations in the same order.
final class Scalars {
  /// Programs with a wider value, or more scalar instructions, stay over arrays.
  private static final int WIDEST = 16;

  private static final int LONGEST = 6000;

  private Scalars() {}

  /// Whether the program is small enough to gain from straight-line code, and its lanes apart.
  static boolean worthwhile(Program program) {
    long work = 0;
    for (Instruction instruction : program.instructions()) {
      if (isAcrossLanes(instruction.operation()) || instruction.shape().size() > WIDEST) {
        return false;
      }
      work += instruction.shape().size();
    }
    return work <= LONGEST;
  }

  private static boolean isAcrossLanes(Operation operation) {
    return operation instanceof Operation.OverLanes
        || operation instanceof Operation.ProductOverLanes;
  }

  static Program expand(Program program) {
    return isScalar(program) ? program : expanded(program);
  }

  private static boolean isScalar(Program program) {
    for (Instruction in : program.instructions()) {
      boolean simple =
          in.operation() instanceof Operation.Leaf || in.operation() instanceof Elementwise;
      if (!simple || !in.shape().isScalar()) {
        return false;
      }
    }
    return true;
  }

  private static Program expanded(Program program) {
    var builder = new ProgramBuilder(program.precision());
    for (Input input : program.inputs()) {
      for (int e = 0; e < input.shape().size(); e++) {
        read(builder, input, e);
      }
    }
    List<List<Value>> values = new ArrayList<>();
    Map<Integer, Shape> shapes = new HashMap<>();
    for (Instruction instruction : program.instructions()) {
      List<List<Value>> arguments = instruction.arguments().stream().map(values::get).toList();
      List<Shape> argumentShapes = instruction.arguments().stream().map(shapes::get).toList();
      shapes.put(values.size(), instruction.shape());
      values.add(elements(builder, instruction, arguments, argumentShapes));
    }
    for (Result result : program.results()) {
      builder.result(result.name(), result.shape(), values.get(result.values().getFirst()));
    }
    return builder.build();
  }

  private static Value read(ProgramBuilder builder, Input input, int element) {
    return input.shape().isScalar()
        ? builder.input(input.name(), input.shape(), input.binding())
        : builder.inputElement(input, element);
  }

  private static List<Value> elements(
      ProgramBuilder builder, Instruction in, List<List<Value>> arguments, List<Shape> shapes) {
    List<Value> elements = new ArrayList<>();
    int size = in.shape().size();
    switch (in.operation()) {
      case Operation.Constant(double value) -> elements.add(builder.constant(value));
      case Operation.Read(Input input) -> {
        for (int e = 0; e < size; e++) {
          elements.add(read(builder, input, e));
        }
      }
      case Operation.ReadElement(Input input, int element) ->
          elements.add(builder.inputElement(input, element));
      case Operation.Normal(int first) -> {
        for (int e = 0; e < size; e++) {
          elements.add(builder.normalAt(first + e, Shape.SCALAR));
        }
      }
      case Elementwise(Primitive primitive) -> {
        for (int e = 0; e < size; e++) {
          Value[] at = new Value[arguments.size()];
          for (int i = 0; i < at.length; i++) {
            List<Value> argument = arguments.get(i);
            at[i] = argument.get(argument.size() == 1 ? 0 : e);
          }
          elements.add(builder.elementwise(primitive, at));
        }
      }
      case Operation.Product() -> product(builder, arguments, shapes, elements);
      case Operation.Transpose() ->
          take(arguments.getFirst(), ArrayShapes.transposed(shapes.getFirst()), elements);
      case Operation.Slice slice ->
          take(
              arguments.getFirst(),
              ArrayShapes.sliced(shapes.getFirst(), slice.ranges()),
              elements);
      case Operation.Sum() -> {
        Value sum = builder.constant(0);
        for (Value element : arguments.getFirst()) {
          sum = builder.add(sum, element);
        }
        elements.add(sum);
      }
      case Operation.Stack() -> arguments.forEach(elements::addAll);
      case Operation.Gather(IndexMap map) -> {
        for (int i = 0; i < map.size(); i++) {
          int from = map.element(i);
          elements.add(
              from == IndexMap.NONE ? builder.constant(0) : arguments.getFirst().get(from));
        }
      }
      case Operation.Scatter(IndexMap map) -> scatter(builder, arguments.getFirst(), map, elements);
      case Operation.OverLanes _, Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("lanes are not elements");
    }
    return elements;
  }

  private static void take(List<Value> from, int[] which, List<Value> to) {
    for (int e : which) {
      to.add(from.get(e));
    }
  }

  private static void scatter(
      ProgramBuilder builder, List<Value> from, IndexMap map, List<Value> to) {
    to.addAll(Collections.nCopies(map.from().size(), builder.constant(0)));
    for (int i = 0; i < map.size(); i++) {
      int element = map.element(i);
      if (element != IndexMap.NONE) {
        to.set(element, builder.add(to.get(element), from.get(i)));
      }
    }
  }

  private static void product(
      ProgramBuilder builder, List<List<Value>> factors, List<Shape> shapes, List<Value> to) {
    int inner = ArrayShapes.inner(shapes.get(0));
    int columns = ArrayShapes.columns(shapes.get(1));
    for (int i = 0; i < ArrayShapes.rows(shapes.get(0)); i++) {
      for (int j = 0; j < columns; j++) {
        Value sum = builder.constant(0);
        for (int k = 0; k < inner; k++) {
          Value a = factors.get(0).get(i * inner + k);
          Value b = factors.get(1).get(k * columns + j);
          sum = builder.fma(a, b, sum);
        }
        to.add(sum);
      }
    }
  }
}
