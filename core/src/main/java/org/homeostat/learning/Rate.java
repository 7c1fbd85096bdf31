package org.homeostat.learning;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;

/// A constant of a learning rule: one number for all learned parameters, or one for each.
public sealed interface Rate {

  /// One number, which becomes the parameter `learn.NAME`.
  record Common(double value) implements Rate {}

  /// A number for each learned parameter, by its name; it becomes `learn.NAME.PARAMETER`.
  record Each(SortedMap<String, Double> values) implements Rate {
    public Each {
      values = new TreeMap<>(values);
    }
  }

  static Rate of(double value) {
    return new Common(value);
  }

  static Rate of(Map<String, Double> values) {
    return new Each(new TreeMap<>(values));
  }

  /// A number of at least 0; another one is a problem, 0 stands in for what is none.
  static double number(Yaml value, Problems problems) {
    OptionalDouble number = value.number(problems);
    if (number.orElse(0) < 0) {
      problems.add(value.problem("expected a number of at least 0, found " + value.kind(), ""));
    }
    return number.orElse(0);
  }

  /// The name of the parameter that holds this rate, called `rate`, for `learned`.
  default String parameter(String rate, String learned) {
    return switch (this) {
      case Common _ -> "learn." + rate;
      case Each _ -> "learn." + rate + "." + learned;
    };
  }
}
