package org.homeostat.substrate.verilog;

/// How long the processor takes for a step: the program has no jumps that depend on numbers, so it
/// is the sum of its instructions. Of one whose length depends on numbers, the longest counts.
final class Clocks {
  /// IDLE, in which a start is seen.
  private static final int START = 1;

  /// FETCH, READ, EXECUTE.
  private static final int EACH = 3;

  private static final int PRODUCT = 7;
  private static final int PLAIN = 5;
  private static final int QUOTIENT = 65;
  private static final int ROOT = 32;
  private static final int HIGHEST = 65;

  /// Shifts go by eight places or one.
  private static final int FAR = 8;

  private static final int FARTHEST = 31;

  private final Microcode code;

  private Clocks(Microcode code) {
    this.code = code;
  }

  /// From the start of a step until it is done.
  ///
  /// @param step where a step begins
  static int of(Microcode code, int step) {
    return START + new Clocks(code).from(step);
  }

  /// Until what begins there waits or returns.
  private int from(int place) {
    int sum = 0;
    for (int at = place; ; at++) {
      MicroOperation operation = code.operation(at);
      sum += EACH + beyond(operation, code.argument(at));
      switch (operation) {
        case CALL -> sum += from(code.argument(at));
        case RETURN, WAIT -> {
          return sum;
        }
        default -> {}
      }
    }
  }

  private static int beyond(MicroOperation operation, int argument) {
    return switch (operation) {
      case MULTIPLY, ACCUMULATE -> PRODUCT;
      case PLAIN -> PLAIN;
      case LEFT, RIGHT, FLOOR -> shift(argument);
      case SCALE -> shift(FARTHEST);
      case DIVIDE -> QUOTIENT;
      case ROOT -> ROOT;
      case LEADING -> HIGHEST;
      default -> 0;
    };
  }

  private static int shift(int places) {
    return places / FAR + places % FAR + 1;
  }
}
