package org.homeostat.substrate.fixed;

import static org.homeostat.substrate.fixed.IntegerBuilder.FULL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;
import org.homeostat.substrate.program.Elements;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Functions.Call;
import org.homeostat.substrate.program.Known;

/// Writes a program of numbers as one of integers, element by element.
final class Lowering {
  /// Integer programs are straight lists; a longer one is for hardware of another kind.
  private static final int LONGEST = 50_000;

  private final FixedPoint format;
  private final int n;
  private final Program program;
  private final Map<Integer, Tensor> known;
  private final Map<Integer, Call> calls;
  private final ElementaryFunctions functions;
  private final IntegerBuilder on;
  private final List<int[]> values = new ArrayList<>();

  private Lowering(
      FixedPoint format,
      Program program,
      Map<String, Tensor> given,
      ElementaryFunctions functions) {
    this.format = format;
    this.n = format.fraction();
    this.program = program;
    this.known = Known.values(program, given);
    this.calls = Functions.in(Precision.DOUBLE).withPoisson(Precision.DOUBLE).calls(program);
    this.functions = functions;
    this.on = new IntegerBuilder(format.width());
  }

  /// @param program in double precision
  /// @param given the values of inputs that are constants
  /// @throws RefusedException if it has no form in integers
  static IntegerProgram of(
      FixedPoint format,
      Program program,
      Map<String, Tensor> given,
      ElementaryFunctions functions) {
    return new Lowering(format, program, given, functions).lower();
  }

  private IntegerProgram lower() {
    boolean[] needed = needed();
    for (int i = 0; i < needed.length; i++) {
      values.add(needed[i] ? elements(i) : new int[0]);
      if (on.size() > LONGEST) {
        throw new RefusedException(
            "a step takes more than " + LONGEST + " integer operations",
            "fixed point is for small systems; export this one with --precision float");
      }
    }
    for (Result result : program.results()) {
      if (!result.name().equals(FixedStep.HEALTH)) {
        int[] elements = values.get(result.values().getFirst());
        on.result(result.name(), Arrays.stream(elements).boxed().toList());
      }
    }
    return on.program();
  }

  private boolean[] needed() {
    boolean[] needed = new boolean[program.instructions().size()];
    program.results().stream()
        .filter(result -> !result.name().equals(FixedStep.HEALTH))
        .forEach(result -> needed[result.values().getFirst()] = true);
    for (int i = needed.length - 1; i >= 0; i--) {
      if (needed[i] && !known.containsKey(i)) {
        arguments(i).forEach(argument -> needed[argument] = true);
      }
    }
    return needed;
  }

  private List<Integer> arguments(int index) {
    Call call = calls.get(index);
    return call == null ? program.instructions().get(index).arguments() : call.arguments();
  }

  private int[] elements(int index) {
    Instruction in = program.instructions().get(index);
    int[] elements = new int[in.shape().size()];
    Tensor constants = known.get(index);
    Call call = calls.get(index);
    if (constants != null) {
      Arrays.setAll(elements, e -> constant(constants.elements()[e]));
      return elements;
    }
    if (call != null) {
      IntegerFunction function = functions.of(call.function().name());
      var operation = new IntegerOperation.Call(function);
      boolean counts = function.name().equals(Functions.POISSON);
      Arrays.setAll(
          elements,
          e ->
              on.append(
                  function.width(),
                  operation,
                  counts ? drawn(call.arguments(), e) : at(call.arguments(), e)));
      return elements;
    }
    return elements(in, elements);
  }

  private int[] elements(Instruction in, int[] elements) {
    List<Integer> arguments = in.arguments();
    switch (in.operation()) {
      case Operation.Read(var input) -> Arrays.setAll(elements, e -> read(input.name(), e));
      case Operation.Normal(int first) ->
          Arrays.setAll(elements, e -> on.append(new IntegerOperation.Normal(first + e)));
      case Operation.Elementwise(var primitive) ->
          Arrays.setAll(elements, e -> primitive(primitive, arguments, e));
      case Operation.Sum _ -> elements[0] = sum(values.get(arguments.getFirst()));
      case Operation.Product _ -> product(arguments.get(0), arguments.get(1), elements);
      case Operation.Stack _ -> stack(arguments, elements);
      case Operation.Transpose _ ->
          take(arguments, Elements.transposed(shape(arguments.getFirst())), elements);
      case Operation.Slice(var ranges) ->
          take(arguments, Elements.sliced(shape(arguments.getFirst()), ranges), elements);
      case Operation.Gather(var map) -> take(arguments, Elements.of(map), elements);
      case Operation.Scatter(var map) -> scatter(arguments, Elements.of(map), elements);
      case Operation.Constant _ -> throw new IllegalStateException("a constant is known: " + in);
      case Operation.ReadElement _, Operation.OverLanes _, Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("not part of a step: " + in.operation());
    }
    return elements;
  }

  private int constant(double value) {
    if (Double.isNaN(value)) {
      throw new RefusedException(
          "a constant is not a number", "fixed point has numbers alone; look for 0/0 or its like");
    }
    return on.constant(format.raw(value));
  }

  private int read(String name, int element) {
    return name.equals(FixedStep.NUMBER)
        ? clock(1)
        : on.append(new IntegerOperation.Read(name, element));
  }

  /// The number of the step times a constant, with 31 bits of it.
  private int clock(double factor) {
    int exponent = Math.getExponent(factor);
    int shift = 30 - n - exponent;
    if (!(factor > 0) || shift < 0 || shift > 62) {
      throw new RefusedException(
          "the length of a step has no place in " + format, "take another format or step");
    }
    long multiplier = (long) Math.rint(Math.scalb(factor, 30 - exponent));
    return on.append(new IntegerOperation.Clock(multiplier, shift));
  }

  /// The arguments of a [PoissonNumber], whose mean has more places than the format: of a product
  /// with a constant, as that of a rate and the length of a step, none is lost.
  private Integer[] drawn(List<Integer> arguments, int e) {
    int mean = arguments.getFirst();
    Instruction in = program.instructions().get(mean);
    int value;
    if (known.containsKey(mean)) {
      double scaled = Math.rint(Math.scalb(number(mean, e), PoissonNumber.MEAN));
      value =
          on.append(FULL, new IntegerOperation.Constant(Arithmetic.saturated((long) scaled, FULL)));
    } else if (in.operation() instanceof Operation.Elementwise(var primitive)
        && primitive == Primitive.MULTIPLY
        && in.arguments().stream().anyMatch(known::containsKey)) {
      int first = in.arguments().get(0);
      int second = in.arguments().get(1);
      boolean isFirst = known.containsKey(first);
      value = scaled(at(isFirst ? second : first, e), number(isFirst ? first : second, e));
    } else {
      value = on.append(FULL, new IntegerOperation.Scale(PoissonNumber.MEAN - n), at(mean, e));
    }
    return new Integer[] {value, at(arguments.get(1), e)};
  }

  private double number(int index, int e) {
    double[] elements = Objects.requireNonNull(known.get(index)).elements();
    return elements[elements.length == 1 ? 0 : e];
  }

  /// A product with the places of a mean.
  private int scaled(int value, double factor) {
    int exponent = Math.max(Math.getExponent(factor), n - 50);
    long multiplier = (long) Math.rint(Math.scalb(factor, 29 - exponent));
    int shift = 29 - exponent + n - PoissonNumber.MEAN;
    if (shift < 0) {
      throw new RefusedException(
          "a rate is multiplied by " + factor, "take shorter steps, or a format of more places");
    }
    int by = on.append(FULL, new IntegerOperation.Constant(multiplier));
    return on.append(FULL, new IntegerOperation.Multiply(shift), value, by);
  }

  private boolean isNumber(int index) {
    return program.instructions().get(index).operation() instanceof Operation.Read(var input)
        && input.name().equals(FixedStep.NUMBER);
  }

  private Integer[] at(List<Integer> arguments, int e) {
    return arguments.stream().map(argument -> at(argument, e)).toArray(Integer[]::new);
  }

  private int at(int value, int e) {
    int[] elements = values.get(value);
    return elements[elements.length == 1 ? 0 : e];
  }

  private int primitive(Primitive primitive, List<Integer> arguments, int e) {
    if (primitive == Primitive.MULTIPLY
        && isNumber(arguments.get(0))
        && known.containsKey(arguments.get(1))) {
      return clock(known.get(arguments.get(1)).elements()[0]);
    }
    Integer[] a = at(arguments, e);
    check(primitive, arguments);
    return switch (primitive) {
      case ADD -> on.add(a[0], a[1]);
      case SUBTRACT -> on.subtract(a[0], a[1]);
      case MULTIPLY -> on.multiply(a[0], a[1], n);
      case DIVIDE -> on.divide(a[0], a[1], n);
      case FMA -> on.fma(a[0], a[1], a[2], n);
      case NEGATE -> on.negate(a[0]);
      case ABSOLUTE -> on.magnitude(a[0]);
      case SQUARE_ROOT -> on.root(a[0], n);
      case MINIMUM -> on.least(a[0], a[1]);
      case MAXIMUM -> on.most(a[0], a[1]);
      case WHERE_LESS -> on.where(Relation.LESS, a[0], a[1], a[2], a[3]);
      case WHERE_LESS_OR_EQUAL -> on.where(Relation.LESS_OR_EQUAL, a[0], a[1], a[2], a[3]);
      case WHERE_EQUAL -> on.where(Relation.EQUAL, a[0], a[1], a[2], a[3]);
      case POWER2, EXPONENT, MANTISSA ->
          throw new RefusedException(
              "a function of the equations has no form in integers",
              "export this system with --precision float");
    };
  }

  /// Refuses constants that the format does not have: a limit may lie outside of the range, where
  /// it never binds; a factor or a term may not.
  private void check(Primitive primitive, List<Integer> arguments) {
    switch (primitive) {
      case MULTIPLY, DIVIDE -> arguments.forEach(this::checkFactor);
      case FMA -> {
        checkFactor(arguments.get(0));
        checkFactor(arguments.get(1));
        checkRange(arguments.get(2));
      }
      case ADD, SUBTRACT -> arguments.forEach(this::checkRange);
      case WHERE_LESS, WHERE_LESS_OR_EQUAL, WHERE_EQUAL ->
          arguments.subList(2, 4).forEach(this::checkRange);
      default -> {}
    }
  }

  private void checkFactor(int index) {
    checkRange(index);
    Tensor constants = known.get(index);
    if (constants != null
        && Arrays.stream(constants.elements()).anyMatch(each -> each != 0)
        && Arrays.stream(constants.elements()).allMatch(each -> format.raw(each) == 0)) {
      throw new RefusedException(
          "a factor of the equations, " + constants.elements()[0] + ", is 0 in " + format,
          "take more bits after the point, or write the equations in other units");
    }
  }

  private void checkRange(int index) {
    Tensor constants = known.get(index);
    if (constants != null) {
      for (double each : constants.elements()) {
        if (!format.holds(each)) {
          throw new RefusedException(
              "a constant of the equations, " + each + ", is outside of the range of " + format,
              "take more bits before the point, or write the equations in other units");
        }
      }
    }
  }

  private int sum(int[] terms) {
    int sum = on.constant(0);
    for (int term : terms) {
      sum = on.add(sum, term);
    }
    return sum;
  }

  /// Each element by ascending index, rounded at each term.
  private void product(int left, int right, int[] elements) {
    Shape a = shape(left);
    Shape b = shape(right);
    int inner = a.length(a.rank() - 1);
    int columns = b.rank() == 2 ? b.length(1) : 1;
    for (int e = 0; e < elements.length; e++) {
      int sum = on.constant(0);
      for (int k = 0; k < inner; k++) {
        int factor = values.get(left)[e / columns * inner + k];
        sum = on.fma(factor, values.get(right)[k * columns + e % columns], sum, n);
      }
      elements[e] = sum;
    }
  }

  private void stack(List<Integer> parts, int[] elements) {
    int size = elements.length / parts.size();
    Arrays.setAll(elements, e -> at(parts.get(e / size), e % size));
  }

  private void take(List<Integer> arguments, int[] from, int[] elements) {
    int[] all = values.get(arguments.getFirst());
    Arrays.setAll(elements, e -> from[e] < 0 ? on.constant(0) : all[from[e]]);
  }

  private void scatter(List<Integer> arguments, int[] to, int[] elements) {
    Arrays.fill(elements, on.constant(0));
    for (int i = 0; i < to.length; i++) {
      if (to[i] >= 0) {
        elements[to[i]] = on.add(elements[to[i]], at(arguments.getFirst(), i));
      }
    }
  }

  private Shape shape(int index) {
    return program.instructions().get(index).shape();
  }
}
