package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// A complex quantity as a pair of real expressions; an imaginary part that is the literal 0 stands
/// for none, whatever the shape.
///
/// Source of the formulas: Abramowitz and Stegun (1964), Handbook of Mathematical Functions,
/// sections 4.1 to 4.5.
public record Complex(Expression real, Expression imaginary) {
  static final Complex ONE = real(Algebra.ONE);

  static Complex real(Expression real) {
    return new Complex(real, Algebra.ZERO);
  }

  public boolean isReal() {
    return Algebra.isZero(imaginary);
  }

  /// An operator that is linear in its first argument, applied to both parts.
  Complex linear(Operator operator, List<Expression> more) {
    return new Complex(
        applied(operator, real, more),
        isReal() ? Algebra.ZERO : applied(operator, imaginary, more));
  }

  private static Expression applied(Operator operator, Expression part, List<Expression> more) {
    List<Expression> arguments = new ArrayList<>(List.of(part));
    arguments.addAll(more);
    return new Apply(operator, arguments);
  }

  Complex add(Complex b) {
    return new Complex(
        Apply.of(new Add(), real, b.real),
        Algebra.add(
            Fill.moving(imaginary, b.imaginary, b.real),
            Fill.moving(b.imaginary, imaginary, real)));
  }

  Complex negate() {
    return new Complex(Apply.of(new Negate(), real), Algebra.negate(imaginary));
  }

  Complex subtract(Complex b) {
    return add(b.negate());
  }

  /// A product that is linear in both factors: ac - bd, ad + bc.
  Complex times(Operator product, Complex b) {
    return new Complex(
        Algebra.subtract(Apply.of(product, real, b.real), of(product, imaginary, b.imaginary)),
        Algebra.add(of(product, real, b.imaginary), of(product, imaginary, b.real)));
  }

  private static Expression of(Operator product, Expression a, Expression b) {
    return Algebra.isZero(a) || Algebra.isZero(b) ? Algebra.ZERO : Apply.of(product, a, b);
  }

  Complex times(Complex b) {
    return times(new Multiply(), b);
  }

  Complex times(double number) {
    Literal literal = Literal.of(number);
    return new Complex(Algebra.multiply(literal, real), Algebra.multiply(literal, imaginary));
  }

  /// z/w = z*conj(w)/|w|^2
  Complex over(Complex b) {
    if (b.isReal()) {
      return new Complex(Apply.of(new Divide(), real, b.real), Algebra.divide(imaginary, b.real));
    }
    Complex product = times(new Complex(b.real, Algebra.negate(b.imaginary)));
    Expression square = b.squaredMagnitude();
    return new Complex(
        Algebra.divide(product.real, square), Algebra.divide(product.imaginary, square));
  }

  private Expression squaredMagnitude() {
    return Algebra.add(Algebra.power(real, 2), Algebra.power(imaginary, 2));
  }

  /// z^n by squares of squares.
  Complex power(int n) {
    if (n < 0) {
      return ONE.over(power(-n));
    }
    Complex result = this;
    for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
      result = result.times(result);
      if ((n & bit) != 0) {
        result = result.times(this);
      }
    }
    return n == 0 ? real(Algebra.fill(Algebra.ONE, real)) : result;
  }

  /// exp(a)*(cos(b), sin(b))
  Complex exp() {
    return polar(call("exp", real), imaginary);
  }

  private static Complex polar(Expression radius, Expression angle) {
    return new Complex(
        Algebra.multiply(radius, call("cos", angle)), Algebra.multiply(radius, call("sin", angle)));
  }

  /// The principal branch, which is cut along the negative real axis.
  Complex log() {
    Expression square = squaredMagnitude();
    return new Complex(
        Algebra.multiply(Literal.of(0.5), call("log", square)), call("atan2", imaginary, real));
  }

  /// The principal branch: the real part is sqrt((|z| + a)/2), the imaginary one half of b over it.
  Complex sqrt() {
    Expression magnitude = call("sqrt", squaredMagnitude());
    Expression part = call("sqrt", Algebra.multiply(Literal.of(0.5), Algebra.add(magnitude, real)));
    return new Complex(part, Algebra.divide(imaginary, Algebra.multiply(Literal.of(2), part)));
  }

  Complex sin() {
    return new Complex(
        Algebra.multiply(call("sin", real), call("cosh", imaginary)),
        Algebra.multiply(call("cos", real), call("sinh", imaginary)));
  }

  Complex cos() {
    return new Complex(
        Algebra.multiply(call("cos", real), call("cosh", imaginary)),
        Algebra.negate(Algebra.multiply(call("sin", real), call("sinh", imaginary))));
  }

  Complex sinh() {
    return new Complex(
        Algebra.multiply(call("sinh", real), call("cos", imaginary)),
        Algebra.multiply(call("cosh", real), call("sin", imaginary)));
  }

  Complex cosh() {
    return new Complex(
        Algebra.multiply(call("cosh", real), call("cos", imaginary)),
        Algebra.multiply(call("sinh", real), call("sin", imaginary)));
  }

  /// With t = tanh(a), u = tan(b): (t*(1 + u^2), u*(1 - t^2))/(1 + t^2*u^2); it does not overflow.
  Complex tanh() {
    Expression t = call("tanh", real);
    Expression u = call("tan", imaginary);
    Expression t2 = Algebra.power(t, 2);
    Expression u2 = Algebra.power(u, 2);
    Expression below = Algebra.add(Algebra.ONE, Algebra.multiply(t2, u2));
    return new Complex(
        Algebra.divide(Algebra.multiply(t, Algebra.add(Algebra.ONE, u2)), below),
        Algebra.divide(Algebra.multiply(u, Algebra.subtract(Algebra.ONE, t2)), below));
  }

  /// (1 + tanh(z/2))/2
  Complex sigmoid() {
    Complex half = times(0.5).tanh();
    return new Complex(Algebra.add(Algebra.ONE, half.real), half.imaginary).times(0.5);
  }

  /// exp(z)/sum(exp(z)), with the real parts scaled by their own softmax.
  Complex softmax() {
    Complex scaled = polar(call("softmax", real), imaginary);
    return scaled.over(scaled.linear(new Sum(), List.of()));
  }

  /// log(sum(exp(z))), scaled in the same way.
  Complex logSumExp() {
    Complex sum = polar(call("softmax", real), imaginary).linear(new Sum(), List.of());
    return real(call("logsumexp", real)).add(sum.log());
  }

  private static Expression call(String function, Expression... arguments) {
    return Algebra.call(function, arguments);
  }
}
