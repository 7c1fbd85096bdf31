package org.homeostat.learning;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /// The name of the parameter that holds this rate, called `rate`, for `learned`.
  default String parameter(String rate, String learned) {
    return switch (this) {
      case Common _ -> "learn." + rate;
      case Each _ -> "learn." + rate + "." + learned;
    };
  }
}
