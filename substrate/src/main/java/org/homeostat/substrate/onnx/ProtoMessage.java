package org.homeostat.substrate.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A message of protocol buffers as bytes: each field a tag, `number << 3 | kind`, and what it
/// holds. A whole number stands in groups of seven bits, the lowest first; all else behind its
/// length.
///
/// Source: Google, *Protocol Buffers: Encoding*.
final class ProtoMessage {
  private static final int WHOLE_NUMBER = 0;
  private static final int LENGTH = 2;
  private static final int GROUP = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoMessage number(int field, long value) {
    whole(((long) field << 3) | WHOLE_NUMBER);
    whole(value);
    return this;
  }

  ProtoMessage bytes(int field, byte[] value) {
    whole(((long) field << 3) | LENGTH);
    whole(value.length);
    out.writeBytes(value);
    return this;
  }

  ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.bytes());
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void whole(long value) {
    long rest = value;
    while ((rest & (-1L << GROUP)) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= GROUP;
    }
    out.write((int) rest);
  }
}
