package org.homeostat.substrate.unit.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The type of a variable of a unit, and how its values stand in memory.
public enum ValueType {
  FLOAT64("Float64", 8),
  FLOAT32("Float32", 4),
  INT8("Int8", 1),
  UINT8("UInt8", 1),
  INT16("Int16", 2),
  UINT16("UInt16", 2),
  INT32("Int32", 4),
  UINT32("UInt32", 4),
  INT64("Int64", 8),
  UINT64("UInt64", 8),
  BOOLEAN("Boolean", 1),
  ENUMERATION("Enumeration", 8),
  STRING("String", 0),
  BINARY("Binary", 0),
  CLOCK("Clock", 0);

  private final String title;
  private final int bytes;

  ValueType(String title, int bytes) {
    this.title = title;
    this.bytes = bytes;
  }

  /// The type of a name.
  public static ValueType of(String title) {
    return Arrays.stream(values())
        .filter(each -> each.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(title));
  }

  /// Its name in FMI 3.0.
  public String title() {
    return title;
  }

  /// Whether its values are numbers, or stand for some.
  public boolean isNumber() {
    return bytes > 0;
  }

  /// The bytes of a value in memory.
  int bytes() {
    return bytes;
  }

  /// Puts a number into memory, rounded where the type has whole numbers.
  void put(MemorySegment to, int index, double value) {
    long at = (long) index * bytes;
    long whole = (long) Math.rint(value);
    switch (this) {
      case FLOAT64 -> to.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, value);
      case FLOAT32 -> to.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) value);
      case BOOLEAN -> to.set(ValueLayout.JAVA_BYTE, at, (byte) (value == 0 ? 0 : 1));
      case INT8, UINT8 -> to.set(ValueLayout.JAVA_BYTE, at, (byte) whole);
      case INT16, UINT16 -> to.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) whole);
      case INT32, UINT32 -> to.set(ValueLayout.JAVA_INT_UNALIGNED, at, (int) whole);
      case INT64, UINT64, ENUMERATION -> to.set(ValueLayout.JAVA_LONG_UNALIGNED, at, whole);
      case STRING, BINARY, CLOCK -> throw new IllegalArgumentException(title);
    }
  }

  /// A number from memory.
  double get(MemorySegment from, int index) {
    long at = (long) index * bytes;
    return switch (this) {
      case FLOAT64 -> from.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
      case FLOAT32 -> from.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      case BOOLEAN -> from.get(ValueLayout.JAVA_BYTE, at) == 0 ? 0 : 1;
      case INT8 -> from.get(ValueLayout.JAVA_BYTE, at);
      case UINT8 -> Byte.toUnsignedInt(from.get(ValueLayout.JAVA_BYTE, at));
      case INT16 -> from.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      case UINT16 -> Short.toUnsignedInt(from.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
      case INT32 -> from.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      case UINT32 -> Integer.toUnsignedLong(from.get(ValueLayout.JAVA_INT_UNALIGNED, at));
      case INT64, UINT64, ENUMERATION -> from.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      case STRING, BINARY, CLOCK -> throw new IllegalArgumentException(title);
    };
  }
}
