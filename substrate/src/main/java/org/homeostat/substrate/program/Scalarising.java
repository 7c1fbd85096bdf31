package org.homeostat.substrate.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.solver.RefusedException;

/// Writes a program over arrays as one over numbers.
final class Scalarising {
  /// A longer list of numbers is for machines that have arrays.
  private static final int MOST = 100_000;

  private final Program program;
  private final Map<Integer, Tensor> known;
  private final Map<Integer, Functions.Call> calls;
  private final List<Scalar> numbers = new ArrayList<>();
  private final Map<Scalar, Integer> places = new HashMap<>();
  private final List<int[]> values = new ArrayList<>();

  Scalarising(Program program, Map<String, Tensor> given) {
    this.program = program;
    this.known = Known.values(program, given);
    this.calls = Functions.in(program.precision()).calls(program);
  }

  ScalarProgram program() {
    boolean[] needed = needed();
    for (int i = 0; i < needed.length; i++) {
      values.add(needed[i] ? elements(i) : new int[0]);
      if (numbers.size() > MOST) {
        throw new RefusedException(
            "the equations have more than " + MOST + " numbers", "export to c has no limit");
      }
    }
    Map<String, List<Integer>> results = new LinkedHashMap<>();
    for (Result result : program.results()) {
      List<Integer> elements = new ArrayList<>();
      result.values().forEach(i -> Arrays.stream(values.get(i)).forEach(elements::add));
      results.put(result.name(), elements);
    }
    return new ScalarProgram(numbers, results);
  }

  private boolean[] needed() {
    boolean[] needed = new boolean[program.instructions().size()];
    program.results().forEach(result -> result.values().forEach(i -> needed[i] = true));
    for (int i = needed.length - 1; i >= 0; i--) {
      if (needed[i] && !known.containsKey(i)) {
        arguments(i).forEach(argument -> needed[argument] = true);
      }
    }
    return needed;
  }

  private List<Integer> arguments(int index) {
    Functions.Call call = calls.get(index);
    return call == null ? program.instructions().get(index).arguments() : call.arguments();
  }

  private int[] elements(int index) {
    Instruction in = program.instructions().get(index);
    int[] elements = new int[in.shape().size()];
    Tensor constants = known.get(index);
    Functions.Call call = calls.get(index);
    if (constants != null) {
      Arrays.setAll(elements, e -> constant(constants.elements()[e]));
      return elements;
    }
    if (call != null) {
      String name = call.function().name();
      Arrays.setAll(elements, e -> add(new Scalar.Call(name, at(call.arguments(), e))));
      return elements;
    }
    fill(in, elements);
    return elements;
  }

  private void fill(Instruction in, int[] elements) {
    List<Integer> arguments = in.arguments();
    switch (in.operation()) {
      case Operation.Read(var input) ->
          Arrays.setAll(elements, e -> add(new Scalar.Read(input.name(), e)));
      case Operation.ReadElement(var input, int element) ->
          elements[0] = add(new Scalar.Read(input.name(), element));
      case Operation.Elementwise(var primitive) ->
          Arrays.setAll(elements, e -> apply(primitive, at(arguments, e)));
      case Operation.Sum _ -> elements[0] = sum(values.get(arguments.getFirst()));
      case Operation.Product _ -> product(arguments.get(0), arguments.get(1), elements);
      case Operation.Stack _ -> {
        int size = elements.length / arguments.size();
        Arrays.setAll(elements, e -> at(arguments.get(e / size), e % size));
      }
      case Operation.Transpose _ ->
          take(arguments, Elements.transposed(shape(arguments.getFirst())), elements);
      case Operation.Slice(var ranges) ->
          take(arguments, Elements.sliced(shape(arguments.getFirst()), ranges), elements);
      case Operation.Gather(var map) -> take(arguments, Elements.of(map), elements);
      case Operation.Scatter(var map) -> scatter(arguments, Elements.of(map), elements);
      case Operation.Normal _ ->
          throw new RefusedException(
              "noise is drawn within the equations", "write it as noise that drives them");
      case Operation.Constant _ -> throw new IllegalStateException("a constant is known: " + in);
      case Operation.OverLanes _, Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("over lanes: " + in.operation());
    }
  }

  private List<Integer> at(List<Integer> arguments, int e) {
    return arguments.stream().map(argument -> at(argument, e)).toList();
  }

  private int at(int value, int e) {
    int[] elements = values.get(value);
    return elements[elements.length == 1 ? 0 : e];
  }

  private int sum(int[] terms) {
    int sum = constant(0);
    for (int term : terms) {
      sum = apply(Primitive.ADD, List.of(sum, term));
    }
    return sum;
  }

  private void product(int left, int right, int[] elements) {
    Shape a = shape(left);
    Shape b = shape(right);
    int inner = a.length(a.rank() - 1);
    int columns = b.rank() == 2 ? b.length(1) : 1;
    for (int e = 0; e < elements.length; e++) {
      int sum = constant(0);
      for (int k = 0; k < inner; k++) {
        int factor = values.get(left)[e / columns * inner + k];
        int other = values.get(right)[k * columns + e % columns];
        sum = apply(Primitive.FMA, List.of(factor, other, sum));
      }
      elements[e] = sum;
    }
  }

  private void take(List<Integer> arguments, int[] from, int[] elements) {
    int[] all = values.get(arguments.getFirst());
    Arrays.setAll(elements, e -> from[e] < 0 ? constant(0) : all[from[e]]);
  }

  private void scatter(List<Integer> arguments, int[] to, int[] elements) {
    Arrays.fill(elements, constant(0));
    for (int i = 0; i < to.length; i++) {
      if (to[i] >= 0) {
        int more = at(arguments.getFirst(), i);
        elements[to[i]] = apply(Primitive.ADD, List.of(elements[to[i]], more));
      }
    }
  }

  /// Sums and products with 0 and 1 are not written; all numbers are taken to be finite.
  private int apply(Primitive primitive, List<Integer> a) {
    return switch (primitive) {
      case ADD -> isZero(a.get(0)) ? a.get(1) : isZero(a.get(1)) ? a.get(0) : made(primitive, a);
      case FMA ->
          isZero(a.get(0)) || isZero(a.get(1))
              ? a.get(2)
              : isZero(a.get(2)) ? apply(Primitive.MULTIPLY, a.subList(0, 2)) : made(primitive, a);
      case MULTIPLY ->
          isZero(a.get(0)) || isZero(a.get(1))
              ? constant(0)
              : isOne(a.get(0)) ? a.get(1) : isOne(a.get(1)) ? a.get(0) : made(primitive, a);
      default -> made(primitive, a);
    };
  }

  private int made(Primitive primitive, List<Integer> arguments) {
    return add(new Scalar.Primitively(primitive, arguments));
  }

  private boolean isZero(int place) {
    return numbers.get(place) instanceof Scalar.Constant(double value) && value == 0;
  }

  private boolean isOne(int place) {
    return numbers.get(place) instanceof Scalar.Constant(double value) && value == 1;
  }

  private int constant(double value) {
    return add(new Scalar.Constant(value));
  }

  private int add(Scalar number) {
    return places.computeIfAbsent(
        number,
        fresh -> {
          numbers.add(fresh);
          return numbers.size() - 1;
        });
  }

  private Shape shape(int index) {
    return program.instructions().get(index).shape();
  }
}
