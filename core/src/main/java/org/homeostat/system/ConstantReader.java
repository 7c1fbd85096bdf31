package org.homeostat.system;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Tensor;

/// Reads a value that is written as an expression without names: `0.5`, `70 mV`, `8/3`, `2*pi`.
final class ConstantReader {
  private ConstantReader() {}

  /// A number, white space and the beginning of a unit.
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s+[A-Za-z(0-9]");

  static Optional<ValueReader.Quantity> read(YamlText text, Problems problems) {
    if (text.text().isBlank()) {
      problems.add(text.problem("expected a value, found nothing", ""));
      return Optional.empty();
    }
    boolean quantity = QUANTITY.matcher(text.text()).lookingAt();
    try {
      return quantity
          ? Optional.of(quantity(Parser.quantity(text.source())))
          : constant(Parser.parse(text.source()), problems);
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private static ValueReader.Quantity quantity(Literal literal) {
    return new ValueReader.Quantity(Tensor.scalar(literal.si()), literal.unit());
  }

  private static Optional<ValueReader.Quantity> constant(Parsed parsed, Problems problems) {
    for (String name : parsed.expression().names()) {
      problems.add(
          Labelled.problem(
              parsed,
              name,
              "expected a number or quantity, found the name '" + name + "'",
              "write for example 0.5, 70 mV, 8/3 or 2*pi"));
      return Optional.empty();
    }
    Optional<Type> type = Typing.of(parsed, new Scope(Map.of()), problems);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Tensor value =
        Evaluation.evaluate(
            PlainArithmetic.DOUBLE, parsed.expression(), _ -> Tensor.scalar(Double.NaN));
    for (double element : value.elements()) {
      if (!Double.isFinite(element)) {
        problems.add(parsed.problem(parsed.expression(), "the value is not finite", ""));
        return Optional.empty();
      }
    }
    return Optional.of(new ValueReader.Quantity(value, type.get().unit()));
  }
}
