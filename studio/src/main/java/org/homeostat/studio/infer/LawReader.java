package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.NamedFunction;
import org.homeostat.expression.Parser;
import org.homeostat.inference.Distribution;
import org.homeostat.inference.Prior;
import org.homeostat.system.Problems;
import org.homeostat.system.YamlText;

/// Reads a law that has a name: `normal(0, 1)`.
final class LawReader {
  private static final String MARK = "#";

  /// Functions whose calls stand for a list of the name and the arguments.
  private static final Map<String, NamedFunction> CALLS = calls();

  private final Problems problems;

  LawReader(Problems problems) {
    this.problems = problems;
  }

  private static Map<String, NamedFunction> calls() {
    Map<String, NamedFunction> calls = new LinkedHashMap<>();
    for (Distribution each : Distribution.values()) {
      List<Expression> parts = new ArrayList<>(List.of(new Name(MARK + each.label())));
      each.parameters().forEach(parameter -> parts.add(new Name(parameter)));
      calls.put(
          each.label(), new NamedFunction(each.label(), each.parameters(), Algebra.stack(parts)));
    }
    return calls;
  }

  /// All laws as they are written: `normal(mean, deviation)`.
  static String all() {
    return Distribution.values().stream()
        .map(each -> each.label() + "(" + String.join(", ", each.parameters()) + ")")
        .collect(Collectors.joining(", "));
  }

  Optional<Prior.Named> read(YamlText text) {
    Expression expression;
    try {
      expression = Parser.parse(text.source(), CALLS).expression();
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
    if (expression instanceof Apply apply
        && apply.arguments().getFirst() instanceof Name(String name)
        && name.startsWith(MARK)) {
      List<Expression> arguments = apply.arguments().subList(1, apply.arguments().size());
      boolean plain =
          arguments.stream()
              .flatMap(each -> each.names().stream())
              .noneMatch(each -> each.startsWith(MARK));
      if (plain) {
        Distribution law = Distribution.named(name.substring(MARK.length())).orElseThrow();
        return Optional.of(new Prior.Named(law, arguments));
      }
    }
    problems.add(text.problem("expected one law, normal(0, 1) say", "there are " + all()));
    return Optional.empty();
  }
}
