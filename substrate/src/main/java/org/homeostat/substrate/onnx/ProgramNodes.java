package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.substrate.program.Elements;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Functions.Call;
import org.homeostat.substrate.program.Known;

/// A program as nodes of a graph.
///
/// An elementary function is the operator of that name. ONNX Runtime has some of them for floats
/// alone, and ONNX lacks others: those are written with the primitives that they are made of.
final class ProgramNodes {
  private static final double PER_LOG2 = 1.4426950408889634;

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "exp", "Exp", "log", "Log", "sin", "Sin", "cos", "Cos", "tanh", "Tanh", "sigmoid",
          "Sigmoid", "floor", "Floor", "sign", "Sign", "pow", "Pow");
  private static final Map<String, String> OF_FLOATS =
      Map.of(
          "tan",
          "Tan",
          "asin",
          "Asin",
          "acos",
          "Acos",
          "atan",
          "Atan",
          "sinh",
          "Sinh",
          "cosh",
          "Cosh",
          "softplus",
          "Softplus",
          "erf",
          "Erf");

  private final GraphWriter graph;
  private final Program program;
  private final Map<Integer, Tensor> known;
  private final Map<String, String> operators;
  private final Map<Integer, Call> calls;
  private final Function<String, String> reads;
  private final Map<Integer, String> values = new HashMap<>();

  private ProgramNodes(
      GraphWriter graph,
      Program program,
      Map<String, Tensor> given,
      Function<String, String> reads) {
    this.graph = graph;
    this.program = program;
    this.known = Known.values(program, given);
    Precision precision = program.precision();
    this.operators = new HashMap<>(EVERYWHERE);
    if (precision == Precision.FLOAT) {
      operators.putAll(OF_FLOATS);
    }
    this.calls = Functions.in(precision).only(operators.keySet()).calls(program);
    this.reads = reads;
  }

  /// Adds the nodes of a program.
  ///
  /// @param given the values of inputs that are constants
  /// @param reads the name of what is read; that of the normals of a step is [OnnxModel#NORMALS]
  /// @return the name of each result of the program
  static Map<String, String> add(
      GraphWriter graph,
      Program program,
      Map<String, Tensor> given,
      Function<String, String> reads) {
    ProgramNodes nodes = new ProgramNodes(graph, program, given, reads);
    nodes.compute();
    Map<String, String> results = new HashMap<>();
    program.results().forEach(result -> results.put(result.name(), nodes.result(result)));
    return results;
  }

  private void compute() {
    boolean[] needed = new boolean[program.instructions().size()];
    program.results().forEach(result -> result.values().forEach(i -> needed[i] = true));
    for (int i = needed.length - 1; i >= 0; i--) {
      if (needed[i] && !known.containsKey(i)) {
        arguments(i).forEach(argument -> needed[argument] = true);
      }
    }
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        Tensor constant = known.get(i);
        if (constant == null) {
          values.put(i, value(i));
        }
      }
    }
  }

  private String result(Result result) {
    if (result.values().size() == 1) {
      return name(result.values().getFirst());
    }
    List<String> parts = result.values().stream().map(i -> reshaped(name(i), Shape.of(1))).toList();
    return reshaped(graph.node("Concat", parts, Attribute.of("axis", 0)), result.shape());
  }

  private List<Integer> arguments(int index) {
    Call call = calls.get(index);
    return call == null ? program.instructions().get(index).arguments() : call.arguments();
  }

  private String name(int index) {
    Tensor constant = known.get(index);
    return constant == null ? values.getOrDefault(index, "") : graph.constant(constant);
  }

  private String value(int index) {
    Instruction in = program.instructions().get(index);
    if (in.operation() instanceof Operation.Product) {
      return product(in.arguments());
    }
    List<String> a = arguments(index).stream().map(this::name).toList();
    Call call = calls.get(index);
    if (call != null) {
      String function = call.function().name();
      return graph.node(operators.getOrDefault(function, ""), a);
    }
    Shape shape = in.shape();
    return switch (in.operation()) {
      case Operation.Read(var input) -> reads.apply(input.name());
      case Operation.ReadElement(var input, int element) ->
          element(flat(reads.apply(input.name())), element);
      case Operation.Normal(int first) ->
          shape.isScalar()
              ? element(OnnxModel.NORMALS, first)
              : reshaped(part(OnnxModel.NORMALS, first, first + shape.size(), 0), shape);
      case Operation.Elementwise(var primitive) -> primitively(primitive, a);
      case Operation.Transpose _ -> transposed(a.getFirst(), shape(index, 0), shape);
      case Operation.Slice(var ranges) -> sliced(a.getFirst(), shape(index, 0), ranges, shape);
      case Operation.Sum _ ->
          shape(index, 0).isScalar()
              ? a.getFirst()
              : graph.node("ReduceSum", a, Attribute.of("keepdims", 0));
      case Operation.Stack _ -> stacked(a, shape(index, 0), shape);
      case Operation.Gather(var map) -> gathered(a.getFirst(), map, shape);
      case Operation.Scatter(var map) -> scattered(a.getFirst(), map, shape);
      case Operation.Constant _, Operation.Product _ ->
          throw new IllegalStateException("written before: " + in);
      case Operation.OverLanes _, Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("over lanes: " + in.operation());
    };
  }

  /// A matrix of weights that multiplies a vector stands transposed behind it, as runtimes keep it.
  private String product(List<Integer> factors) {
    Tensor weights = known.get(factors.getFirst());
    int other = factors.getLast();
    boolean isVector = program.instructions().get(other).shape().rank() == 1;
    if (weights != null && weights.shape().rank() == 2 && isVector) {
      return graph.node(
          "MatMul", List.of(name(other), graph.constant(Elements.transposed(weights))));
    }
    return graph.node("MatMul", List.of(name(factors.getFirst()), name(other)));
  }

  private Shape shape(int index, int argument) {
    int of = program.instructions().get(index).arguments().get(argument);
    return program.instructions().get(of).shape();
  }

  private String primitively(Primitive primitive, List<String> a) {
    return switch (primitive) {
      case ADD -> graph.node("Add", a);
      case SUBTRACT -> graph.node("Sub", a);
      case MULTIPLY -> graph.node("Mul", a);
      case DIVIDE -> graph.node("Div", a);
      case FMA -> graph.node("Add", List.of(graph.node("Mul", a.subList(0, 2)), a.get(2)));
      case NEGATE -> graph.node("Neg", a);
      case ABSOLUTE -> graph.node("Abs", a);
      case SQUARE_ROOT -> graph.node("Sqrt", a);
      case MINIMUM -> graph.node("Min", a);
      case MAXIMUM -> graph.node("Max", a);
      case WHERE_LESS -> where("Less", a);
      case WHERE_LESS_OR_EQUAL -> where("LessOrEqual", a);
      case WHERE_EQUAL -> where("Equal", a);
      case POWER2 -> power2(a.getFirst());
      case EXPONENT -> exponent(a.getFirst());
      case MANTISSA -> graph.node("Div", List.of(a.getFirst(), power2(exponent(a.getFirst()))));
    };
  }

  private String where(String relation, List<String> a) {
    String condition = graph.node(relation, a.subList(0, 2));
    return graph.node("Where", List.of(condition, a.get(2), a.get(3)));
  }

  private String power2(String n) {
    return graph.node("Pow", List.of(graph.constant(2), n));
  }

  /// The n with `2^n <= a < 2^(n+1)`: the logarithm may be off by a rounding, which is put right.
  private String exponent(String a) {
    String log = graph.node("Log", List.of(a));
    String scaled = graph.node("Mul", List.of(log, graph.constant(PER_LOG2)));
    String near = graph.node("Floor", List.of(scaled));
    String one = graph.constant(1);
    String mantissa = graph.node("Div", List.of(a, power2(near)));
    String above = graph.node("Add", List.of(near, one));
    String below = graph.node("Sub", List.of(near, one));
    String lifted = where("LessOrEqual", List.of(graph.constant(2), mantissa, above, near));
    return where("Less", List.of(mantissa, one, below, lifted));
  }

  private String transposed(String a, Shape from, Shape to) {
    return from.rank() == 2
        ? reshaped(graph.node("Transpose", List.of(a), Attribute.of("perm", 1, 0)), to)
        : reshaped(a, to);
  }

  private String sliced(String a, Shape from, List<Range> ranges, Shape to) {
    if (to.isScalar()) {
      return element(flat(a), Elements.sliced(from, ranges)[0]);
    }
    String part = a;
    for (int axis = 0; axis < from.rank(); axis++) {
      Range range = ranges.get(axis);
      int end = Math.min(range.to(), from.length(axis));
      if (range.from() > 0 || end < from.length(axis)) {
        part = part(part, range.from(), end, axis);
      }
    }
    boolean same = ranges.stream().noneMatch(Range::index);
    return same ? part : reshaped(part, to);
  }

  private String stacked(List<String> parts, Shape part, Shape to) {
    List<Integer> row = new ArrayList<>(part.lengths());
    row.addFirst(1);
    List<String> rows = parts.stream().map(each -> reshaped(each, new Shape(row))).toList();
    return reshaped(graph.node("Concat", rows, Attribute.of("axis", 0)), to);
  }

  private String gathered(String a, IndexMap map, Shape to) {
    int[] from = Elements.of(map);
    String all = flat(a);
    if (Arrays.stream(from).anyMatch(e -> e < 0)) {
      // a 0 in front of the first element, at place 0
      String zero = graph.constant(Tensor.zeros(Shape.of(1)));
      all = graph.node("Concat", List.of(zero, all), Attribute.of("axis", 0));
      Arrays.setAll(from, i -> Math.max(from[i] + 1, 0));
    }
    return reshaped(graph.node("Gather", List.of(all, graph.integers(from))), to);
  }

  private String scattered(String a, IndexMap map, Shape to) {
    int[] places = Elements.of(map);
    // what goes nowhere goes in front of the first element
    Arrays.setAll(places, i -> places[i] + 1);
    String zeros = graph.constant(Tensor.zeros(Shape.of(to.size() + 1)));
    String sums =
        graph.node(
            "ScatterElements",
            List.of(zeros, graph.integers(places), flat(a)),
            Attribute.of("axis", 0),
            Attribute.of("reduction", "add"));
    return reshaped(part(sums, 1, to.size() + 1, 0), to);
  }

  private String flat(String a) {
    return graph.node("Reshape", List.of(a, graph.integers(-1L)));
  }

  private String element(String list, int element) {
    return graph.node("Gather", List.of(list, graph.integer(element)));
  }

  private String part(String a, int from, int to, int axis) {
    return graph.node(
        "Slice",
        List.of(
            a,
            graph.integers((long) from),
            graph.integers((long) to),
            graph.integers((long) axis)));
  }

  private String reshaped(String a, Shape to) {
    return graph.node("Reshape", List.of(a, graph.lengths(to)));
  }
}
