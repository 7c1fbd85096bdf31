package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Arithmetic;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Operation.Elementwise;

/// Builds a [Program]. The arithmetic of the builder appends instructions; the same assignment is
/// made only once, and what has constant arguments is computed at once.
///
/// ```
/// var b = new ProgramBuilder(Precision.DOUBLE);
/// Value x = b.input("x", Shape.SCALAR, Binding.STEP);
/// Value h = b.input("dt", Shape.SCALAR, Binding.RUN);
/// b.result("x", b.fma(h, b.negate(x), x));      // Euler's step of dx = -x*dt
/// Program program = b.build();
/// ```
public final class ProgramBuilder implements Arithmetic<Value> {
  private final Precision precision;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Value> known = new HashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Map<String, Result> results = new LinkedHashMap<>();
  private int normals;

  public ProgramBuilder(Precision precision) {
    this.precision = precision;
  }

  /// Reads a named input; the same name gives the same value.
  public Value input(String name, Shape shape, Binding binding) {
    Input input = new Input(name, shape, binding);
    Input earlier = inputs.putIfAbsent(name, input);
    if (earlier != null && !earlier.equals(input)) {
      throw new IllegalArgumentException("two inputs are named " + name);
    }
    return append(new Operation.Read(input), List.of(), shape, binding);
  }

  /// Reads one element of a named input.
  Value inputElement(Input input, int element) {
    inputs.putIfAbsent(input.name(), input);
    var read = new Operation.ReadElement(input, element);
    return append(read, List.of(), Shape.SCALAR, input.binding());
  }

  /// Reads the next standard normal numbers of a step, as many as the shape has elements. The order
  /// of the calls is the order of the normals in the buffer that a kernel is given.
  public Value normal(Shape shape) {
    return normalAt(normals, shape);
  }

  Value normalAt(int first, Shape shape) {
    normals = Math.max(normals, first + shape.size());
    return append(new Operation.Normal(first), List.of(), shape, Binding.STEP);
  }

  /// Leaves a value in the memory under a name; a result named like an input is that input's next
  /// value.
  public void result(String name, Value value) {
    put(new Result(name, value.shape(), List.of(value.index())));
  }

  /// Leaves scalars in the memory as the elements of one value.
  void result(String name, Shape shape, List<Value> elements) {
    put(new Result(name, shape, indices(elements)));
  }

  private void put(Result result) {
    Input input = inputs.get(result.name());
    if (input != null
        && !(input.shape().equals(result.shape()) && input.binding() == Binding.STEP)) {
      throw new IllegalArgumentException(
          "result and input " + result.name() + " differ: " + result.shape() + " and " + input);
    }
    if (results.putIfAbsent(result.name(), result) != null) {
      throw new IllegalArgumentException("two results are named " + result.name());
    }
  }

  /// The program of all results so far; instructions that serve none are left out.
  public Program build() {
    return Liveness.prune(
        new Program(
            precision,
            instructions,
            List.copyOf(inputs.values()),
            normals,
            List.copyOf(results.values())));
  }

  /// Appends any operation on values of this builder.
  Value append(Operation operation, List<Value> arguments, Shape shape) {
    Binding binding = Binding.CONSTANT;
    for (Value argument : arguments) {
      binding = binding.join(instructions.get(argument.index()).binding());
    }
    return append(operation, arguments, shape, binding);
  }

  private Value append(Operation operation, List<Value> arguments, Shape shape, Binding binding) {
    Instruction instruction = new Instruction(operation, indices(arguments), shape, binding);
    Value earlier = known.get(instruction);
    if (earlier != null) {
      return earlier;
    }
    Value value = new Value(instructions.size(), shape);
    instructions.add(instruction);
    known.put(instruction, value);
    return value;
  }

  private Value at(int index) {
    return new Value(index, instructions.get(index).shape());
  }

  private static List<Integer> indices(List<Value> values) {
    Integer[] indices = new Integer[values.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = values.get(i).index();
    }
    return List.of(indices);
  }

  Value elementwise(Primitive primitive, Value... arguments) {
    Shape shape = Shape.SCALAR;
    boolean constant = true;
    for (Value argument : arguments) {
      if (!argument.shape().isScalar()) {
        if (!shape.isScalar() && !shape.equals(argument.shape())) {
          throw new IllegalArgumentException(
              primitive + " of shapes " + shape + " and " + argument.shape());
        }
        shape = argument.shape();
      }
      constant &= operation(argument) instanceof Operation.Constant;
    }
    return constant
        ? constant(Folding.fold(precision, primitive, constants(arguments)))
        : append(new Elementwise(primitive), List.of(arguments), shape);
  }

  private double[] constants(Value[] arguments) {
    double[] values = new double[4];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = ((Operation.Constant) operation(arguments[i])).value();
    }
    return values;
  }

  private Operation operation(Value value) {
    return instructions.get(value.index()).operation();
  }

  private boolean is(Value value, double constant) {
    return operation(value).equals(new Operation.Constant(constant));
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public Shape shape(Value a) {
    return a.shape();
  }

  @Override
  public Value constant(double value) {
    double rounded = precision == Precision.FLOAT ? (float) value : value;
    return append(new Operation.Constant(rounded), List.of(), Shape.SCALAR, Binding.CONSTANT);
  }

  @Override
  public Value add(Value a, Value b) {
    return elementwise(Primitive.ADD, a, b);
  }

  @Override
  public Value subtract(Value a, Value b) {
    return elementwise(Primitive.SUBTRACT, a, b);
  }

  @Override
  public Value multiply(Value a, Value b) {
    if (is(b, 1)) {
      return a;
    }
    return is(a, 1) ? b : elementwise(Primitive.MULTIPLY, a, b);
  }

  @Override
  public Value divide(Value a, Value b) {
    return is(b, 1) ? a : elementwise(Primitive.DIVIDE, a, b);
  }

  @Override
  public Value fma(Value a, Value b, Value c) {
    return elementwise(Primitive.FMA, a, b, c);
  }

  @Override
  public Value negate(Value a) {
    return elementwise(Primitive.NEGATE, a);
  }

  @Override
  public Value absolute(Value a) {
    return elementwise(Primitive.ABSOLUTE, a);
  }

  @Override
  public Value squareRoot(Value a) {
    return elementwise(Primitive.SQUARE_ROOT, a);
  }

  @Override
  public Value minimum(Value a, Value b) {
    return elementwise(Primitive.MINIMUM, a, b);
  }

  @Override
  public Value maximum(Value a, Value b) {
    return elementwise(Primitive.MAXIMUM, a, b);
  }

  @Override
  public Value whereLess(Value a, Value b, Value then, Value otherwise) {
    return elementwise(Primitive.WHERE_LESS, a, b, then, otherwise);
  }

  @Override
  public Value whereLessOrEqual(Value a, Value b, Value then, Value otherwise) {
    return elementwise(Primitive.WHERE_LESS_OR_EQUAL, a, b, then, otherwise);
  }

  @Override
  public Value whereEqual(Value a, Value b, Value then, Value otherwise) {
    return elementwise(Primitive.WHERE_EQUAL, a, b, then, otherwise);
  }

  @Override
  public Value power2(Value n) {
    return elementwise(Primitive.POWER2, n);
  }

  @Override
  public Value exponent(Value a) {
    return elementwise(Primitive.EXPONENT, a);
  }

  @Override
  public Value mantissa(Value a) {
    return elementwise(Primitive.MANTISSA, a);
  }

  @Override
  public Value product(Value a, Value b) {
    return append(
        new Operation.Product(), List.of(a, b), ArrayShapes.product(a.shape(), b.shape()));
  }

  @Override
  public Value transpose(Value a) {
    return append(new Operation.Transpose(), List.of(a), ArrayShapes.transpose(a.shape()));
  }

  @Override
  public Value slice(Value a, List<Range> ranges) {
    return append(new Operation.Slice(ranges), List.of(a), ArrayShapes.slice(a.shape(), ranges));
  }

  @Override
  public Value sum(Value a) {
    return append(new Operation.Sum(), List.of(a), Shape.SCALAR);
  }

  @Override
  public Value gather(Value a, IndexMap map) {
    refuseOther(map.from(), a);
    return append(new Operation.Gather(map), List.of(a), map.to());
  }

  @Override
  public Value scatter(Value a, IndexMap map) {
    refuseOther(map.to(), a);
    return append(new Operation.Scatter(map), List.of(a), map.from());
  }

  private static void refuseOther(Shape shape, Value a) {
    if (!shape.equals(a.shape())) {
      throw new IllegalArgumentException("a map of the shape " + shape + " on " + a.shape());
    }
  }

  /// The sum of a value over the lanes of a memory, the first lane first; the same in every lane.
  /// That of a product is one long product ([Operation.ProductOverLanes]), also of one that is then
  /// negated or takes another shape.
  public Value overLanes(Value a) {
    if (!instructions.get(a.index()).binding().byLane()) {
      throw new IllegalArgumentException("the same in all lanes: " + a);
    }
    Instruction in = instructions.get(a.index());
    return switch (in.operation()) {
      case Operation.Product _ ->
          append(
              new Operation.ProductOverLanes(),
              in.arguments().stream().map(this::at).toList(),
              a.shape());
      case Operation.Gather(IndexMap map) when map.isReshaping() ->
          gather(overLanes(at(in.arguments().getFirst())), map);
      case Operation.Elementwise(Primitive primitive) when primitive == Primitive.NEGATE ->
          negate(overLanes(at(in.arguments().getFirst())));
      default -> append(new Operation.OverLanes(), List.of(a), a.shape());
    };
  }

  /// The same where there is one lane: the sum is the value itself, accumulated from 0.
  public Value overOneLane(Value a) {
    Instruction in = instructions.get(a.index());
    return switch (in.operation()) {
      case Operation.Product _ -> a;
      case Operation.Gather(IndexMap map) when map.isReshaping() ->
          gather(overOneLane(at(in.arguments().getFirst())), map);
      case Operation.Elementwise(Primitive primitive) when primitive == Primitive.NEGATE ->
          negate(overOneLane(at(in.arguments().getFirst())));
      default -> add(constant(0), a);
    };
  }

  @Override
  public Value stack(List<Value> parts) {
    return append(
        new Operation.Stack(), parts, ArrayShapes.stack(parts.size(), parts.getFirst().shape()));
  }
}
