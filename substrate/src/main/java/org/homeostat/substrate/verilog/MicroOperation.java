package org.homeostat.substrate.verilog;

/// What an instruction of the processor does with the accumulator `acc`, the word `m` that its
/// argument addresses, and the factor `t`, as the Verilog of its clock EXECUTE.
enum MicroOperation {
  LOAD("acc <= extended;"),
  ADD("acc <= sum;"),
  SUBTRACT("acc <= sum;"),
  AND("acc <= acc & extended;"),
  XOR("acc <= acc ^ extended;"),

  /// The first factor.
  TAKE("t <= m;"),

  /// `t*m`
  MULTIPLY("begin acc <= 64'd0; beat <= 3'd0; phase <= PRODUCT; end"),

  /// `acc + t*m`
  ACCUMULATE("begin beat <= 3'd0; phase <= PRODUCT; end"),

  /// `t*m` of numbers without a sign.
  PLAIN("begin acc <= 64'd0; beat <= 3'd0; phase <= PRODUCT; end"),

  /// Shifts by the argument itself: left, right rounded (a half upward), right rounded down.
  LEFT("begin count <= word[5:0]; right <= 1'b0; rounds <= 1'b0; phase <= SHIFT; end"),
  RIGHT("begin count <= word[5:0]; right <= 1'b1; rounds <= 1'b1; phase <= SHIFT; end"),
  FLOOR("begin count <= word[5:0]; right <= 1'b1; rounds <= 1'b0; phase <= SHIFT; end"),

  /// Shifts left by m, or right, rounded, by -m; by at most 32.
  SCALE("begin count <= distance; right <= m[31]; rounds <= m[31]; phase <= SHIFT; end"),

  /// `acc/m` cut toward zero; the end of 64 bits for m = 0, but 0 for 0/0.
  DIVIDE(
      "if (!zero) begin acc <= acc[63] ? sum : acc; rest <= 34'd0; count <= 6'd63;"
          + " sign <= acc[63] ^ m[31]; phase <= QUOTIENT; end"),

  /// The square root rounded down; 0 of negative numbers.
  ROOT(
      "if (acc[63]) acc <= 64'd0;"
          + " else begin t <= 32'd0; rest <= 34'd0; count <= 6'd31; phase <= DIGIT; end"),

  /// The number of the highest bit; -1 if there is none or the number is negative.
  LEADING("begin count <= 6'd63; phase <= HIGHEST; end"),

  LESS("flag <= acc[63];"),
  LESS_OR_EQUAL("flag <= acc[63] | zero;"),
  EQUAL("flag <= zero;"),

  /// Loads if the flag stands.
  CHOOSE("if (flag) acc <= extended;"),

  /// The nearest number of the format, to memory and to the accumulator.
  STORE("acc <= nearest;"),

  /// The same for 32 bits.
  STORE_LONG("acc <= nearest_long;"),

  /// The lowest 32 bits, to memory alone.
  STORE_WORD(";"),

  /// From a port.
  INPUT("acc <= received;"),

  /// To a port; the second looks whether it is an end of the range.
  OUTPUT(";"),
  CHECKED_OUTPUT("in_range <= in_range & ~at_end;"),

  /// Says where in the history to read and write; loads the word there; writes it.
  PLACE("place <= acc[H-1:0];"),
  PAST("acc <= {{(64-W){past[W-1]}}, past};"),
  KEEP(";"),

  CALL("begin stack <= {stack[(DEPTH-1)*P-1:0], pc}; pc <= word[P-1:0]; end"),
  RETURN("begin stack <= stack >> P; pc <= stack[P-1:0]; end"),

  /// Waits for a start, to go on at the argument.
  WAIT("begin pc <= word[P-1:0]; done <= 1'b1; phase <= IDLE; end");

  private final String effect;

  MicroOperation(String effect) {
    this.effect = effect;
  }

  /// The statement of the clock EXECUTE.
  String effect() {
    return effect;
  }

  /// Whether memory is written.
  boolean stores() {
    return this == STORE || this == STORE_LONG || this == STORE_WORD;
  }

  /// Whether the accumulator stands as it was.
  boolean keeps() {
    return switch (this) {
      case TAKE, LESS, LESS_OR_EQUAL, EQUAL, STORE_WORD -> true;
      case OUTPUT, CHECKED_OUTPUT, PLACE, KEEP -> true;
      default -> false;
    };
  }
}
