package org.homeostat.elementary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The elementary functions by their power series in 60 decimal digits.
final class Reference {

  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal SMALL = new BigDecimal("1e-75");
  private static final BigDecimal LN2 = artanh(ONE.divide(new BigDecimal(3), DIGITS)).multiply(TWO);
  static final BigDecimal PI = pi();

  private Reference() {}

  static BigDecimal exp(BigDecimal x) {
    int n = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValue();
    BigDecimal r = x.subtract(LN2.multiply(BigDecimal.valueOf(n)), DIGITS);
    BigDecimal power = n < 0 ? ONE.divide(TWO.pow(-n), DIGITS) : TWO.pow(n);
    return ONE.add(sum(ONE, r, 1, 1)).multiply(power, DIGITS);
  }

  static BigDecimal expm1(BigDecimal x) {
    boolean small = x.abs().compareTo(ONE) < 0;
    return small ? sum(ONE, x, 1, 1) : exp(x).subtract(ONE, DIGITS);
  }

  static BigDecimal log(BigDecimal x) {
    int n = Math.getExponent(x.doubleValue());
    BigDecimal m = n < 0 ? x.multiply(TWO.pow(-n)) : x.divide(TWO.pow(n), DIGITS);
    BigDecimal s = m.subtract(ONE).divide(m.add(ONE), DIGITS);
    return artanh(s).multiply(TWO).add(LN2.multiply(BigDecimal.valueOf(n)), DIGITS);
  }

  static BigDecimal log1p(BigDecimal x) {
    BigDecimal s = x.divide(x.add(TWO), DIGITS);
    boolean small = s.abs().compareTo(new BigDecimal("0.4")) < 0;
    return small ? artanh(s).multiply(TWO) : log(x.add(ONE));
  }

  static BigDecimal sin(BigDecimal x) {
    BigDecimal quarter = PI.divide(TWO);
    BigDecimal n = x.divide(quarter, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(n.multiply(quarter));
    BigDecimal sine = sum(r, r.multiply(r).negate(), 2, 2).add(r);
    BigDecimal cosine = sum(ONE, r.multiply(r).negate(), 1, 2).add(ONE);
    return switch (n.toBigInteger().intValue() & 3) {
      case 0 -> sine;
      case 1 -> cosine;
      case 2 -> sine.negate();
      default -> cosine.negate();
    };
  }

  static BigDecimal cos(BigDecimal x) {
    return sin(x.add(PI.divide(TWO)));
  }

  static BigDecimal tan(BigDecimal x) {
    return sin(x).divide(cos(x), DIGITS);
  }

  static BigDecimal asin(BigDecimal x) {
    return atan2(x, ONE.subtract(x.multiply(x)).sqrt(DIGITS));
  }

  static BigDecimal acos(BigDecimal x) {
    return atan2(ONE.subtract(x.multiply(x)).sqrt(DIGITS), x);
  }

  static BigDecimal atan(BigDecimal x) {
    return atan2(x, ONE);
  }

  /// The angle is halved four times by `tan(a/2) = y/(x + sqrt(x^2 + y^2))`.
  static BigDecimal atan2(BigDecimal y, BigDecimal x) {
    if (y.signum() == 0 && x.signum() < 0) {
      return PI;
    }
    BigDecimal length = x.multiply(x).add(y.multiply(y)).sqrt(new MathContext(150));
    BigDecimal t = y.divide(x.add(length), DIGITS);
    for (int i = 0; i < 3; i++) {
      t = t.divide(ONE.add(t.multiply(t).add(ONE).sqrt(DIGITS)), DIGITS);
    }
    BigDecimal z = t.multiply(t, DIGITS).negate();
    return series(t, z).multiply(BigDecimal.valueOf(16));
  }

  static BigDecimal sinh(BigDecimal x) {
    if (x.signum() < 0) {
      return sinh(x.negate()).negate();
    }
    BigDecimal e = expm1(x);
    return e.add(e.divide(e.add(ONE), DIGITS)).divide(TWO);
  }

  static BigDecimal cosh(BigDecimal x) {
    return exp(x).add(exp(x.negate())).divide(TWO);
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = expm1(x.multiply(TWO));
    return e.divide(e.add(TWO), DIGITS);
  }

  static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
  }

  static BigDecimal softplus(BigDecimal x) {
    return log1p(exp(x.abs().negate())).add(x.max(BigDecimal.ZERO));
  }

  /// `2/sqrt(pi)*e^(-x^2) * sum of 2^n x^(2n+1)/(1*3*...*(2n+1))`.
  static BigDecimal erf(BigDecimal x) {
    BigDecimal z = x.multiply(x, DIGITS).multiply(TWO);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int i = 3; term.abs().compareTo(SMALL) > 0; i += 2) {
      term = term.multiply(z).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term);
    }
    BigDecimal scale = TWO.divide(PI.sqrt(DIGITS), DIGITS);
    return sum.multiply(exp(x.multiply(x).negate())).multiply(scale, DIGITS);
  }

  static BigDecimal pow(BigDecimal x, BigDecimal y) {
    return exp(log(x).multiply(y));
  }

  /// The terms after `first`: each is the one before times z over the next `width` integers.
  private static BigDecimal sum(BigDecimal first, BigDecimal z, int from, int width) {
    BigDecimal term = first;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal least = first.multiply(z).abs().multiply(SMALL);
    int i = from;
    do {
      long under = width == 1 ? i : (long) i * (i + 1);
      term = term.multiply(z, DIGITS).divide(BigDecimal.valueOf(under), DIGITS);
      sum = sum.add(term);
      i += width;
    } while (term.abs().compareTo(least) > 0);
    return sum;
  }

  /// `t + t*z/3 + t*z^2/5 + ...`.
  private static BigDecimal series(BigDecimal t, BigDecimal z) {
    BigDecimal least = t.abs().multiply(SMALL);
    BigDecimal power = t;
    BigDecimal sum = t;
    for (int i = 3; power.abs().compareTo(least) > 0; i += 2) {
      power = power.multiply(z, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS));
    }
    return sum;
  }

  private static BigDecimal artanh(BigDecimal s) {
    return series(s, s.multiply(s, DIGITS));
  }

  /// Machin: `pi/4 = 4 atan(1/5) - atan(1/239)`, a hundred digits.
  private static BigDecimal pi() {
    MathContext more = new MathContext(100);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < 75; k++) {
      BigDecimal odd = BigDecimal.valueOf(k % 2 == 0 ? 2 * k + 1 : -2 * k - 1);
      BigDecimal fifth = BigDecimal.valueOf(16).divide(new BigDecimal(5).pow(2 * k + 1), more);
      BigDecimal other = BigDecimal.valueOf(4).divide(new BigDecimal(239).pow(2 * k + 1), more);
      sum = sum.add(fifth.subtract(other).divide(odd, more));
    }
    return sum;
  }
}
