package org.homeostat.substrate.fixed;

/// What an instruction does with integers a, b, c, d, the values of its arguments. All are of at
/// most 32 bits; results are exact or rounded as said, then saturated at the width of the
/// instruction.
public sealed interface IntegerOperation {

  /// Which relation chooses.
  enum Relation {
    LESS,
    LESS_OR_EQUAL,
    EQUAL
  }

  /// A number.
  record Constant(long value) implements IntegerOperation {}

  /// An element of a state or an input.
  record Read(String name, int element) implements IntegerOperation {}

  /// A standard normal number of this step, in the format of the step.
  record Normal(int number) implements IntegerOperation {}

  /// `k*multiplier / 2^shift` rounded to nearest (a half upward), where k is the number of the step
  /// or 2^31 - 1 if that is less.
  record Clock(long multiplier, int shift) implements IntegerOperation {}

  /// An argument of a function.
  record Argument(int number) implements IntegerOperation {}

  /// `a + b`
  record Add() implements IntegerOperation {}

  /// `a - b`
  record Subtract() implements IntegerOperation {}

  /// `a*b / 2^shift` rounded to nearest, a half upward.
  record Multiply(int shift) implements IntegerOperation {}

  /// `(a*b + c*2^up) / 2^down` rounded to nearest, a half upward.
  record MultiplyAdd(int up, int down) implements IntegerOperation {}

  /// `a*2^shift / b` cut toward zero; the end of the range with the sign of a if b is 0; 0 for 0/0.
  record Divide(int shift) implements IntegerOperation {}

  /// `a / 2^shift` rounded down.
  record Floor(int shift) implements IntegerOperation {}

  /// The lowest bits of a, a number from 0.
  record Fraction(int bits) implements IntegerOperation {}

  /// `a * 2^by` rounded to nearest, a half upward; `by` may be negative.
  record Scale(int by) implements IntegerOperation {}

  /// `a * 2^b` rounded to nearest, a half upward.
  record ScaleBy() implements IntegerOperation {}

  /// The number of the highest bit of a, or -1 if a is not positive.
  record Leading() implements IntegerOperation {}

  /// The square root of `a*2^shift` rounded down; 0 if a is negative.
  record SquareRoot(int shift) implements IntegerOperation {}

  /// c if a stands in the relation to b, else d.
  record Select(Relation relation) implements IntegerOperation {}

  /// The value of a function.
  record Call(IntegerFunction function) implements IntegerOperation {}
}
