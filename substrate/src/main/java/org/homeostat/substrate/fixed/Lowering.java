package org.homeostat.substrate.fixed;

import static org.homeostat.substrate.fixed.IntegerBuilder.FULL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/// Writes a program of numbers as one of integers, element by element. An integer stands for a
/// number of units of a size, which [Sizes] says.
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
  private final Map<String, Double> names;
  private final double[] sizes;
  private final List<int[]> values = new ArrayList<>();

  /// @param sizes of results
  record Lowered(IntegerProgram program, Map<String, Double> sizes) {}

  private Lowering(
      FixedPoint format,
      Program program,
      Map<String, Tensor> given,
      ElementaryFunctions functions,
      Map<String, Double> names) {
    this.format = format;
    this.n = format.fraction();
    this.program = program;
    this.known = Known.values(program, given);
    this.calls = Functions.in(Precision.DOUBLE).withPoisson(Precision.DOUBLE).calls(program);
    this.functions = functions;
    this.names = names;
    this.sizes = Sizes.of(program, known, calls, names);
    this.on = new IntegerBuilder(format.width());
  }

  /// @param program in double precision
  /// @param given the values of inputs that are constants
  /// @param names the sizes of what is read, and those that results of these names shall have
  /// @throws RefusedException if it has no form in integers
  static Lowered of(
      FixedPoint format,
      Program program,
      Map<String, Tensor> given,
      ElementaryFunctions functions,
      Map<String, Double> names) {
    return new Lowering(format, program, given, functions, names).lower();
  }

  private Lowered lower() {
    boolean[] needed = needed();
    for (int i = 0; i < needed.length; i++) {
      values.add(needed[i] ? elements(i) : new int[0]);
      if (on.size() > LONGEST) {
        throw new RefusedException(
            "a step takes more than " + LONGEST + " integer operations",
            "fixed point is for small systems; export this one with --precision float");
      }
    }
    Map<String, Double> found = new LinkedHashMap<>();
    for (Result result : program.results()) {
      if (!result.name().equals(FixedStep.HEALTH)) {
        int value = result.values().getFirst();
        double size = names.getOrDefault(result.name(), sizes[value]);
        found.put(result.name(), size == Sizes.ANY ? 1 : size);
        int[] elements = new int[values.get(value).length];
        Arrays.setAll(elements, e -> at(value, e, size));
        on.result(result.name(), Arrays.stream(elements).boxed().toList());
      }
    }
    return new Lowered(on.program(), found);
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
      Arrays.setAll(elements, e -> constant(index, e, sizes[index]));
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
                  counts ? drawn(call.arguments(), e) : at(call.arguments(), e, 1)));
      return elements;
    }
    return elements(index, in, elements);
  }

  private int[] elements(int index, Instruction in, int[] elements) {
    List<Integer> arguments = in.arguments();
    switch (in.operation()) {
      case Operation.Read(var input) -> Arrays.setAll(elements, e -> read(input.name(), e));
      case Operation.Normal(int first) ->
          Arrays.setAll(elements, e -> on.append(new IntegerOperation.Normal(first + e)));
      case Operation.Elementwise(var primitive) ->
          Arrays.setAll(elements, e -> primitive(index, primitive, arguments, e));
      case Operation.Sum _ -> elements[0] = sum(values.get(arguments.getFirst()));
      case Operation.Product _ -> product(arguments.get(0), arguments.get(1), elements);
      case Operation.Stack _ -> stack(arguments, elements, sizes[index]);
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

  private int constant(int index, int e, double size) {
    double value = number(index, e) / (size == Sizes.ANY ? 1 : size);
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
      int moving = isFirst ? second : first;
      double size = sizes[moving] == Sizes.ANY ? 1 : sizes[moving];
      int bits = PoissonNumber.MEAN - n;
      value = times(FULL, at(moving, e), number(isFirst ? first : second, e) * size, bits);
    } else {
      value = on.append(FULL, new IntegerOperation.Scale(PoissonNumber.MEAN - n), at(mean, e, 1));
    }
    return new Integer[] {value, at(arguments.get(1), e)};
  }

  private double number(int index, int e) {
    double[] elements = Objects.requireNonNull(known.get(index)).elements();
    return elements[elements.length == 1 ? 0 : e];
  }

  /// A product with a factor that has 30 bits of its own.
  ///
  /// @param bits the more of the product after the point
  private int times(int width, int value, double factor, int bits) {
    int exponent = Math.max(Math.getExponent(factor), bits - 30);
    int shift = 29 - exponent - bits;
    if (shift < 0) {
      throw new RefusedException(
          "a value is multiplied by " + factor,
          "that is more than the format holds; write the equations in other units");
    }
    long multiplier = (long) Math.rint(Math.scalb(factor, 29 - exponent));
    int by = on.append(FULL, new IntegerOperation.Constant(multiplier));
    return on.append(width, new IntegerOperation.Multiply(shift), value, by);
  }

  private boolean isNumber(int index) {
    return program.instructions().get(index).operation() instanceof Operation.Read(var input)
        && input.name().equals(FixedStep.NUMBER);
  }

  private Integer[] at(List<Integer> arguments, int e, double size) {
    return arguments.stream().map(argument -> at(argument, e, size)).toArray(Integer[]::new);
  }

  /// An element in units of a size.
  private int at(int value, int e, double size) {
    if (known.containsKey(value)) {
      return constant(value, e, size);
    }
    return size == Sizes.ANY ? at(value, e) : resized(at(value, e), sizes[value], size);
  }

  private int resized(int value, double from, double to) {
    double own = from == Sizes.ANY ? 1 : from;
    return Sizes.same(own, to) ? value : times(format.width(), value, own / to, 0);
  }

  /// The same of a value that is added, which the format has to hold.
  private int term(int value, int e, double size) {
    checkRange(value, size);
    return at(value, e, size);
  }

  private int factor(int value, int e) {
    checkFactor(value);
    return at(value, e);
  }

  private int at(int value, int e) {
    int[] elements = values.get(value);
    return elements[elements.length == 1 ? 0 : e];
  }

  private int primitive(int index, Primitive primitive, List<Integer> arguments, int e) {
    double size = sizes[index];
    int a = arguments.get(0);
    int b = arguments.size() > 1 ? arguments.get(1) : a;
    return switch (primitive) {
      case ADD -> on.add(term(a, e, size), term(b, e, size));
      case SUBTRACT -> on.subtract(term(a, e, size), term(b, e, size));
      case MULTIPLY ->
          isNumber(a) && known.containsKey(b)
              ? clock(number(b, 0) / (size == Sizes.ANY ? 1 : size))
              : on.multiply(factor(a, e), factor(b, e), n);
      case DIVIDE ->
          sizes[b] == Sizes.ANY && !Sizes.same(sizes[a], size)
              ? at(a, e)
              : on.divide(factor(a, e), factor(b, e), n);
      case FMA -> fused(arguments, e, size);
      case NEGATE -> on.negate(at(a, e));
      case ABSOLUTE -> on.magnitude(at(a, e));
      case SQUARE_ROOT -> on.root(at(a, e), n);
      case MINIMUM -> on.least(at(a, e, size), at(b, e, size));
      case MAXIMUM -> on.most(at(a, e, size), at(b, e, size));
      case WHERE_LESS -> where(Relation.LESS, arguments, e, size);
      case WHERE_LESS_OR_EQUAL -> where(Relation.LESS_OR_EQUAL, arguments, e, size);
      case WHERE_EQUAL -> where(Relation.EQUAL, arguments, e, size);
      case POWER2, EXPONENT, MANTISSA ->
          throw new RefusedException(
              "a function of the equations has no form in integers",
              "export this system with --precision float");
    };
  }

  private int fused(List<Integer> arguments, int e, double size) {
    int a = factor(arguments.get(0), e);
    int b = factor(arguments.get(1), e);
    int c = term(arguments.get(2), e, size);
    double product = Sizes.product(sizes[arguments.get(0)], sizes[arguments.get(1)]);
    return product == Sizes.ANY || Sizes.same(product, size)
        ? on.fma(a, b, c, n)
        : on.add(resized(on.multiply(a, b, n), product, size), c);
  }

  private int where(Relation relation, List<Integer> arguments, int e, double size) {
    int a = arguments.get(0);
    int b = arguments.get(1);
    double compared = sizes[a] == Sizes.ANY ? sizes[b] : sizes[a];
    int then = term(arguments.get(2), e, size);
    int otherwise = term(arguments.get(3), e, size);
    return on.where(relation, at(a, e, compared), at(b, e, compared), then, otherwise);
  }

  /// Refuses constants that the format does not have: a limit may lie outside of the range, where
  /// it never binds; a factor or a term may not.
  private void checkFactor(int index) {
    double size = sizes[index] == Sizes.ANY ? 1 : sizes[index];
    checkRange(index, size);
    Tensor constants = known.get(index);
    if (constants != null
        && Arrays.stream(constants.elements()).anyMatch(each -> each != 0)
        && Arrays.stream(constants.elements()).allMatch(each -> format.raw(each / size) == 0)) {
      throw new RefusedException(
          "a factor of the equations, " + constants.elements()[0] / size + ", is 0 in " + format,
          "take more bits after the point, or write the equations in other units");
    }
  }

  private void checkRange(int index, double size) {
    Tensor constants = known.get(index);
    if (constants != null) {
      for (double si : constants.elements()) {
        double each = si / (size == Sizes.ANY ? 1 : size);
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

  private void stack(List<Integer> parts, int[] elements, double size) {
    int length = elements.length / parts.size();
    Arrays.setAll(elements, e -> at(parts.get(e / length), e % length, size));
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
