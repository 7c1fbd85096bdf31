package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/// Continues expressions into the complex plane: some of their names become complex, each a pair of
/// real names, and an expression becomes a pair of expressions. So a nudge can go round a circle.
///
/// That takes analytic functions: the operators of arithmetic, sums and products of arrays,
/// convolutions and means, exp, log, sqrt, the trigonometric and hyperbolic functions, sigmoid,
/// softplus, softmax and logsumexp. `dot` and `norm` are continued as they are, without conjugates.
/// Functions with a kink or a jump are refused.
///
/// Source: Laborieux and Zenke (2022), Holomorphic equilibrium propagation computes exact gradients
/// through finite size oscillations, NeurIPS.
public final class Holomorphic {
  private final Set<String> names;
  private final Map<Expression, Complex> done = new IdentityHashMap<>();

  private Holomorphic(Collection<String> names) {
    this.names = Set.copyOf(names);
  }

  /// What the real part of a complex name is called: `h_re`.
  public static String real(String name) {
    return name + "_re";
  }

  /// What the imaginary part of a complex name is called: `h_im`.
  public static String imaginary(String name) {
    return name + "_im";
  }

  /// The expressions with complex `names`, simplified together; their imaginary part is the literal
  /// 0 where they depend on none of these names.
  ///
  /// @param shapes those of all names in the expressions
  /// @throws IllegalArgumentException if an operator is not analytic, or has no complex form here;
  ///   the message names it
  public static List<Complex> of(
      List<Expression> expressions, Collection<String> names, Function<String, Shape> shapes) {
    Holomorphic holomorphic = new Holomorphic(names);
    List<Expression> parts = new ArrayList<>();
    for (Expression each : expressions) {
      Complex complex = holomorphic.of(each);
      parts.add(complex.real());
      parts.add(complex.imaginary());
    }
    Map<String, String> original = new HashMap<>();
    for (String name : names) {
      original.put(real(name), name);
      original.put(imaginary(name), name);
    }
    List<Expression> simple =
        Simplifier.simplify(parts, name -> shapes.apply(original.getOrDefault(name, name)));
    List<Complex> complex = new ArrayList<>();
    for (int i = 0; i < simple.size(); i += 2) {
      complex.add(new Complex(simple.get(i), simple.get(i + 1)));
    }
    return complex;
  }

  private Complex of(Expression e) {
    Complex known = done.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Literal _ -> Complex.real(e);
            case Name(String name) when names.contains(name) ->
                new Complex(new Name(real(name)), new Name(imaginary(name)));
            case Name _ -> Complex.real(e);
            case Apply(Operator operator, List<Expression> arguments) ->
                applied(operator, arguments, arguments.stream().map(this::of).toList());
          };
      done.put(e, known);
    }
    return known;
  }

  private Complex applied(Operator operator, List<Expression> written, List<Complex> arguments) {
    if (arguments.stream().allMatch(Complex::isReal)) {
      return Complex.real(new Apply(operator, arguments.stream().map(Complex::real).toList()));
    }
    Complex a = arguments.getFirst();
    Complex b = arguments.getLast();
    return switch (operator) {
      case Add _ -> a.add(b);
      case Subtract _ -> a.subtract(b);
      case Negate _ -> a.negate();
      case Multiply _, MatrixProduct _, Dot _, Bilinear _ -> a.times(operator, b);
      case Divide _ -> a.over(b);
      case Power _ -> power(a, b, Constants.number(written.getLast()));
      case Sum _,
          Transpose _,
          Slice _,
          Reshape _,
          Flatten _,
          AveragePool _,
          Spread _,
          Tile _,
          ChannelSum _ ->
          a.linear(operator, List.of());
      case Fill _, Place _ -> a.linear(operator, List.of(b.real()));
      case Stack stack -> stacked(stack, arguments);
      case Norm _ -> a.times(a).linear(new Sum(), List.of()).sqrt();
      case SquareRoot _ -> a.sqrt();
      case Softmax _ -> a.softmax();
      case LogSumExp _ -> a.logSumExp();
      case Potential(Activation activation) when activation.isAnalytic() ->
          of(activation.potential(written.getFirst()));
      case Piecewise piecewise -> chosen(piecewise, arguments);
      case ElementaryFunction function -> elementary(function, a);
      default -> throw refused(operator);
    };
  }

  private static Complex elementary(ElementaryFunction function, Complex z) {
    return switch (function) {
      case Exp _ -> z.exp();
      case Expm1 _ -> z.exp().subtract(Complex.ONE);
      case Log _ -> z.log();
      case Log1p _ -> Complex.ONE.add(z).log();
      case Sin _ -> z.sin();
      case Cos _ -> z.cos();
      case Tan _ -> z.sin().over(z.cos());
      case Sinh _ -> z.sinh();
      case Cosh _ -> z.cosh();
      case Tanh _ -> z.tanh();
      case Sigmoid _ -> z.sigmoid();
      case Softplus _ -> Complex.ONE.add(z.exp()).log();
      default -> throw refused(function);
    };
  }

  private static Complex power(Complex base, Complex exponent, OptionalDouble number) {
    double n = number.orElse(Double.NaN);
    if (n == 0.5) {
      return base.sqrt();
    }
    return Power.multiplies(n) ? base.power((int) n) : exponent.times(base.log()).exp();
  }

  private static Complex stacked(Stack stack, List<Complex> parts) {
    return new Complex(
        new Apply(stack, parts.stream().map(Complex::real).toList()),
        new Apply(stack, imaginary(parts)));
  }

  /// Conditions are real.
  private static Complex chosen(Piecewise piecewise, List<Complex> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (!arguments.get(i).isReal()) {
        throw refused(piecewise);
      }
    }
    List<Expression> real = arguments.stream().map(Complex::real).toList();
    List<Expression> imaginary = imaginary(Piecewise.choices(arguments));
    return new Complex(
        new Apply(piecewise, real), new Apply(piecewise, Piecewise.withChoices(real, imaginary)));
  }

  /// The imaginary parts, each in its shape.
  private static List<Expression> imaginary(List<Complex> parts) {
    return parts.stream()
        .map(part -> part.isReal() ? Algebra.fill(Algebra.ZERO, part.real()) : part.imaginary())
        .toList();
  }

  private static IllegalArgumentException refused(Operator operator) {
    boolean analytic =
        operator.smoothness() == Smoothness.SMOOTH && !(operator instanceof Potential);
    return new IllegalArgumentException(
        analytic
            ? "'" + operator.name() + "' has no complex form here"
            : "'%s' is not analytic, it has no complex form: a holomorphic nudge needs functions"
                    .formatted(operator.name())
                + " such as tanh, sigmoid and average_pool");
  }
}
