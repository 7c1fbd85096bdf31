package org.homeostat.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Symbolic gradients: derivatives of one quantity by whole arrays, read backwards from the
/// quantity to the names (reverse mode; see [Operator#adjoint]). A subexpression is differentiated
/// once, however often it occurs, so that all gradients together are a small multiple of the
/// quantity.
public final class Adjoint {
  private final Map<Expression, Shape> shapes;
  private final Map<Expression, Expression> cotangents = new IdentityHashMap<>();
  private final Set<Expression> moving = Collections.newSetFromMap(new IdentityHashMap<>());

  private Adjoint(Map<Expression, Shape> shapes) {
    this.shapes = shapes;
  }

  /// The gradients of a scalar expression by `names`, in their order: each has the shape of its
  /// name, or is the literal 0 if the expression does not move with the name.
  ///
  /// @param shapes the shapes of all names in the expression, and of `names`
  public static Map<String, Expression> of(
      Expression scalar, Collection<String> names, Function<String, Shape> shapes) {
    return of(scalar, Algebra.ONE, names, shapes);
  }

  /// The gradients of the inner product of an expression with `cotangent`, which rests.
  ///
  /// @param cotangent of the shape of the expression; its names have shapes too
  public static Map<String, Expression> of(
      Expression expression,
      Expression cotangent,
      Collection<String> names,
      Function<String, Shape> shapes) {
    Expression shared = Simplifier.simplify(expression, shapes);
    Adjoint adjoint = new Adjoint(Shapes.all(shared, shapes));
    Map<String, Expression> raw = adjoint.run(shared, cotangent, Set.copyOf(names));
    List<Expression> gradients = new ArrayList<>();
    names.forEach(name -> gradients.add(raw.getOrDefault(name, Algebra.ZERO)));
    List<Expression> tidy = Tidying.tidy(gradients, shapes);
    Map<String, Expression> by = new LinkedHashMap<>();
    int i = 0;
    for (String name : names) {
      by.put(name, tidy.get(i++));
    }
    return by;
  }

  private Map<String, Expression> run(Expression e, Expression cotangent, Set<String> names) {
    Deque<Expression> backwards = new ArrayDeque<>();
    Rewriting.visit(
        e,
        node -> {
          if (moves(node, names)) {
            moving.add(node);
            backwards.push(node);
          }
        });
    Map<String, Expression> gradients = new HashMap<>();
    cotangents.put(e, cotangent);
    for (Expression node : backwards) {
      Expression known = cotangents.getOrDefault(node, Algebra.ZERO);
      if (!Algebra.isZero(known)) {
        switch (node) {
          case Literal _ -> {}
          case Name(String name) -> gradients.merge(name, known, Adjoint::inOrder);
          case Apply apply -> handBack(apply, known);
        }
      }
    }
    return gradients;
  }

  private boolean moves(Expression node, Set<String> names) {
    return switch (node) {
      case Literal _ -> false;
      case Name(String name) -> names.contains(name);
      case Apply apply -> apply.arguments().stream().anyMatch(moving::contains);
    };
  }

  private void handBack(Apply apply, Expression cotangent) {
    List<Expression> arguments = apply.arguments();
    List<Shape> known = arguments.stream().map(this::shape).toList();
    List<Expression> adjoint = apply.operator().adjoint(arguments, cotangent, known);
    for (int i = 0; i < arguments.size(); i++) {
      if (moving.contains(arguments.get(i))) {
        cotangents.merge(arguments.get(i), adjoint.get(i), Adjoint::inOrder);
      }
    }
  }

  /// What comes later stands earlier in the text.
  private static Expression inOrder(Expression known, Expression next) {
    return Algebra.add(next, known);
  }

  private Shape shape(Expression node) {
    return Objects.requireNonNull(shapes.get(node));
  }
}
