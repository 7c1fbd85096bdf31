package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.elementary.Elementary;

/// An increasing function s = rho(u) that turns what drives a unit into its state, with the convex
/// function G whose derivative is its inverse, u = G'(s): the unit's [Potential]. A state that
/// minimises `G(s) - u*s` is `rho(u)`.
///
/// | kind | rho(u), v = gain*(u - centre) | G(s) - centre*s | states |
/// | --- | --- | --- | --- |
/// | LINEAR | v | s^2/(2*gain) | all |
/// | SIGMOID | 1/(1 + exp(-v)) | (s*log(s) + (1 - s)*log(1 - s))/gain | 0 to 1 |
/// | TANH | tanh(v) | ((1 + s)*log(1 + s) + (1 - s)*log(1 - s))/(2*gain) | -1 to 1 |
/// | CLIP | clip(v, low, high) | s^2/(2*gain) | low to high |
/// | RELU | max(v, 0) | s^2/(2*gain) | from 0 |
/// | SOFTMAX | exp(v)/sum(exp(v)) | s*log(s)/gain | positive, with the sum 1 |
///
/// The bounds of CLIP and RELU are no part of the value of G, which goes on beyond them; they hold
/// because states are set by rho. For SOFTMAX the inverse is one of those that differ by a
/// constant.
///
/// @param gain positive
/// @param centre where v is 0
/// @param low the lower bound of CLIP
/// @param high the upper bound of CLIP
public record Activation(Kind kind, double gain, double centre, double low, double high) {

  /// The form of an activation.
  public enum Kind {
    LINEAR,
    SIGMOID,
    TANH,
    CLIP,
    RELU,
    SOFTMAX
  }

  /// rho(u) = u
  public static final Activation IDENTITY = new Activation(Kind.LINEAR, 1, 0);

  public Activation {
    if (!(gain > 0 && Double.isFinite(gain) && Double.isFinite(centre) && low <= high)) {
      throw new IllegalArgumentException(
          "an activation rises: its gain is positive, and low is at most high");
    }
  }

  public Activation(Kind kind, double gain, double centre) {
    this(kind, gain, centre, 0, 1);
  }

  /// `clip(u, low, high)`
  public static Activation clip(double low, double high) {
    return new Activation(Kind.CLIP, 1, 0, low, high);
  }

  /// Whether the state of a unit depends on its own drive alone.
  public boolean isElementwise() {
    return kind != Kind.SOFTMAX;
  }

  /// Whether rho is the restriction of an analytic function.
  public boolean isAnalytic() {
    return kind != Kind.CLIP && kind != Kind.RELU;
  }

  /// The state for the drive u.
  public Expression of(Expression u) {
    Expression v = new Affine(gain, centre, u).expression();
    return switch (kind) {
      case LINEAR -> v;
      case SIGMOID -> Apply.of(new Sigmoid(), v);
      case TANH -> Apply.of(new Tanh(), v);
      case CLIP -> Apply.of(new Clip(), v, Literal.of(low), Literal.of(high));
      case RELU -> Apply.of(new Relu(), v);
      case SOFTMAX -> Apply.of(new Softmax(), v);
    };
  }

  /// The activation whose G is `factor` times that of this one.
  Activation scaled(double factor) {
    return new Activation(kind, gain / factor, centre * factor, low, high);
  }

  /// The drive for the state s, the derivative of G.
  public Expression inverse(Expression s) {
    Expression v =
        switch (kind) {
          case LINEAR, CLIP, RELU -> s;
          case SIGMOID -> Algebra.subtract(log(s), log(Algebra.subtract(Algebra.ONE, s)));
          case TANH ->
              Algebra.divide(
                  Algebra.subtract(
                      Apply.of(new Log1p(), s), Apply.of(new Log1p(), Algebra.negate(s))),
                  Literal.of(2));
          case SOFTMAX -> Algebra.add(log(s), Algebra.ONE);
        };
    Expression u = Algebra.divide(v, Literal.of(gain));
    return centre == 0 ? u : Algebra.add(u, Literal.of(centre));
  }

  private static Expression log(Expression s) {
    return Apply.of(new Log(), s);
  }

  /// What an expression `rho(u)` applies, and u in the place of its argument.
  record Applied(Activation activation, Expression to) {}

  /// The activation that an expression applies; empty if it is none of these.
  ///
  /// @throws IllegalArgumentException if it does not rise
  static Optional<Applied> read(Expression e) {
    if (!(e instanceof Apply(Operator operator, List<Expression> arguments))) {
      return Optional.empty();
    }
    Affine v = Affine.of(arguments.getFirst());
    return switch (operator) {
      case Sigmoid _ -> applied(Kind.SIGMOID, v);
      case Tanh _ -> applied(Kind.TANH, v);
      case Relu _ -> applied(Kind.RELU, v);
      case Softmax _ -> applied(Kind.SOFTMAX, v);
      case Clip _ -> {
        double low = Constants.number(arguments.get(1)).orElse(Double.NaN);
        double high = Constants.number(arguments.get(2)).orElse(Double.NaN);
        Activation clip = new Activation(Kind.CLIP, v.gain(), v.centre(), low, high);
        yield Optional.of(new Applied(clip, v.inner()));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Applied> applied(Kind kind, Affine v) {
    return Optional.of(new Applied(new Activation(kind, v.gain(), v.centre()), v.inner()));
  }

  /// The value of G at s.
  <V> V potential(Arithmetic<V> on, V s) {
    V one = on.constant(1);
    V curved =
        switch (kind) {
          case LINEAR, CLIP, RELU -> on.multiply(on.constant(0.5), on.multiply(s, s));
          case SIGMOID -> on.add(entropy(on, s), entropy(on, on.subtract(one, s)));
          case TANH ->
              on.multiply(
                  on.constant(0.5),
                  on.add(entropy(on, on.add(one, s)), entropy(on, on.subtract(one, s))));
          case SOFTMAX -> entropy(on, s);
        };
    V scaled = on.divide(curved, on.constant(gain));
    return centre == 0 ? scaled : on.fma(on.constant(centre), s, scaled);
  }

  /// G(s), as formulas of the language.
  Expression potential(Expression s) {
    Expression curved =
        switch (kind) {
          case LINEAR, CLIP, RELU -> Algebra.multiply(Literal.of(0.5), Algebra.power(s, 2));
          case SIGMOID -> Algebra.add(entropy(s), entropy(Algebra.subtract(Algebra.ONE, s)));
          case TANH ->
              Algebra.multiply(
                  Literal.of(0.5),
                  Algebra.add(
                      entropy(Algebra.add(Algebra.ONE, s)),
                      entropy(Algebra.subtract(Algebra.ONE, s))));
          case SOFTMAX -> entropy(s);
        };
    Expression scaled = Algebra.divide(curved, Literal.of(gain));
    return centre == 0 ? scaled : Algebra.add(scaled, Algebra.multiply(Literal.of(centre), s));
  }

  private static Expression entropy(Expression x) {
    return Algebra.multiply(x, log(x));
  }

  /// x*log(x), which is 0 at 0.
  private static <V> V entropy(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    return on.whereEqual(x, zero, zero, on.multiply(x, Elementary.log(on, x)));
  }

  /// The kind and the numbers that are not the usual ones: `sigmoid,4,0.5`.
  String index() {
    List<String> parts = new ArrayList<>(List.of(kind.name().toLowerCase(Locale.ROOT)));
    if (gain != 1 || centre != 0) {
      parts.add(Numbers.text(gain));
    }
    if (centre != 0) {
      parts.add(Numbers.text(centre));
    }
    return String.join(",", parts);
  }
}
