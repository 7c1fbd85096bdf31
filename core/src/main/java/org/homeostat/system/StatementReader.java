package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.expression.Apply;
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
import org.homeostat.expression.Unknown;

/// Parses the right sides of statements, which may call the functions that the system defines.
final class StatementReader {
  private static final Pattern HEAD = Pattern.compile("\\s*(\\w+)\\s*\\(([^()]*)\\)\\s*");

  private final Problems problems;
  private final Map<String, NamedFunction> functions = new HashMap<>();

  /// @param declared `rho(s)` = `clip(s, 0, 1)`; a function may call those before it
  /// @param unknown `f: [x, y]`, functions that are to be found
  StatementReader(List<Statement> declared, List<YamlMap.Entry> unknown, Problems problems) {
    this.problems = problems;
    unknown.forEach(this::declareUnknown);
    declared.forEach(this::declare);
  }

  Optional<Labelled> read(Statement statement) {
    return parse(statement.right()).map(parsed -> new Labelled(statement.left(), parsed));
  }

  /// An expression that may call the functions.
  ///
  /// @throws InputException with every mistake in it
  Parsed parsed(SourceText text) {
    return Parser.parse(text, functions);
  }

  private Optional<Parsed> parse(SourceText text) {
    try {
      return Optional.of(parsed(text));
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
    if (!isFree(name, head)) {
      return;
    }
    Optional<List<String>> arguments = arguments(head, List.of(matcher.group(2).split(",", -1)));
    Optional<Parsed> body = parse(function.right());
    if (arguments.isPresent()) {
      body.ifPresent(known -> refuseOtherNames(known, arguments.get()));
      Expression value = body.map(Parsed::expression).orElse(Literal.of(0));
      functions.put(name, new NamedFunction(name, arguments.get(), value));
    }
  }

  /// `f: [x, y]`
  private void declareUnknown(YamlMap.Entry entry) {
    SourceText head = entry.key().source();
    Optional<YamlList> list = entry.value().list(problems);
    if (list.isEmpty() || !isFree(entry.name(), head)) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (Yaml item : list.get().items()) {
      Optional<YamlText> name = item.text(problems);
      if (name.isEmpty()) {
        return;
      }
      names.add(name.get().text());
    }
    if (names.isEmpty()) {
      problems.add(
          Labelled.problem(
              head,
              "the unknown function '" + entry.name() + "' has no arguments",
              "list what it may use; a constant is a parameter"));
    }
    arguments(head, names)
        .ifPresent(arguments -> {
          Unknown unknown = new Unknown(entry.name(), arguments);
          List<Expression> applied = List.copyOf(arguments.stream().map(Name::new).toList());
          Expression body = new Apply(unknown, applied);
          functions.put(entry.name(), new NamedFunction(entry.name(), arguments, body));
        });
  }

  private boolean isFree(String name, SourceText head) {
    boolean free =
        Name.isValid(name) && !Operators.functions().contains(name) && !functions.containsKey(name);
    if (!free) {
      problems.add(
          Labelled.problem(
              head, "'" + name + "' cannot be the name of a function: it is taken", "rename it"));
    }
    return free;
  }

  private Optional<List<String>> arguments(SourceText head, List<String> written) {
    List<String> arguments = new ArrayList<>();
    for (String argument : written) {
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
