package org.homeostat.substrate.nir;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of the Hierarchical Data Format 5 whose groups have attributes, byte by byte: the library
/// that reads such files here writes texts of attributes with a fixed length, which the package
/// `nir` does not take.
///
/// The layout is that of version 2 of the superblock and of object headers, links within the
/// headers, contiguous data, and texts in one global heap ("HDF5 File Format Specification",
/// version 3.0, sections II.A, III.E and IV.A). What is inside is put before what holds it;
/// [#whole] puts the superblock before all.
final class Hdf5Bytes {
  private static final int SUPERBLOCK = 48;
  private static final int HEAP = 4096;
  private static final int LINK_INFO = 2;
  private static final int DATASPACE = 1;
  private static final int DATATYPE = 3;
  private static final int FILL = 5;
  private static final int LINK = 6;
  private static final int LAYOUT = 8;
  private static final int GROUP_INFO = 10;
  private static final int ATTRIBUTE = 12;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] LONG = {0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0};
  private static final byte[] DOUBLE = {
    0x11, 0x20, 0x3f, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, (byte) 0xff, 3, 0, 0
  };
  private static final byte[] TEXT = {
    0x19, 1, 1, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0
  };

  /// A number of the type of its class, or a text.
  sealed interface Value {
    record Whole(long value) implements Value {}

    record Real(double value) implements Value {}

    record Text(String value) implements Value {}
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> texts = new ArrayList<>();

  Hdf5Bytes() {
    out.writeBytes(new byte[SUPERBLOCK + HEAP]);
  }

  /// Puts whole numbers; gives their address.
  long put(long[] values, long... axes) {
    ByteBuffer data = buffer(8 * values.length);
    for (long value : values) {
      data.putLong(value);
    }
    return dataset(bytes(data), LONG, axes);
  }

  /// Puts numbers; gives their address.
  long put(double[] values, long... axes) {
    ByteBuffer data = buffer(8 * values.length);
    for (double value : values) {
      data.putDouble(value);
    }
    return dataset(bytes(data), DOUBLE, axes);
  }

  private long dataset(byte[] data, byte[] type, long[] axes) {
    long at = data.length == 0 ? -1 : append(data);
    ByteBuffer space = buffer(4 + 8 * axes.length);
    space.put((byte) 2).put((byte) axes.length).put((byte) 0).put((byte) 1);
    for (long axis : axes) {
      space.putLong(axis);
    }
    ByteBuffer layout = buffer(18).put((byte) 3).put((byte) 1).putLong(at).putLong(data.length);
    return object(
        List.of(
            message(DATASPACE, bytes(space)),
            message(DATATYPE, type),
            message(FILL, new byte[] {3, 0x0a}),
            message(LAYOUT, bytes(layout))));
  }

  /// Puts a group; gives its address.
  ///
  /// @param links the addresses of what it holds, by name
  long group(Map<String, Long> links, Map<String, Value> attributes) {
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer info = buffer(18).put((byte) 0).put((byte) 0).putLong(-1).putLong(-1);
    messages.add(message(LINK_INFO, bytes(info)));
    messages.add(message(GROUP_INFO, new byte[] {0, 0}));
    new LinkedHashMap<>(links).forEach((name, at) -> messages.add(message(LINK, link(name, at))));
    attributes.forEach((name, value) -> messages.add(message(ATTRIBUTE, attribute(name, value))));
    return object(messages);
  }

  private static byte[] link(String name, long at) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer link = buffer(5 + text.length + 8);
    link.put((byte) 1).put((byte) 0x11).put((byte) 1).putShort((short) text.length);
    return bytes(link.put(text).putLong(at));
  }

  private byte[] attribute(String name, Value value) {
    byte[] type =
        switch (value) {
          case Value.Whole _ -> LONG;
          case Value.Real _ -> DOUBLE;
          case Value.Text _ -> TEXT;
        };
    byte[] said = (name + "\0").getBytes(StandardCharsets.UTF_8);
    ByteBuffer data = buffer(9 + said.length + type.length + 4 + 16);
    data.put((byte) 3).put((byte) 0).putShort((short) said.length).putShort((short) type.length);
    data.putShort((short) 4).put((byte) 1).put(said).put(type).putInt(2);
    switch (value) {
      case Value.Whole(long whole) -> data.putLong(whole);
      case Value.Real(double real) -> data.putDouble(real);
      case Value.Text(String text) ->
          data.putInt(text.getBytes(StandardCharsets.UTF_8).length)
              .putLong(SUPERBLOCK)
              .putInt(heap(text));
    }
    return bytes(data);
  }

  /// The number of a text in the heap, from 1.
  private int heap(String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
    return texts.indexOf(text) + 1;
  }

  private static byte[] message(int type, byte[] data) {
    ByteBuffer message = buffer(4 + data.length);
    message.put((byte) type).putShort((short) data.length).put((byte) 0).put(data);
    return bytes(message);
  }

  private long object(List<byte[]> messages) {
    int size = messages.stream().mapToInt(each -> each.length).sum();
    ByteBuffer header = buffer(10 + size + 4);
    header.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2).put((byte) 2).putInt(size);
    messages.forEach(header::put);
    header.putInt(Lookup3.hash(bytes(header), 10 + size));
    return append(bytes(header));
  }

  private long append(byte[] bytes) {
    while (out.size() % 8 != 0) {
      out.write(0);
    }
    long at = out.size();
    out.writeBytes(bytes);
    return at;
  }

  /// The file whose outermost group stands at an address.
  byte[] whole(long root) {
    byte[] whole = out.toByteArray();
    ByteBuffer file = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    file.put(SIGNATURE).put((byte) 2).put((byte) 8).put((byte) 8).put((byte) 0);
    file.putLong(0).putLong(-1).putLong(file.capacity()).putLong(root);
    file.putInt(Lookup3.hash(whole, SUPERBLOCK - 4));
    file.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(HEAP);
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
      file.putShort((short) (i + 1)).putShort((short) 1).putInt(0).putLong(text.length).put(text);
      file.position((file.position() + 7) / 8 * 8);
    }
    file.putLong(0).putLong(SUPERBLOCK + HEAP - file.position() + 8L);
    return whole;
  }

  /// What has been put into a buffer.
  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
