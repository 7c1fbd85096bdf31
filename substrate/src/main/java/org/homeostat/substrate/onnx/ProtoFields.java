package org.homeostat.substrate.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/// The fields of a message of protocol buffers, one after the other. Nothing is allocated by a
/// length that the bytes do not hold.
///
/// ```
/// for (ProtoFields fields = ProtoFields.of(bytes); fields.next(); ) {
///   switch (fields.number()) ...
/// ```
final class ProtoFields {
  private static final int WHOLE_NUMBER = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;
  private static final int MOST_GROUPS = 10;

  private final ByteBuffer bytes;
  private int number;
  private int kind;
  private long whole;
  private ByteBuffer content;

  private ProtoFields(ByteBuffer bytes) {
    this.bytes = bytes;
    this.content = bytes.slice(0, 0);
  }

  static ProtoFields of(byte[] message) {
    return new ProtoFields(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN));
  }

  /// Moves to the next field; false at the end.
  ///
  /// @throws OnnxException if the bytes end within a field, or are none
  boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = readWhole(bytes);
    number = (int) (tag >>> 3);
    kind = (int) (tag & 7);
    whole = 0;
    switch (kind) {
      case WHOLE_NUMBER -> whole = readWhole(bytes);
      case EIGHT_BYTES -> content = take(Long.BYTES);
      case FOUR_BYTES -> content = take(Integer.BYTES);
      case LENGTH -> content = take(readWhole(bytes));
      default -> throw broken();
    }
    return true;
  }

  private ByteBuffer take(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw broken();
    }
    ByteBuffer taken = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return taken;
  }

  private static long readWhole(ByteBuffer from) {
    long value = 0;
    for (int group = 0; group < MOST_GROUPS && from.hasRemaining(); group++) {
      byte next = from.get();
      value |= (next & 0x7fL) << (7 * group);
      if (next >= 0) {
        return value;
      }
    }
    throw broken();
  }

  private static OnnxException broken() {
    return new OnnxException("the file ends within a field, or is no ONNX model", "");
  }

  /// The number of the field.
  int number() {
    return number;
  }

  /// A whole number.
  long whole() {
    expect(WHOLE_NUMBER);
    return whole;
  }

  float single() {
    expect(FOUR_BYTES);
    return content.getFloat(0);
  }

  String text() {
    expect(LENGTH);
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
  }

  ProtoFields message() {
    expect(LENGTH);
    return new ProtoFields(content);
  }

  /// What a field with a length holds.
  ByteBuffer content() {
    expect(LENGTH);
    return content;
  }

  /// A list of whole numbers, or one of its elements where each has a field of its own.
  long[] wholes() {
    if (kind == WHOLE_NUMBER) {
      return new long[] {whole};
    }
    expect(LENGTH);
    return wholes(content);
  }

  /// A list of whole numbers.
  static long[] wholes(ByteBuffer content) {
    ByteBuffer list = content.duplicate();
    var values = LongStream.builder();
    while (list.hasRemaining()) {
      values.add(readWhole(list));
    }
    return values.build().toArray();
  }

  private void expect(int expected) {
    if (kind != expected) {
      throw new OnnxException("a field holds what it cannot, or this is no ONNX model", "");
    }
  }
}
