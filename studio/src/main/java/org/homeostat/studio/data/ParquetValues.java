package org.homeostat.studio.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.Type;

/// Values of a column: numbers, or texts.
///
/// @param numbers the values of a column of numbers, otherwise empty
/// @param texts the values of a column of texts, otherwise empty
record ParquetValues(double[] numbers, String[] texts) {
  /// A part of the file is not as it should be; its reader knows the place.
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String found;
    private final String advice;

    Malformed(String expected, String found, String advice) {
      super(expected);
      this.expected = expected;
      this.found = found;
      this.advice = advice;
    }

    String expected() {
      return expected;
    }

    String found() {
      return found;
    }

    String advice() {
      return advice;
    }
  }

  double number(int index) {
    return numbers[index];
  }

  /// A value as a label: whole numbers without a point.
  String text(int index) {
    if (texts.length > 0) {
      return texts[index];
    }
    double value = numbers[index];
    return value == (long) value ? String.valueOf((long) value) : String.valueOf(value);
  }

  static ParquetValues none() {
    return new ParquetValues(new double[0], new String[0]);
  }

  /// Values one after the other: numbers little-endian, texts after their lengths, truths as bits.
  static ParquetValues plain(Type type, ByteBuffer in, int count) {
    if (type == Type.BYTE_ARRAY) {
      return texts(in, count);
    }
    long needed =
        switch (type) {
          case BOOLEAN -> (count + 7L) / 8;
          case INT32, FLOAT -> 4L * count;
          case INT64, DOUBLE -> 8L * count;
          case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Long.MAX_VALUE;
        };
    check(in, needed, count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] =
          switch (type) {
            case BOOLEAN -> in.get(in.position() + i / 8) >> i % 8 & 1;
            case INT32 -> in.getInt();
            case INT64 -> in.getLong();
            case FLOAT -> in.getFloat();
            case DOUBLE -> in.getDouble();
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Double.NaN;
          };
    }
    return new ParquetValues(numbers, new String[0]);
  }

  private static ParquetValues texts(ByteBuffer in, int count) {
    check(in, 4L * count, count);
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      check(in, 4, count - i);
      int length = in.getInt();
      if (length < 0) {
        throw new Malformed("the length of a text", String.valueOf(length), "");
      }
      check(in, length, count - i);
      byte[] bytes = new byte[length];
      in.get(bytes);
      texts[i] = new String(bytes, StandardCharsets.UTF_8);
    }
    return new ParquetValues(new double[0], texts);
  }

  /// Truths as runs, after their length in bytes.
  static ParquetValues truths(Type type, ByteBuffer in, int count) {
    if (type != Type.BOOLEAN) {
      throw new Malformed("run-length encoding of truths alone", "of " + type, "");
    }
    check(in, 4, count);
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new Malformed("the length of the runs", String.valueOf(length), "");
    }
    var runs = new HybridRuns(in.slice(in.position(), length), 1);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = runs.next();
    }
    return new ParquetValues(numbers, new String[0]);
  }

  /// Of this dictionary, the values that indices choose: a byte for their width, then runs.
  ParquetValues chosen(ByteBuffer in, int count) {
    if (count == 0) {
      return this;
    }
    int size = numbers.length + texts.length;
    check(in, 1, count);
    int width = in.get();
    if (width < 0 || width > 32 || size == 0) {
      throw new Malformed(
          "a dictionary and indices of 0 to 32 bits", size + " values, " + width + " bits", "");
    }
    var runs = new HybridRuns(in.slice(), width);
    double[] chosenNumbers = new double[texts.length == 0 ? count : 0];
    String[] chosenTexts = new String[texts.length == 0 ? 0 : count];
    for (int i = 0; i < count; i++) {
      int index = runs.next();
      if (index < 0 || index >= size) {
        throw new Malformed(
            "an index below " + size + ", the size of the dictionary",
            Integer.toUnsignedString(index),
            "");
      }
      if (texts.length == 0) {
        chosenNumbers[i] = numbers[index];
      } else {
        chosenTexts[i] = texts[index];
      }
    }
    return new ParquetValues(chosenNumbers, chosenTexts);
  }

  private static void check(ByteBuffer in, long needed, int count) {
    if (in.remaining() < needed) {
      throw new Malformed(
          count + " values in " + needed + " bytes", "a page with " + in.remaining() + " left", "");
    }
  }
}
