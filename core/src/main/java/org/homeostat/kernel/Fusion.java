package org.homeostat.kernel;

/// Pairs of primitives that one pass over the lanes computes: the first one's value, which only the
/// second one reads, is not stored. Both are rounded, so the bits are the same.
final class Fusion {
  static final int NONE = -1;

  private Fusion() {}

  /// The opcode for `second` where its argument `position` is computed by `first`, or NONE. Its
  /// arguments are those of `first`, then the others of `second`.
  static int opcode(Instruction first, Instruction second, int position) {
    return first.operation() instanceof Operation.Elementwise(Primitive a)
            && second.operation() instanceof Operation.Elementwise(Primitive b)
        ? opcode(a, b, position)
        : NONE;
  }

  private static int opcode(Primitive first, Primitive second, int position) {
    return switch (first) {
      case ADD ->
          choose(
              second,
              position,
              Opcode.ADD_ADD,
              Opcode.ADD_SUBTRACT,
              Opcode.ADD_FROM,
              Opcode.ADD_MULTIPLY,
              Opcode.ADD_FACTOR,
              NONE);
      case SUBTRACT ->
          choose(
              second,
              position,
              Opcode.SUBTRACT_ADD,
              Opcode.SUBTRACT_SUBTRACT,
              Opcode.SUBTRACT_FROM,
              Opcode.SUBTRACT_MULTIPLY,
              Opcode.SUBTRACT_FACTOR,
              NONE);
      case MULTIPLY ->
          choose(
              second,
              position,
              Opcode.MULTIPLY_ADD,
              Opcode.MULTIPLY_SUBTRACT,
              Opcode.MULTIPLY_FROM,
              Opcode.MULTIPLY_MULTIPLY,
              Opcode.MULTIPLY_FACTOR,
              NONE);
      case FMA ->
          choose(
              second,
              position,
              Opcode.FMA_ADD,
              NONE,
              NONE,
              NONE,
              Opcode.FMA_FACTOR,
              Opcode.FMA_ADDEND);
      case DIVIDE,
          NEGATE,
          ABSOLUTE,
          SQUARE_ROOT,
          MINIMUM,
          MAXIMUM,
          WHERE_LESS,
          WHERE_LESS_OR_EQUAL,
          WHERE_EQUAL,
          POWER2,
          EXPONENT,
          MANTISSA ->
          NONE;
    };
  }

  private static int choose(
      Primitive second,
      int position,
      int add,
      int subtract,
      int from,
      int multiply,
      int factor,
      int addend) {
    return switch (second) {
      case ADD -> add;
      case SUBTRACT -> position == 0 ? subtract : from;
      case MULTIPLY -> multiply;
      case FMA -> position < 2 ? factor : addend;
      case DIVIDE,
          NEGATE,
          ABSOLUTE,
          SQUARE_ROOT,
          MINIMUM,
          MAXIMUM,
          WHERE_LESS,
          WHERE_LESS_OR_EQUAL,
          WHERE_EQUAL,
          POWER2,
          EXPONENT,
          MANTISSA ->
          NONE;
    };
  }
}
