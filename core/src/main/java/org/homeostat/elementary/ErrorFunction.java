package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// The error function `2/sqrt(pi) * integral of e^(-t^2) from 0 to x`.
///
/// Up to 1 in size as `x + x*E(x^2)`; beyond as `1 - e^(-x^2)*G((|x| - 2)/(|x| + 2))`.
final class ErrorFunction {

  /// Beyond it the function is 1 to the precision.
  private static final Constant TOP = new Constant(6, 4);

  /// `erf(x)/x - 1`, z = x^2, on [0, 1].
  private static final Polynomial NEAR =
      new Polynomial(
          new double[] {
            0.12837916709551256,
            -0.37612638903183543,
            0.11283791670945006,
            -0.02686617064323777,
            0.0052239776071164225,
            -0.0008548325975389692,
            0.00012055294904839707,
            -1.492473690741966e-05,
            1.6447424703317362e-06,
            -1.6208483801871705e-07,
            1.3720064546777686e-08,
            -7.795898827002142e-10
          },
          new float[] {
            0.12837917f,
            -0.37612626f,
            0.11283594f,
            -0.026854211f,
            0.0051890872f,
            -8.0168643e-4f,
            7.875875e-5f
          });

  /// `e^(a^2)*(1 - erf a)`, `t = (a - 2)/(a + 2)`, for a in [1, 6].
  private static final Polynomial FAR =
      new Polynomial(
          new double[] {
            0.25539567631050575,
            -0.4271858474139579,
            0.24165819424246987,
            -0.07897858101585253,
            0.00373289240349224,
            0.006997461747753573,
            -0.0008471431980760424,
            -0.0009819773208131022,
            4.3554202452705896e-05,
            0.00017436697232946864,
            2.754312818566672e-05,
            -2.7647305443610053e-05,
            -1.4067532694582058e-05,
            1.820143195975009e-06,
            3.917059299925389e-06
          },
          new float[] {
            0.25539568f,
            -0.42718586f,
            0.24165817f,
            -0.07897715f,
            0.0037336068f,
            0.0069735423f,
            -8.467641e-4f,
            -8.468609e-4f
          });

  private ErrorFunction() {}

  static <V> V erf(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V one = on.constant(1);
    V two = on.constant(2);
    V top = TOP.in(on);
    V size = on.absolute(x);
    V near = on.fma(x, NEAR.at(on, on.multiply(x, x)), x);
    V a = on.whereLess(top, size, top, size);
    V t = on.divide(on.subtract(a, two), on.add(a, two));
    V minus = on.negate(a);
    V exponent = on.multiply(minus, a);
    V decay = Exponential.exp(on, exponent, on.fma(minus, a, on.negate(exponent)));
    V far = on.fma(on.negate(decay), FAR.at(on, t), one);
    V signed = on.whereLess(x, zero, on.negate(far), far);
    V value = on.whereLess(size, one, near, signed);
    return on.whereEqual(x, zero, x, value);
  }
}
