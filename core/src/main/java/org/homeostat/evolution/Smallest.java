package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Operators;
import org.jspecify.annotations.Nullable;

/// Writes a sum in canonical form as a small tree. A coefficient costs two nodes, `*` and the
/// number, unless
///
/// - it stands over a fraction that has no other factor: `3/x`;
/// - a sum among the factors can take it: `2*(a + 0.5*b)*c` is `(2*a + b)*c`;
/// - others share it: `2*(a + b) + c`.
///
/// Which coefficients are shared is chosen greedily, the most useful first.
final class Smallest {
  /// So many ways to write a product are looked at.
  private static final int WAYS = 64;

  /// Multiples are the same if they differ by less than this part.
  private static final double ALIKE = 1e-11;

  private Smallest() {}

  /// @throws ArithmeticException if a constant is not finite
  static Expression of(Canonical.Sum sum) {
    if (sum.isConstant()) {
      return literal(sum.constant());
    }
    Line line = line(items(sum));
    return line.negative ? Algebra.negate(line.sum) : line.sum;
  }

  /// A part of a sum: a tree of its value, a tree of its negative, or both, whatever is as small.
  ///
  /// @param place of its first term
  private record Item(
      int place, @Nullable Expression plus, @Nullable Expression minus, boolean rising) {
    static Item of(
        int place, @Nullable Expression plus, @Nullable Expression minus, boolean rising) {
      return new Item(place, plus, minus, plus != null && (rising || minus == null));
    }

    Item negated() {
      return of(place, /* plus= */ minus, /* minus= */ plus, !rising);
    }
  }

  /// A sum, or its negative.
  private record Line(Expression sum, boolean negative) {}

  /// Items that rise come first; the first must have a tree of its value.
  private static Line line(List<Item> items) {
    Optional<Item> first =
        items.stream()
            .filter(Item::rising)
            .findFirst()
            .or(() -> items.stream().filter(item -> item.plus != null).findFirst());
    if (first.isEmpty()) {
      return new Line(line(items.stream().map(Item::negated).toList()).sum, true);
    }
    List<Item> others = new ArrayList<>(items);
    others.remove(first.get());
    others.sort((a, b) -> Boolean.compare(b.rising, a.rising));
    Expression sum = Objects.requireNonNull(first.get().plus);
    for (Item item : others) {
      sum =
          item.rising
              ? infix("+", sum, Objects.requireNonNull(item.plus))
              : infix("-", sum, Objects.requireNonNull(item.minus));
    }
    return new Line(sum, false);
  }

  /// The parts of a sum, the constant last.
  private static List<Item> items(Canonical.Sum sum) {
    List<Ways> open = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Ways ways : ways(sum)) {
      if (ways.reach(1)) {
        items.add(ways.item(1));
      } else {
        open.add(ways);
      }
    }
    while (!open.isEmpty()) {
      double shared = mostShared(open);
      List<Item> group = new ArrayList<>();
      open.removeIf(ways -> {
        boolean takes = ways.reach(shared);
        if (takes) {
          group.add(ways.item(shared));
        }
        return takes;
      });
      items.add(shared(shared, group));
    }
    items.sort(Comparator.comparingInt(Item::place));
    if (sum.constant() != 0) {
      boolean rising = sum.constant() > 0;
      items.add(Item.of(items.size(), literal(sum.constant()), literal(-sum.constant()), rising));
    }
    return items;
  }

  private static List<Ways> ways(Canonical.Sum sum) {
    List<Ways> ways = new ArrayList<>();
    sum.terms().values().forEach(term -> ways.add(Ways.of(ways.size(), term)));
    return ways;
  }

  private static Item shared(double coefficient, List<Item> group) {
    Line line = line(group);
    double signed = line.negative ? -coefficient : coefficient;
    return Item.of(
        group.getFirst().place,
        infix("*", literal(signed), line.sum),
        infix("*", literal(-signed), line.sum),
        signed > 0);
  }

  private static double mostShared(List<Ways> open) {
    TreeMap<Double, Integer> useful = new TreeMap<>();
    for (Ways ways : open) {
      ways.missing().forEach(shared -> useful.put(shared, 0));
    }
    useful.replaceAll(
        (shared, none) -> (int) open.stream().filter(ways -> ways.reach(shared)).count());
    double best = useful.firstKey();
    for (Map.Entry<Double, Integer> each : useful.entrySet()) {
      best = each.getValue() > useful.getOrDefault(best, 0) ? each.getKey() : best;
    }
    return best;
  }

  /// The smallest trees of multiples of a product, by the multiples.
  ///
  /// @param any whether every multiple can be written
  private record Ways(int place, double coefficient, Map<Double, Expression> trees, boolean any) {

    static Ways of(int place, Canonical.Term term) {
      boolean any = term.product().factors().values().stream().noneMatch(each -> each.power() > 0);
      double coefficient = Canonical.finite(term.coefficient());
      return new Ways(place, coefficient, trees(term.product()), any);
    }

    /// Whether the term over `shared` is among the trees, or its negative.
    boolean reach(double shared) {
      double wanted = coefficient / shared;
      return any || tree(wanted) != null || tree(-wanted) != null;
    }

    Item item(double shared) {
      double wanted = coefficient / shared;
      return any
          ? Item.of(place, fraction(wanted), fraction(-wanted), wanted > 0)
          : Item.of(place, tree(wanted), tree(-wanted), wanted > 0);
    }

    private @Nullable Expression tree(double wanted) {
      for (Map.Entry<Double, Expression> each : trees.entrySet()) {
        if (Math.abs(each.getKey() - wanted) <= ALIKE * Math.abs(wanted)) {
          return each.getValue();
        }
      }
      return null;
    }

    /// The positive numbers over which the term is among the trees.
    List<Double> missing() {
      return trees.keySet().stream().map(multiple -> Math.abs(coefficient / multiple)).toList();
    }

    /// A number over the factors below.
    private Expression fraction(double number) {
      Map.Entry<Double, Expression> way = trees.entrySet().iterator().next();
      List<Expression> one = ((Apply) way.getValue()).arguments();
      return infix("/", literal(number / way.getKey()), one.getLast());
    }

    private static Map<Double, Expression> trees(Canonical.Product product) {
      List<Way> ways = List.of(new Way(1, List.of(), List.of()));
      for (Canonical.Factor factor : product.factors().values()) {
        Map<Double, Expression> bases =
            switch (factor) {
              case Canonical.Atom(Expression base, int _) -> Map.of(1.0, base);
              case Canonical.Bracket(Canonical.Sum base, int _) -> multiples(base);
            };
        for (int i = 0; i < Math.abs(factor.power()); i++) {
          ways = with(ways, bases, factor.power() > 0);
        }
      }
      Map<Double, Expression> trees = new LinkedHashMap<>();
      ways.forEach(way -> trees.putIfAbsent(way.multiple, way.tree()));
      return trees;
    }

    private static List<Way> with(List<Way> ways, Map<Double, Expression> bases, boolean over) {
      Map<Double, Way> all = new LinkedHashMap<>();
      for (Way way : ways) {
        bases.forEach((multiple, base) -> {
          Way longer = way.with(over ? multiple : 1 / multiple, base, over);
          if (all.size() < WAYS) {
            all.putIfAbsent(Canonical.rounded(longer.multiple), longer);
          }
        });
      }
      return List.copyOf(all.values());
    }
  }

  /// The smallest of the multiples of a sum in which a coefficient needs no number.
  private static Map<Double, Expression> multiples(Canonical.Sum sum) {
    Map<Double, Expression> multiples = new LinkedHashMap<>();
    Set<Double> tried = new HashSet<>();
    int least = Integer.MAX_VALUE;
    for (Ways ways : ways(sum)) {
      for (double shared : ways.missing()) {
        for (double multiple : new double[] {1 / shared, -1 / shared}) {
          if (tried.size() < WAYS && tried.add(Canonical.rounded(multiple))) {
            Expression tree = of(sum.times(multiple));
            int nodes = Nodes.count(tree);
            if (nodes < least) {
              multiples.clear();
              least = nodes;
            }
            if (nodes == least) {
              multiples.put(multiple, tree);
            }
          }
        }
      }
    }
    return multiples;
  }

  /// A multiple of a product, factor by factor.
  private record Way(double multiple, List<Expression> over, List<Expression> under) {

    Way with(double factor, Expression base, boolean isOver) {
      double changed = multiple * factor;
      List<Expression> longer = new ArrayList<>(isOver ? over : under);
      longer.add(base);
      return isOver ? new Way(changed, longer, under) : new Way(changed, over, longer);
    }

    Expression tree() {
      Expression above = over.isEmpty() ? Algebra.ONE : joined(over);
      return under.isEmpty() ? above : infix("/", above, joined(under));
    }

    private static Expression joined(List<Expression> factors) {
      Expression product = factors.getFirst();
      for (Expression factor : factors.subList(1, factors.size())) {
        product = infix("*", product, factor);
      }
      return product;
    }
  }

  private static Expression literal(double value) {
    return Literal.of(Canonical.rounded(value));
  }

  private static Expression infix(String sign, Expression a, Expression b) {
    return Apply.of(Operators.named(sign), a, b);
  }
}
