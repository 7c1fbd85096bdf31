package org.homeostat.expression;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Makes expressions smaller without changing their values.
///
/// The value stays the same to the last bit for every value of the names, infinities, zeros of
/// either sign and NaN included (all NaN count as one), computed in the precision that constants
/// are folded in. So `x*1`, `x - 0`, `--x`, `x + -y` are simplified, and `x + 0` (not -0 at -0),
/// `0*x` (NaN at infinity) and `x - x` are not. Expressions whose shapes do not agree are outside
/// the domain.
///
/// Equal subexpressions become one object.
public final class Simplifier {
  private final PlainArithmetic on;
  private final Shaping shaping;
  private final Map<Expression, Expression> done = new IdentityHashMap<>();
  private final Map<Object, Expression> interned = new HashMap<>();
  private final Map<Expression, Integer> numbers = new IdentityHashMap<>();

  /// An applied operator, by the numbers of its interned arguments.
  private record Key(Operator operator, List<Integer> arguments) {}

  private Simplifier(Precision precision, Shaping shaping) {
    this.on = PlainArithmetic.of(precision);
    this.shaping = shaping;
  }

  /// Simplifies, folding constants in double precision.
  public static Expression simplify(Expression e) {
    return simplify(e, Precision.DOUBLE);
  }

  /// Simplifies, folding constants in `precision`.
  public static Expression simplify(Expression e, Precision precision) {
    return new Simplifier(precision, Shaping.unknown()).rewrite(e);
  }

  /// Simplifies several expressions, whose equal subexpressions become one object, also where that
  /// needs the shapes of the names; folds in double precision.
  public static List<Expression> simplify(
      List<Expression> expressions, Function<String, Shape> shapes) {
    Simplifier simplifier = new Simplifier(Precision.DOUBLE, Shaping.known(shapes));
    return expressions.stream().map(simplifier::rewrite).toList();
  }

  /// Simplifies, also where that needs the shapes of the names; folds in double precision.
  public static Expression simplify(Expression e, Function<String, Shape> shapes) {
    return new Simplifier(Precision.DOUBLE, Shaping.known(shapes)).rewrite(e);
  }

  private Expression rewrite(Expression e) {
    Expression known = done.get(e);
    if (known != null) {
      return known;
    }
    Expression result =
        switch (e) {
          case Literal _, Name _ -> interned.computeIfAbsent(e, same -> e);
          case Apply(Power power, List<Expression> arguments) -> power(power, arguments);
          case Apply(Operator operator, List<Expression> arguments) ->
              reduced(operator, arguments.stream().map(this::rewrite).toList());
        };
    done.put(e, result);
    return result;
  }

  /// An exponent that is no plain number stays none: a power multiplies where it can read the
  /// exponent and needs logarithms where it cannot.
  private Expression power(Power power, List<Expression> arguments) {
    Expression exponent = rewrite(arguments.getLast());
    OptionalDouble before = Constants.number(arguments.getLast());
    OptionalDouble after = Constants.number(exponent);
    boolean same = before.equals(after);
    return reduced(
        power,
        List.of(rewrite(arguments.getFirst()), same ? exponent : intern(arguments.getLast())));
  }

  private Expression reduced(Operator operator, List<Expression> arguments) {
    Apply apply = new Apply(operator, arguments);
    return folded(apply)
        .or(() -> shaping.reduce(apply))
        .or(() -> Reductions.reduce(apply))
        .map(this::rewrite)
        .orElseGet(() -> shared(apply));
  }

  private Expression shared(Apply apply) {
    List<Integer> arguments = apply.arguments().stream().map(this::number).toList();
    return interned.computeIfAbsent(new Key(apply.operator(), arguments), key -> apply);
  }

  private int number(Expression e) {
    return numbers.computeIfAbsent(e, each -> numbers.size());
  }

  /// The expression with equal subexpressions made one, otherwise as it is.
  private Expression intern(Expression e) {
    return switch (e) {
      case Literal _, Name _ -> interned.computeIfAbsent(e, same -> e);
      case Apply(Operator operator, List<Expression> arguments) ->
          shared(new Apply(operator, arguments.stream().map(this::intern).toList()));
    };
  }

  /// The value of an operator on numbers without units, where that is a finite number.
  private Optional<Expression> folded(Apply apply) {
    boolean known = !(apply.operator() instanceof Unknown);
    if (!known || !apply.arguments().stream().allMatch(Simplifier::isBare)) {
      return Optional.empty();
    }
    Shape shape =
        apply.operator().shape(apply.arguments().stream().map(each -> Shape.SCALAR).toList());
    if (!shape.isScalar()) {
      return Optional.empty();
    }
    double value = Evaluation.evaluate(on, apply, name -> on.constant(Double.NaN)).elements()[0];
    return Double.isFinite(value) ? Optional.of(Literal.of(value)) : Optional.empty();
  }

  private static boolean isBare(Expression e) {
    return e instanceof Literal literal && literal.unit().isBare();
  }
}
