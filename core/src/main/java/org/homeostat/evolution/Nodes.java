package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;

/// The nodes of an expression tree, numbered from the root on, each before its arguments.
final class Nodes {
  private Nodes() {}

  static int count(Expression e) {
    int count = 1;
    if (e instanceof Apply apply) {
      for (Expression argument : apply.arguments()) {
        count += count(argument);
      }
    }
    return count;
  }

  static int depth(Expression e) {
    int deepest = 0;
    if (e instanceof Apply apply) {
      for (Expression argument : apply.arguments()) {
        deepest = Math.max(deepest, depth(argument));
      }
    }
    return deepest + 1;
  }

  static boolean isZero(Expression e) {
    return e instanceof Literal literal && literal.value() == 0;
  }

  /// The subtree whose root is node number `index`.
  static Expression at(Expression e, int index) {
    if (index == 0) {
      return e;
    }
    int next = index - 1;
    for (Expression argument : ((Apply) e).arguments()) {
      int count = count(argument);
      if (next < count) {
        return at(argument, next);
      }
      next -= count;
    }
    throw new IndexOutOfBoundsException(index);
  }

  /// The tree with another subtree in the place of node number `index`.
  static Expression with(Expression e, int index, Expression subtree) {
    if (index == 0) {
      return subtree;
    }
    Apply apply = (Apply) e;
    List<Expression> arguments = new ArrayList<>(apply.arguments());
    int next = index - 1;
    for (int i = 0; i < arguments.size(); i++) {
      int count = count(arguments.get(i));
      if (next < count) {
        arguments.set(i, with(arguments.get(i), next, subtree));
        return new Apply(apply.operator(), arguments);
      }
      next -= count;
    }
    throw new IndexOutOfBoundsException(index);
  }

  /// The numbers of the nodes that a condition holds for.
  static List<Integer> where(Expression e, Predicate<Expression> condition) {
    List<Integer> found = new ArrayList<>();
    int count = count(e);
    for (int i = 0; i < count; i++) {
      if (condition.test(at(e, i))) {
        found.add(i);
      }
    }
    return found;
  }
}
