package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The rules of the simplifier that need shapes.
final class Shaping {
  private final Function<String, Optional<Shape>> names;
  private final Map<Expression, Optional<Shape>> done = new IdentityHashMap<>();

  private Shaping(Function<String, Optional<Shape>> names) {
    this.names = names;
  }

  static Shaping unknown() {
    return new Shaping(name -> Optional.empty());
  }

  static Shaping known(Function<String, Shape> names) {
    return new Shaping(name -> Optional.of(names.apply(name)));
  }

  /// What can stand in the place of an applied operator, if a rule applies.
  Optional<Expression> reduce(Apply apply) {
    return switch (apply.operator()) {
      case Fill _ -> filled(apply);
      case Piecewise piecewise -> chosen(piecewise, apply.arguments());
      case Place place -> like(place, apply.arguments());
      case Add _, Subtract _, Multiply _, Divide _ -> bare(apply);
      default -> Optional.empty();
    };
  }

  private Optional<Expression> filled(Apply apply) {
    Expression value = apply.arguments().getFirst();
    Optional<Shape> like = shape(apply.arguments().getLast());
    boolean same = like.isPresent() && (like.get().isScalar() || like.equals(shape(value)));
    return same ? Optional.of(value) : like(apply.operator(), apply.arguments());
  }

  /// Of what only the shape matters, the simplest part that has it will do.
  private Optional<Expression> like(Operator operator, List<Expression> arguments) {
    Expression like = arguments.getLast();
    Optional<Shape> shape = shape(like);
    Expression simple = like;
    while (shape.isPresent() && simple instanceof Apply(Operator _, List<Expression> parts)) {
      Optional<Expression> part =
          parts.stream().filter(each -> shape.equals(shape(each))).findFirst();
      if (part.isEmpty()) {
        break;
      }
      simple = part.get();
    }
    return simple == like
        ? Optional.empty()
        : Optional.of(Apply.of(operator, arguments.getFirst(), simple));
  }

  /// A scalar that meets an array need not be filled.
  private Optional<Expression> bare(Apply apply) {
    Expression a = apply.arguments().getFirst();
    Expression b = apply.arguments().getLast();
    boolean filled = value(a) != a || value(b) != b;
    if (!filled || shape(a).isEmpty() || !shape(a).equals(shape(b))) {
      return Optional.empty();
    }
    boolean spreads = isSpread(a) && !isSpread(b);
    return spreads || (isSpread(b) && !isSpread(a))
        ? Optional.of(Apply.of(apply.operator(), spreads ? value(a) : a, spreads ? b : value(b)))
        : Optional.empty();
  }

  private boolean isSpread(Expression e) {
    return value(e) != e && shape(value(e)).equals(Optional.of(Shape.SCALAR));
  }

  /// Choices need not be filled where something else gives the shape.
  private Optional<Expression> chosen(Piecewise piecewise, List<Expression> arguments) {
    List<Expression> bare = arguments.stream().map(Shaping::value).toList();
    if (bare.equals(arguments)) {
      return Optional.empty();
    }
    Apply apply = new Apply(piecewise, bare);
    Optional<Shape> shape = shape(piecewise, arguments.stream().map(this::shape).toList());
    return shape.isPresent() && shape.equals(shape(apply)) ? Optional.of(apply) : Optional.empty();
  }

  private static Expression value(Expression e) {
    return e instanceof Apply(Fill _, List<Expression> arguments) ? arguments.getFirst() : e;
  }

  private Optional<Shape> shape(Expression e) {
    Optional<Shape> known = done.get(e);
    if (known != null) {
      return known;
    }
    Optional<Shape> shape =
        switch (e) {
          case Literal _ -> Optional.of(Shape.SCALAR);
          case Name(String name) -> names.apply(name);
          case Apply(Operator operator, List<Expression> arguments) ->
              shape(operator, arguments.stream().map(this::shape).toList());
        };
    done.put(e, shape);
    return shape;
  }

  private static Optional<Shape> shape(Operator operator, List<Optional<Shape>> arguments) {
    boolean all = arguments.stream().allMatch(Optional::isPresent);
    return all
        ? Optional.of(operator.shape(arguments.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }
}
