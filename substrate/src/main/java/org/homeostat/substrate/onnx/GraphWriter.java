package org.homeostat.substrate.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.program.Identifiers;

/// A graph as it is written: nodes in the order in which they are computed, and the constants that
/// they share.
final class GraphWriter {
  private static final int FLOAT = 1;
  private static final int INTEGER = 7;
  private static final int TRUTH = 9;
  private static final int DOUBLE = 11;
  private static final long IR_VERSION = 8;
  private static final long OPERATOR_SET = 17;

  private final Precision precision;
  private final Identifiers names;
  private List<ProtoMessage> nodes = new ArrayList<>();
  private final List<ProtoMessage> inputs = new ArrayList<>();
  private final List<ProtoMessage> outputs = new ArrayList<>();
  private final Map<String, ProtoMessage> initializers = new LinkedHashMap<>();
  private final Map<Object, String> constants = new LinkedHashMap<>();

  /// @param names of values; those of nodes and constants are among them
  GraphWriter(Precision precision, Identifiers names) {
    this.precision = precision;
    this.names = names;
  }

  /// Adds a node of one result; the name of the result.
  String node(String operator, List<String> arguments, Attribute... attributes) {
    String result = names.another("v" + nodes.size());
    node(operator, arguments, result, attributes);
    return result;
  }

  /// Adds a node whose result has a name.
  void node(String operator, List<String> arguments, String result, Attribute... attributes) {
    node(operator, arguments, List.of(result), attributes);
  }

  private void node(
      String operator, List<String> arguments, List<String> results, Attribute... attributes) {
    ProtoMessage node = new ProtoMessage();
    arguments.forEach(argument -> node.text(1, argument));
    results.forEach(result -> node.text(2, result));
    node.text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    nodes.add(node);
  }

  /// What a turn of a loop leaves.
  ///
  /// @param goesOn whether there is another turn, the name of a truth value
  /// @param next the names of the values that the next turn begins with
  record Turn(String goesOn, List<String> next) {}

  /// Adds a loop of values that each turn makes anew.
  ///
  /// @param most how many turns there are
  /// @param start the names of the values before the first turn
  /// @param turn adds the nodes of a turn, given the names of its values
  /// @return the names of the values after the last turn
  List<String> loop(
      long most, List<String> start, List<Shape> shapes, Function<List<String>, Turn> turn) {
    List<String> carried = start.stream().map(_ -> names.another("s" + nodes.size())).toList();
    String zero = integer(0);
    String begins = node("Equal", List.of(zero, zero));
    List<ProtoMessage> outside = nodes;
    nodes = new ArrayList<>();
    Turn taken = turn.apply(carried);
    ProtoMessage body = new ProtoMessage();
    body.text(2, names.another("turn"));
    body.message(11, value(names.another("k"), INTEGER, Shape.SCALAR));
    body.message(11, value(names.another("on"), TRUTH, Shape.SCALAR));
    body.message(12, value(node("Identity", List.of(taken.goesOn())), TRUTH, Shape.SCALAR));
    for (int i = 0; i < carried.size(); i++) {
      body.message(11, value(carried.get(i), shapes.get(i)));
      String next = node("Identity", List.of(taken.next().get(i)));
      body.message(12, value(next, shapes.get(i)));
    }
    nodes.forEach(node -> body.message(1, node));
    nodes = outside;
    List<String> arguments = new ArrayList<>(List.of(integer(most), begins));
    arguments.addAll(start);
    List<String> left = start.stream().map(_ -> names.another("v" + nodes.size())).toList();
    node("Loop", arguments, left, Attribute.of("body", body));
    return left;
  }

  /// A constant in the numbers of the graph.
  String constant(Tensor value) {
    return constants.computeIfAbsent(value, _ -> initializer(constantName(), value));
  }

  String constant(double value) {
    return constant(Tensor.scalar(value));
  }

  /// A list of whole numbers.
  String integers(long... values) {
    return integers(values, Shape.of(values.length));
  }

  String integers(int[] values) {
    return integers(Arrays.stream(values).asLongStream().toArray());
  }

  /// The lengths of a shape, as a list.
  String lengths(Shape shape) {
    return integers(shape.lengths().stream().mapToLong(Integer::longValue).toArray());
  }

  /// A whole number that is no list.
  String integer(long value) {
    return integers(new long[] {value}, Shape.SCALAR);
  }

  private String integers(long[] values, Shape shape) {
    return constants.computeIfAbsent(
        "integers " + shape + Arrays.toString(values),
        _ -> {
          byte[] raw = new byte[values.length * Long.BYTES];
          ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
          Arrays.stream(values).forEach(bytes::putLong);
          return initializer(constantName(), INTEGER, shape, raw);
        });
  }

  private String constantName() {
    return names.another("c" + constants.size());
  }

  /// Adds an input.
  void input(String name, Shape shape) {
    inputs.add(value(name, shape));
  }

  void output(String name, Shape shape) {
    outputs.add(value(name, shape));
  }

  private String initializer(String name, Tensor value) {
    boolean single = precision == Precision.FLOAT;
    byte[] raw = new byte[value.elements().length * (single ? Float.BYTES : Double.BYTES)];
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    for (double element : value.elements()) {
      if (single) {
        bytes.putFloat((float) element);
      } else {
        bytes.putDouble(element);
      }
    }
    return initializer(name, type(), value.shape(), raw);
  }

  private String initializer(String name, int type, Shape shape, byte[] raw) {
    ProtoMessage tensor = new ProtoMessage();
    shape.lengths().forEach(length -> tensor.number(1, length));
    initializers.put(name, tensor.number(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  private int type() {
    return precision == Precision.FLOAT ? FLOAT : DOUBLE;
  }

  private ProtoMessage value(String name, Shape shape) {
    return value(name, type(), shape);
  }

  private static ProtoMessage value(String name, int type, Shape shape) {
    ProtoMessage lengths = new ProtoMessage();
    shape.lengths().forEach(length -> lengths.message(1, new ProtoMessage().number(1, length)));
    ProtoMessage tensor = new ProtoMessage().number(1, type).message(2, lengths);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  /// The model that holds the graph.
  ///
  /// @param about text for people
  /// @param properties text for programs, by name
  byte[] model(String name, String about, Map<String, String> properties) {
    ProtoMessage graph = new ProtoMessage();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, name);
    initializers.values().forEach(each -> graph.message(5, each));
    inputs.forEach(each -> graph.message(11, each));
    outputs.forEach(each -> graph.message(12, each));
    ProtoMessage model = new ProtoMessage().number(1, IR_VERSION).text(2, "homeostat");
    model.text(6, about).message(7, graph);
    model.message(8, new ProtoMessage().text(1, "").number(2, OPERATOR_SET));
    properties.forEach(
        (key, value) -> model.message(14, new ProtoMessage().text(1, key).text(2, value)));
    return model.bytes();
  }
}
