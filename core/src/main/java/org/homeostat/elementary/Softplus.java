package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// `ln(1 + e^x)`, as `max(x, 0) + ln(1 + e^-|x|)` with `s = e/(2 + e)`, `ln(1 + e) = 2 atanh s = e
/// - s*(e - A(s^2))`.
final class Softplus {

  /// `(2 atanh(s)/s - 2)/z`, z = s^2, on [0, 1/3].
  private static final Polynomial ARC =
      new Polynomial(
          new double[] {
            0.6666666666666666, 0.40000000000014585, 0.2857142856710876, 0.22222222717427864,
            0.18181789436132859, 0.15385570064958623, 0.13314144209654935, 0.12001072809590713,
            0.08800738486144674, 0.1616404561194353
          },
          new float[] {0.6666667f, 0.39999706f, 0.28592357f, 0.21706575f, 0.2322433f});

  private Softplus() {}

  static <V> V softplus(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V two = on.constant(2);
    V e = Exponential.exp(on, on.negate(on.absolute(x)));
    V s = on.divide(e, on.add(e, two));
    V z = on.multiply(s, s);
    V bend = on.subtract(e, on.multiply(z, ARC.at(on, z)));
    V positive = on.whereLess(x, zero, zero, x);
    return on.add(on.fma(on.negate(s), bend, e), positive);
  }
}
