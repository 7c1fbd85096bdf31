package org.homeostat.expression;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// Walks over trees that visit a shared subexpression once.
final class Rewriting {
  private final Function<Name, Expression> names;
  private final BiConsumer<Expression, Expression> onChange;
  private final Map<Expression, Expression> done = new IdentityHashMap<>();

  /// @param onChange is told each node that changed and what stands in its place
  Rewriting(Function<Name, Expression> names, BiConsumer<Expression, Expression> onChange) {
    this.names = names;
    this.onChange = onChange;
  }

  Expression rewrite(Expression e) {
    Expression known = done.get(e);
    if (known != null) {
      return known;
    }
    Expression result =
        switch (e) {
          case Literal literal -> literal;
          case Name name -> names.apply(name);
          case Apply apply -> rewrite(apply);
        };
    done.put(e, result);
    if (result != e) {
      onChange.accept(e, result);
    }
    return result;
  }

  private Expression rewrite(Apply apply) {
    List<Expression> arguments = apply.arguments().stream().map(this::rewrite).toList();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) != apply.arguments().get(i)) {
        return new Apply(apply.operator(), arguments);
      }
    }
    return apply;
  }

  /// Shows each node once, arguments before the operator that is applied to them.
  static void visit(Expression e, Consumer<Expression> visitor) {
    visit(e, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void visit(Expression e, Consumer<Expression> visitor, Set<Expression> seen) {
    if (seen.add(e)) {
      if (e instanceof Apply apply) {
        apply.arguments().forEach(argument -> visit(argument, visitor, seen));
      }
      visitor.accept(e);
    }
  }

  /// The names in the order in which they occur.
  static Set<String> names(Expression e) {
    Set<String> names = new LinkedHashSet<>();
    visit(
        e,
        node -> {
          if (node instanceof Name(String text)) {
            names.add(text);
          }
        });
    return names;
  }
}
