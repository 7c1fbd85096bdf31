package org.homeostat.inference;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.solver.RefusedException;

/// What is thought of an unknown quantity before there are data.
///
/// @param name of the quantity
/// @param shape of the quantity; the elements of an array have the same law, independently
/// @param support where it may lie
/// @param law how likely each place is
public record Prior(String name, Shape shape, Support support, Law law) {

  /// How likely places are, up to a constant.
  public sealed interface Law {}

  /// A law with a name, `normal(0, 1)`: its arguments may name other unknown quantities.
  public record Named(Distribution distribution, List<Expression> arguments) implements Law {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /// The logarithm of a density as an expression of the quantity's name: of an array a scalar for
  /// the whole.
  public record Written(Expression logDensity) implements Law {}

  /// Nothing is thought: all places within the support are equal.
  public record Flat() implements Law {}

  public Prior {
    if (law instanceof Named(Distribution distribution, List<Expression> arguments)) {
      check(name, distribution, arguments);
      boolean cut = !support.equals(own(distribution, arguments));
      if (cut && !arguments.stream().allMatch(Literal.class::isInstance)) {
        throw new RefusedException(
            "the law of '" + name + "' is cut off and depends on other quantities",
            "give it numbers, or no ends of its own");
      }
    }
  }

  private static Support own(Distribution distribution, List<Expression> arguments) {
    return distribution.support(
        arguments.stream().map(e -> e instanceof Literal one ? one.si() : 0.0).toList());
  }

  private static void check(String name, Distribution distribution, List<Expression> arguments) {
    List<String> parameters = distribution.parameters();
    if (arguments.size() != parameters.size()) {
      throw new RefusedException(
          distribution.label() + " of '" + name + "' has " + arguments.size() + " arguments",
          "write " + distribution.label() + "(" + String.join(", ", parameters) + ")");
    }
    for (int i = 0; i < arguments.size(); i++) {
      boolean isNumber = arguments.get(i) instanceof Literal;
      if (distribution.isFixed(i) && !isNumber) {
        throw new RefusedException(
            "'" + parameters.get(i) + "' of " + distribution.label() + " is not a number",
            "it is one here; other laws take names");
      }
      double value = isNumber ? ((Literal) arguments.get(i)).si() : 1;
      if (distribution.isPositive(i) && !(value > 0)) {
        throw new RefusedException(
            "'" + parameters.get(i) + "' of " + distribution.label() + " is " + value,
            "it is above 0");
      }
    }
  }

  /// A scalar with a named law, where that law lies.
  public static Prior of(String name, Distribution distribution, double... arguments) {
    return of(
        name,
        Shape.SCALAR,
        new Named(
            distribution, Arrays.stream(arguments).<Expression>mapToObj(Literal::of).toList()));
  }

  /// An array with a named law, where that law lies.
  public static Prior of(String name, Shape shape, Named law) {
    check(name, law.distribution(), law.arguments());
    return new Prior(name, shape, own(law.distribution(), law.arguments()), law);
  }

  /// The logarithm of the density of the quantity, in its name.
  Expression logDensity() {
    return switch (law) {
      case Flat() -> Algebra.ZERO;
      case Written(Expression density) -> density;
      case Named(Distribution distribution, List<Expression> arguments) ->
          whole(distribution.logDensity(new Name(name), arguments));
    };
  }

  /// The logarithm of how fast the quantity moves with the free number of the same name.
  Expression logSlope() {
    return whole(support.logSlope(new Name(name)));
  }

  private Expression whole(Expression elements) {
    return shape.isScalar() || elements instanceof Literal ? elements : Algebra.sum(elements);
  }
}
