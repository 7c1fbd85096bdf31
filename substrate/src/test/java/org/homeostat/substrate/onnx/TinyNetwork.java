package org.homeostat.substrate.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;

/// A network of one layer, `y = tanh(obs@W + b)` with two inputs and three outputs, whole or with
/// something wrong.
final class TinyNetwork {
  private static final int DOUBLE = 11;

  private TinyNetwork() {}

  static byte[] bytes() {
    return reading("obs");
  }

  /// With another name of its input.
  static byte[] reading(String input) {
    return model(input, tensor("W", 2, 3), List.of(node("MatMul", "m", List.of(input, "W"))));
  }

  /// With fields added to the tensor of the weights.
  static byte[] weights(Consumer<ProtoMessage> more) {
    ProtoMessage w = tensor("W", 2, 3);
    more.accept(w);
    return model("obs", w, List.of(node("MatMul", "m", List.of("obs", "W"))));
  }

  /// With another first node.
  static byte[] with(String operator, List<String> inputs) {
    return model("obs", tensor("W", 2, 3), List.of(node(operator, "m", inputs)));
  }

  private static byte[] model(String input, ProtoMessage weights, List<ProtoMessage> first) {
    ProtoMessage graph = new ProtoMessage();
    first.forEach(node -> graph.message(1, node));
    graph.message(1, node("Add", "s", List.of("m", "b")));
    graph.message(1, node("Tanh", "y", List.of("s")));
    graph.message(5, weights).message(5, tensor("b", 3));
    graph.message(11, value(input, 1, 2)).message(12, value("y", 1, 3));
    ProtoMessage set = new ProtoMessage().text(1, "").number(2, 17);
    return new ProtoMessage().number(1, 8).message(7, graph).message(8, set).bytes();
  }

  private static ProtoMessage node(String operator, String result, List<String> inputs) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, result).text(4, operator);
  }

  private static ProtoMessage tensor(String name, int... lengths) {
    int size = 1;
    ProtoMessage tensor = new ProtoMessage().number(2, DOUBLE).text(8, name);
    for (int length : lengths) {
      tensor.number(1, length);
      size *= length;
    }
    byte[] raw = new byte[size * Double.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      bytes.putDouble(i * 0.25 - 0.5);
    }
    return tensor.bytes(9, raw);
  }

  private static ProtoMessage value(String name, int... lengths) {
    ProtoMessage shape = new ProtoMessage();
    for (int length : lengths) {
      shape.message(1, new ProtoMessage().number(1, length));
    }
    ProtoMessage tensor = new ProtoMessage().number(1, DOUBLE).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }
}
