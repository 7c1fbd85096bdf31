package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies functions, those of the language and a person's own, by their names.
final class Calls {
  private final Map<String, NamedFunction> functions;
  private final Mistakes mistakes;
  private final Assembly assembly;

  Calls(Map<String, NamedFunction> functions, Mistakes mistakes, Assembly assembly) {
    this.functions = functions;
    this.mistakes = mistakes;
    this.assembly = assembly;
  }

  /// The call `name(arguments)`, which ends before the character `end`.
  Part read(Token name, List<Part> arguments, int end) {
    NamedFunction own = functions.get(name.text());
    if (own != null) {
      Arity arity = new Arity(own.parameters().size(), own.parameters().size());
      return counted(name, arity, arguments, end)
          ? assembly.expanded(own, arguments, name, end)
          : Assembly.placeholder(name);
    }
    Optional<Operator> operator = Operators.find(name.text());
    if (operator.isEmpty()) {
      return unknown(name);
    }
    if (operator.get() instanceof Configured configured) {
      return counted(name, configured.written(), arguments, end)
          ? configured(configured, name, arguments, end)
          : Assembly.placeholder(name);
    }
    return counted(name, operator.get().arity(), arguments, end)
        ? assembly.apply(operator.get(), arguments, name.start(), end)
        : Assembly.placeholder(name);
  }

  private Part configured(Configured operator, Token name, List<Part> arguments, int end) {
    try {
      Apply tree = operator.read(arguments.stream().map(Part::tree).toList());
      return assembly.read(tree, name.start(), end);
    } catch (IllegalArgumentException refused) {
      if (mistakes.isEmpty()) {
        mistakes.add(name.start(), end, String.valueOf(refused.getMessage()), "");
      }
      return Assembly.placeholder(name);
    }
  }

  private Part unknown(Token name) {
    List<String> known = new ArrayList<>(Operators.functions());
    known.addAll(functions.keySet());
    String near = Nearest.advice(name.text(), known);
    mistakes.add(
        name.start(),
        name.end(),
        "unknown function '" + name.text() + "'",
        near.isEmpty() ? "a product is written " + name.text() + "*(...)" : near);
    return Assembly.placeholder(name);
  }

  private boolean counted(Token name, Arity arity, List<Part> arguments, int end) {
    boolean evenPiecewise = name.is("piecewise") && arguments.size() % 2 == 0;
    if (arity.accepts(arguments.size()) && !evenPiecewise) {
      return true;
    }
    mistakes.add(
        name.start(),
        end,
        "'" + name.text() + "' takes " + arity + ", found " + arguments.size(),
        name.is("piecewise") ? "piecewise(condition, value, ..., otherwise)" : "");
    return false;
  }
}
