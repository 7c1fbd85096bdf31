package org.homeostat.system;

import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A node of a YAML file that knows where it stands. Whoever reads a node says what is expected;
/// what does not fit becomes a placed problem, and reading goes on.
public sealed interface Yaml permits YamlText, YamlList, YamlMap {

  /// Where this stands: the characters of a text, the first character of a list or mapping.
  SourceText source();

  /// A problem with this node.
  Problem problem(String message, String advice);

  /// What this is, for messages: `a list`.
  String kind();

  /// The plain value: a [java.util.Map], [java.util.List], [String] or [Double].
  Object value();

  default Optional<YamlText> text(Problems problems) {
    return as(YamlText.class, "a text", problems);
  }

  default Optional<YamlList> list(Problems problems) {
    return as(YamlList.class, "a list", problems);
  }

  default Optional<YamlMap> map(Problems problems) {
    return as(YamlMap.class, "a mapping", problems);
  }

  /// The node as a plain number; hexadecimal, infinities and NaN are refused.
  default OptionalDouble number(Problems problems) {
    if (value() instanceof Double number) {
      return OptionalDouble.of(number);
    }
    problems.add(problem("expected a number, found " + kind(), ""));
    return OptionalDouble.empty();
  }

  private <T extends Yaml> Optional<T> as(Class<T> type, String expected, Problems problems) {
    if (type.isInstance(this)) {
      return Optional.of(type.cast(this));
    }
    problems.add(problem("expected " + expected + ", found " + kind(), ""));
    return Optional.empty();
  }
}
