package org.homeostat.expression;

/// How many arguments an operator takes.
///
/// @param least the smallest number
/// @param most the largest number, or [#ANY]
public record Arity(int least, int most) {
  public static final int ANY = Integer.MAX_VALUE;

  static final Arity ONE = new Arity(1, 1);
  static final Arity TWO = new Arity(2, 2);
  static final Arity THREE = new Arity(3, 3);

  public boolean accepts(int count) {
    return least <= count && count <= most;
  }

  /// `1 argument`, `2 arguments`, `at least 3 arguments`.
  @Override
  public String toString() {
    String number =
        least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
    return number + (least == 1 && most == 1 ? " argument" : " arguments");
  }
}
