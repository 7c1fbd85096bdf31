package org.homeostat.expression;

import java.util.List;

/// The primitives on which every operator is defined, over values `V` of some execution: plain
/// arrays, values of a program under construction, generated code.
///
/// Element-wise primitives broadcast a scalar against any shape. Each primitive is exactly rounded
/// (IEEE 754), so that every execution gives the same bits; nothing is contracted or reordered, and
/// a fused multiply-add happens only where [#fma] is called.
public interface Arithmetic<V> {

  Precision precision();

  /// The shape of a value.
  Shape shape(V a);

  V constant(double value);

  V add(V a, V b);

  V subtract(V a, V b);

  V multiply(V a, V b);

  V divide(V a, V b);

  /// `a*b + c`, rounded once.
  V fma(V a, V b, V c);

  V negate(V a);

  V absolute(V a);

  V squareRoot(V a);

  /// The smaller value as [Math#min(double, double)] defines it.
  V minimum(V a, V b);

  /// The larger value as [Math#max(double, double)] defines it.
  V maximum(V a, V b);

  /// `a < b ? then : otherwise`; false if a or b is NaN.
  V whereLess(V a, V b, V then, V otherwise);

  /// `a <= b ? then : otherwise`; false if a or b is NaN.
  V whereLessOrEqual(V a, V b, V then, V otherwise);

  /// `a == b ? then : otherwise`; false if a or b is NaN.
  V whereEqual(V a, V b, V then, V otherwise);

  /// 2^n for an integer-valued n in [-1022, 1023] (float: [-126, 127]), computed on the bits:
  /// double: `longBitsToDouble(doubleToRawLongBits(n + (0x1.8p52 + 1023)) << 52)`; float:
  /// `intBitsToFloat(floatToRawIntBits(n + (0x1.8p23f + 127)) << 23)`.
  V power2(V n);

  /// The biased exponent field less the bias, as a number, of a positive normal value: double:
  /// `longBitsToDouble((bits >>> 52) | 0x4330000000000000L) - (0x1p52 + 1023)`. The sign bit must
  /// be clear; zero and subnormals give -1023, infinity and NaN 1024.
  V exponent(V a);

  /// The significand in [1, 2) of a normal value: double: `bits & 0x000fffffffffffffL |
  /// 0x3ff0000000000000L`.
  V mantissa(V a);

  /// The matrix product of (m,k)@(k,n), (m,k)@(k), (k)@(k,n) or (k)@(k); each element accumulates
  /// `s = 0; for k ascending: s = fma(a[k], b[k], s)`.
  V product(V a, V b);

  V transpose(V a);

  /// The part of `a` that the ranges select, one range for each axis; an axis with a [Range] that
  /// is a single index is dropped from the shape.
  V slice(V a, List<Range> ranges);

  /// The sum of all elements, accumulated in element order from 0: `s = s + a[i]`.
  V sum(V a);

  /// The parts along a new first axis; all parts have one shape.
  V stack(List<V> parts);

  /// The array whose element `i` is `a[map.element(i)]`, or 0 where that is [IndexMap#NONE].
  V gather(V a, IndexMap map);

  /// The adjoint of [#gather]: the array of the shape `map.from()` whose element `j` is the sum of
  /// the `a[i]` with `map.element(i) == j`, i ascending, accumulated from 0.
  V scatter(V a, IndexMap map);
}
