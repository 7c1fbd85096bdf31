package org.homeostat.kernel;

/// The operations of a [Tape]. Numbers, not an enum: the walk over a tape is a switch on them.
final class Opcode {
  static final int ADD = 0;
  static final int SUBTRACT = 1;
  static final int MULTIPLY = 2;
  static final int DIVIDE = 3;
  static final int FMA = 4;
  static final int NEGATE = 5;
  static final int ABSOLUTE = 6;
  static final int SQUARE_ROOT = 7;
  static final int MINIMUM = 8;
  static final int MAXIMUM = 9;
  static final int WHERE_LESS = 10;
  static final int WHERE_LESS_OR_EQUAL = 11;
  static final int WHERE_EQUAL = 12;
  static final int POWER2 = 13;
  static final int EXPONENT = 14;
  static final int MANTISSA = 15;

  /// a row to another one
  static final int COPY = 16;

  /// a number shared by all lanes to every lane of a row; the argument is its place
  static final int BROADCAST = 17;

  /// normals to a row; the argument is where they stand after the start of the step's normals
  static final int NORMAL = 18;

  // two primitives: the second takes the first one's value as its first argument, or subtracts
  // it FROM its own, or has it as a FACTOR or the ADDEND of a fused multiply-add
  static final int ADD_ADD = 19;
  static final int ADD_SUBTRACT = 20;
  static final int ADD_FROM = 21;
  static final int ADD_MULTIPLY = 22;
  static final int ADD_FACTOR = 23;
  static final int SUBTRACT_ADD = 24;
  static final int SUBTRACT_SUBTRACT = 25;
  static final int SUBTRACT_FROM = 26;
  static final int SUBTRACT_MULTIPLY = 27;
  static final int SUBTRACT_FACTOR = 28;
  static final int MULTIPLY_ADD = 29;
  static final int MULTIPLY_SUBTRACT = 30;
  static final int MULTIPLY_FROM = 31;
  static final int MULTIPLY_MULTIPLY = 32;
  static final int MULTIPLY_FACTOR = 33;
  static final int FMA_ADD = 34;
  static final int FMA_FACTOR = 35;
  static final int FMA_ADDEND = 36;

  // functions of one argument
  static final int SINE = 37;
  static final int COSINE = 38;
  static final int EXPONENTIAL = 39;
  static final int LOGARITHM = 40;

  private Opcode() {}

  static int of(Primitive primitive) {
    return switch (primitive) {
      case ADD -> ADD;
      case SUBTRACT -> SUBTRACT;
      case MULTIPLY -> MULTIPLY;
      case DIVIDE -> DIVIDE;
      case FMA -> FMA;
      case NEGATE -> NEGATE;
      case ABSOLUTE -> ABSOLUTE;
      case SQUARE_ROOT -> SQUARE_ROOT;
      case MINIMUM -> MINIMUM;
      case MAXIMUM -> MAXIMUM;
      case WHERE_LESS -> WHERE_LESS;
      case WHERE_LESS_OR_EQUAL -> WHERE_LESS_OR_EQUAL;
      case WHERE_EQUAL -> WHERE_EQUAL;
      case POWER2 -> POWER2;
      case EXPONENT -> EXPONENT;
      case MANTISSA -> MANTISSA;
    };
  }
}
