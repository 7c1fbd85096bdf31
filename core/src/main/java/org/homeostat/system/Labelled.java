package org.homeostat.system;

import java.util.Comparator;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A statement whose right side was parsed; `label` is its left side.
record Labelled(SourceText label, Parsed parsed) {
  String name() {
    return label.text();
  }

  Problem problem(String message, String advice) {
    return problem(label, message, advice);
  }

  /// A problem with a name in the text.
  static Problem problem(SourceText label, String message, String advice) {
    return new Problem(label.position(0), Math.max(1, label.text().length()), message, advice);
  }

  /// A problem with the first place in `parsed` where `name` stands.
  static Problem problem(Parsed parsed, String name, String message, String advice) {
    Expression node =
        parsed.spans().entrySet().stream()
            .filter(entry -> entry.getKey().equals(new Name(name)))
            .min(Comparator.comparingInt(entry -> entry.getValue().start()))
            .map(Map.Entry::getKey)
            .orElse(parsed.expression());
    return parsed.problem(node, message, advice);
  }

  /// An expression of a system that was accepted: nothing in it can be a problem.
  static Parsed unplaced(Expression expression) {
    return new Parsed(expression, SourceText.of("system", ""), Map.of());
  }
}
