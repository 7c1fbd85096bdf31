package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The shapes of expressions.
public final class Shapes {
  private Shapes() {}

  /// The shape of an expression over names with the shapes that `names` gives.
  ///
  /// @throws ShapeException if an operator cannot take the shapes of its arguments
  public static Shape of(Expression expression, Function<String, Shape> names) {
    return Objects.requireNonNull(all(expression, names).get(expression));
  }

  /// The shapes of an expression and all its subexpressions, by identity of the node.
  ///
  /// @throws ShapeException if an operator cannot take the shapes of its arguments
  public static Map<Expression, Shape> all(Expression expression, Function<String, Shape> names) {
    Map<Expression, Shape> shapes = new IdentityHashMap<>();
    Rewriting.visit(
        expression,
        node ->
            shapes.put(
                node,
                switch (node) {
                  case Literal _ -> Shape.SCALAR;
                  case Name(String name) -> names.apply(name);
                  case Apply(Operator operator, List<Expression> arguments) ->
                      operator.shape(arguments.stream().map(shapes::get).toList());
                }));
    return shapes;
  }

  /// The shape of a text over names with these shapes; other names are unknown.
  ///
  /// @throws InputException with every unknown name and every operator that cannot take its
  ///   arguments
  public static Shape of(Parsed parsed, Map<String, Shape> names) {
    return new Inference<>(parsed, names, new Rules()).run();
  }

  private record Rules() implements Inference.Rules<Shape> {
    @Override
    public Shape literal(Literal literal) {
      return Shape.SCALAR;
    }

    @Override
    public Shape name(Shape declared) {
      return declared;
    }

    @Override
    public Shape apply(Apply apply, List<Shape> arguments) {
      return apply.operator().shape(arguments);
    }
  }
}
