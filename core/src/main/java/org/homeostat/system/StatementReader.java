package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.NamedFunction;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;

/// Parses the right sides of statements, which may call the functions that the system defines.
final class StatementReader {
  private static final Pattern HEAD = Pattern.compile("\\s*(\\w+)\\s*\\(([^()]*)\\)\\s*");

  private final Problems problems;
  private final Map<String, NamedFunction> functions = new HashMap<>();

  /// @param declared `rho(s)` = `clip(s, 0, 1)`; a function may call those before it
  StatementReader(List<Statement> declared, Problems problems) {
    this.problems = problems;
    declared.forEach(this::declare);
  }

  Optional<Labelled> read(Statement statement) {
    return parse(statement.right()).map(parsed -> new Labelled(statement.left(), parsed));
  }

  private Optional<Parsed> parse(SourceText text) {
    try {
      return Optional.of(Parser.parse(text, functions));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private void declare(Statement function) {
    SourceText head = function.left();
    Matcher matcher = HEAD.matcher(head.text());
    if (!matcher.matches()) {
      problems.add(
          Labelled.problem(
              head,
              "expected a function such as 'f(x)', found '" + head.text() + "'",
              "write functions: {f(x): x^2}"));
      return;
    }
    String name = matcher.group(1);
    if (!Name.isValid(name)
        || Operators.functions().contains(name)
        || functions.containsKey(name)) {
      problems.add(
          Labelled.problem(
              head, "'" + name + "' cannot be the name of a function: it is taken", "rename it"));
      return;
    }
    Optional<List<String>> arguments = arguments(head, matcher.group(2));
    Optional<Parsed> body = parse(function.right());
    if (arguments.isPresent()) {
      body.ifPresent(known -> refuseOtherNames(known, arguments.get()));
      Expression value = body.map(Parsed::expression).orElse(Literal.of(0));
      functions.put(name, new NamedFunction(name, arguments.get(), value));
    }
  }

  private Optional<List<String>> arguments(SourceText head, String written) {
    List<String> arguments = new ArrayList<>();
    for (String argument : written.split(",", -1)) {
      String name = argument.strip();
      if (!Name.isValid(name) || arguments.contains(name)) {
        problems.add(
            Labelled.problem(head, "'" + name + "' cannot be an argument of a function", ""));
        return Optional.empty();
      }
      arguments.add(name);
    }
    return Optional.of(arguments);
  }

  private void refuseOtherNames(Parsed body, List<String> arguments) {
    for (String name : body.expression().names()) {
      if (!arguments.contains(name)) {
        String near = Nearest.advice(name, arguments);
        problems.add(
            Labelled.problem(
                body,
                name,
                "a function uses its arguments only, found '" + name + "'",
                near.isEmpty() ? "pass it as an argument" : near));
      }
    }
  }
}
