package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an array in NumPy's format says of itself.
///
/// ```
/// 93 'NUMPY' 1 0  LENGTH  {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
/// ```
///
/// Source: NumPy documentation, `numpy.lib.format`, versions 1.0 to 3.0.
///
/// @param shape of the whole array
record NpyHeader(Type type, List<Long> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST = 1 << 16;
  private static final int MOST_DIMENSIONS = 8;
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  /// The types of numbers that are read.
  enum Type {
    U1("|u1", 1),
    I4("<i4", 4),
    I8("<i8", 8),
    F4("<f4", 4),
    F8("<f8", 8);

    final String code;
    final int bytes;

    Type(String code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    boolean isWhole() {
      return this == U1 || this == I4 || this == I8;
    }
  }

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /// How many numbers the array has.
  long count() {
    return Sizes.product(shape);
  }

  /// Reads the header, and refuses an array for whose numbers the file has no room.
  static NpyHeader read(ByteSource in) throws IOException {
    byte[] magic = in.take(MAGIC.length + 2, "the mark of a NumPy array");
    for (int i = 0; i < MAGIC.length; i++) {
      if (magic[i] != MAGIC[i]) {
        throw in.unexpected(0, "93 'NUMPY', the mark of a NumPy array", "other bytes", "");
      }
    }
    int version = magic[MAGIC.length];
    if (version < 1 || version > 3) {
      throw in.unexpected(MAGIC.length, "version 1 to 3", String.valueOf(version & 0xFF), "");
    }
    ByteBuffer size =
        in.buffer(version == 1 ? 2 : 4, ByteOrder.LITTLE_ENDIAN, "the length of the header");
    int length = version == 1 ? size.getShort() & 0xFFFF : size.getInt();
    long place = in.offset();
    if (length < 0 || length > MOST) {
      throw in.unexpected(
          "a header of at most " + MOST + " bytes", Integer.toUnsignedString(length));
    }
    String text = new String(in.take(length, "the header"), StandardCharsets.UTF_8);
    NpyHeader header = new NpyHeader(type(in, place, text), shape(in, place, text));
    checkOrder(in, place, text);
    long count = header.count();
    in.require(
        count > Long.MAX_VALUE / 8 ? count : count * header.type.bytes,
        Sizes.shape(header.shape) + " numbers");
    if (count > Sizes.MOST) {
      throw in.unexpected(
          place, "at most " + Sizes.count(Sizes.MOST) + " numbers", Sizes.count(count), "");
    }
    return header;
  }

  private static Type type(ByteSource in, long place, String text) {
    Matcher found = DESCRIPTION.matcher(text);
    String code = found.find() ? found.group(1) : "none";
    for (Type type : Type.values()) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    throw in.unexpected(
        place,
        "numbers of the type |u1, <i4, <i8, <f4 or <f8",
        printable(code),
        "convert the array, as x.astype('float32')");
  }

  private static List<Long> shape(ByteSource in, long place, String text) {
    Matcher found = SHAPE.matcher(text);
    List<Long> shape = new ArrayList<>();
    String sizes = found.find() ? found.group(1) : "";
    for (String size : sizes.replace("L", "").split(",")) {
      String digits = size.strip();
      if (!digits.isEmpty()) {
        if (!digits.matches("[0-9]{1,18}")) {
          throw in.unexpected(place, "a shape of whole numbers", printable(sizes), "");
        }
        shape.add(Long.parseLong(digits));
      }
    }
    if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS || shape.contains(0L)) {
      throw in.unexpected(
          place,
          "'shape' with 1 to " + MOST_DIMENSIONS + " sizes from 1, examples first",
          "(" + printable(sizes) + ")",
          "");
    }
    return shape;
  }

  private static void checkOrder(ByteSource in, long place, String text) {
    Matcher found = ORDER.matcher(text);
    if (!found.find() || found.group(1).equals("True")) {
      throw in.unexpected(
          place,
          "'fortran_order': False, the last index fastest",
          found.reset().find() ? "True" : "none",
          "save numpy.ascontiguousarray(x)");
    }
  }

  private static String printable(String text) {
    String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
    return shown.length() > 60 ? shown.substring(0, 60) + "..." : shown;
  }
}
