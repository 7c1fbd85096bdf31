package org.homeostat.substrate.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Numbers that stand in a model.
///
/// @param lengths of the axes
/// @param values row by row
record OnnxTensor(String name, List<Integer> lengths, double[] values) {
  private static final int FLOAT = 1;
  private static final int INTEGER32 = 6;
  private static final int INTEGER = 7;
  private static final int DOUBLE = 11;

  OnnxTensor {
    lengths = List.copyOf(lengths);
  }

  int size() {
    return values.length;
  }

  /// Reads a tensor; it may take no more numbers than there are bytes.
  static OnnxTensor read(ProtoFields fields) {
    List<Long> lengths = new ArrayList<>();
    List<ByteBuffer> contents = new ArrayList<>();
    String name = "";
    long type = 0;
    int field = 0;
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> Arrays.stream(fields.wholes()).forEach(lengths::add);
        case 2 -> type = fields.whole();
        case 8 -> name = fields.text();
        case 4, 5, 7, 9, 10 -> {
          field = fields.number();
          contents.add(fields.content());
        }
        case 13, 14 ->
            throw new OnnxException(
                "the weights '" + name + "' stand in another file",
                "save the model as one file, such as with onnx.save(model, path)");
        default -> {}
      }
    }
    if (contents.size() > 1) {
      throw new OnnxException("the weights '" + name + "' are given twice", "");
    }
    double[] values = contents.isEmpty() ? new double[0] : values(contents.getFirst(), field, type);
    return new OnnxTensor(name, checked(name, lengths, values.length), values);
  }

  private static List<Integer> checked(String name, List<Long> lengths, int size) {
    long product = 1;
    for (long length : lengths) {
      if (length < 0 || length > Integer.MAX_VALUE || lengths.size() > OnnxGraph.MOST_AXES) {
        throw new OnnxException("the weights '" + name + "' have the lengths " + lengths, "");
      }
      product = Math.min(product * length, Integer.MAX_VALUE + 1L);
    }
    if (product != size || size == 0) {
      throw new OnnxException(
          "the weights '%s' have the lengths %s, but %s numbers"
              .formatted(name, lengths, "" + size),
          "");
    }
    return lengths.stream().map(Long::intValue).toList();
  }

  private static double[] values(ByteBuffer content, int field, long type) {
    boolean raw = field == 9;
    if ((raw && type == FLOAT) || field == 4) {
      return values(content, Float.BYTES, content::getFloat);
    }
    if ((raw && type == DOUBLE) || field == 10) {
      return values(content, Double.BYTES, content::getDouble);
    }
    if (raw && type == INTEGER) {
      return values(content, Long.BYTES, content::getLong);
    }
    if (raw && type == INTEGER32) {
      return values(content, Integer.BYTES, content::getInt);
    }
    if (field == 7 || field == 5) {
      return Arrays.stream(ProtoFields.wholes(content)).asDoubleStream().toArray();
    }
    throw new OnnxException(
        "weights of the type " + type + " are not read", "store them as floats or doubles");
  }

  /// @param at gives the number at a byte
  private static double[] values(ByteBuffer content, int size, IntToDoubleFunction at) {
    if (content.remaining() % size != 0) {
      throw new OnnxException("the weights end within a number", "");
    }
    double[] values = new double[content.remaining() / size];
    Arrays.setAll(values, i -> at.applyAsDouble(i * size));
    return values;
  }
}
