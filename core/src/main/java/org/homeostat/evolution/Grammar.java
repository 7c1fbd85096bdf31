package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Operators;
import org.homeostat.noise.Draws;

/// Which expressions may stand in the place of unknown functions.
///
/// @param operators with their weights, which need not sum to 1
/// @param constants the chance that a leaf is a constant; 0 for none
/// @param spread the standard deviation of a new constant
/// @param nodes the most nodes of all expressions of a genome together
/// @param depth the most levels of a new expression
public record Grammar(
    List<Weighted> operators, double constants, double spread, int nodes, int depth) {

  /// An operator and how often it is taken.
  public record Weighted(Operator operator, double weight) {}

  public Grammar {
    operators = List.copyOf(operators);
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("a grammar needs an operator");
    }
    for (Weighted each : operators) {
      if (!(each.weight > 0)) {
        throw new IllegalArgumentException(
            "the weight of '" + each.operator.name() + "' is " + each.weight + ", not above 0");
      }
    }
  }

  /// A new expression over the names; an operator stands at depth d with the chance 0.7^d.
  Expression tree(List<String> names, Draws draws) {
    return tree(names, draws, depth, 1);
  }

  /// A new expression of at most so many levels, and no more than [#depth].
  Expression tree(List<String> names, Draws draws, int most, double chance) {
    int levels = Math.min(most, depth);
    if (levels > 1 && draws.uniform() < chance) {
      return apply(operator(draws), names, draws, levels - 1, chance * 0.7);
    }
    return leaf(names, draws);
  }

  private Expression apply(
      Operator operator, List<String> names, Draws draws, int levels, double chance) {
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < arguments(operator); i++) {
      arguments.add(tree(names, draws, levels, chance));
    }
    return new Apply(operator, arguments);
  }

  /// How many arguments an operator is given.
  static int arguments(Operator operator) {
    return operator.arity().least();
  }

  Expression leaf(List<String> names, Draws draws) {
    return names.isEmpty() || draws.uniform() < constants
        ? Literal.of(spread * draws.normal())
        : new Name(names.get(draws.below(names.size())));
  }

  /// A name, half of the time with a new constant as a factor where the grammar has both.
  Expression scaled(String name, Draws draws) {
    boolean scales =
        constants > 0 && operators.stream().anyMatch(each -> each.operator.name().equals("*"));
    return scales && draws.uniform() < 0.5
        ? Apply.of(Operators.named("*"), Literal.of(spread * draws.normal()), new Name(name))
        : new Name(name);
  }

  Operator operator(Draws draws) {
    double total = operators.stream().mapToDouble(Weighted::weight).sum();
    double at = draws.uniform() * total;
    for (Weighted each : operators) {
      at -= each.weight;
      if (at < 0) {
        return each.operator;
      }
    }
    return operators.getLast().operator;
  }
}
