package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The whole numbers that end a call: `2, 1` in `convolve(x, K, 2, 1)`.
final class WholeNumbers {
  private WholeNumbers() {}

  /// The numbers from the place `first` of a call on.
  ///
  /// @param function how the call is written, for the message
  /// @throws IllegalArgumentException if one is no whole number from 0 that is written out
  static List<Integer> read(String function, List<Expression> written, int first) {
    List<Integer> numbers = new ArrayList<>();
    for (Expression each : written.subList(Math.min(first, written.size()), written.size())) {
      boolean whole =
          each instanceof Literal(double value, Unit unit)
              && unit.isBare()
              && value >= 0
              && value <= Integer.MAX_VALUE
              && Math.rint(value) == value;
      if (!whole) {
        throw new IllegalArgumentException(
            "expected a whole number, written out, found '%s': %s"
                .formatted(Printer.print(each), function));
      }
      numbers.add((int) ((Literal) each).value());
    }
    return numbers;
  }

  /// The arguments followed by the numbers.
  static List<Expression> write(List<Expression> arguments, List<Integer> numbers) {
    List<Expression> written = new ArrayList<>(arguments);
    numbers.forEach(each -> written.add(Literal.of(each)));
    return Collections.unmodifiableList(written);
  }

  /// The LaTeX texts of the arguments followed by the numbers.
  static List<String> latex(List<String> arguments, List<Integer> numbers) {
    List<String> texts = new ArrayList<>(arguments);
    numbers.forEach(each -> texts.add("" + each));
    return texts;
  }

  /// @throws IllegalArgumentException if a number is 0
  static void positive(String function, int... numbers) {
    for (int number : numbers) {
      if (number < 1) {
        throw new IllegalArgumentException("expected a number of at least 1, found 0: " + function);
      }
    }
  }
}
