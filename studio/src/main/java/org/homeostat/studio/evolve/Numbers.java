package org.homeostat.studio.evolve;

import java.util.OptionalDouble;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads the numbers of a section; what is missing or wrong is as if it were usual.
record Numbers(YamlMap section, Problems problems) {

  /// A whole number.
  int whole(String key, int least, int most, int usual) {
    return section
        .get(key)
        .map(node -> {
          double value = node.value() instanceof Double number ? number : Double.NaN;
          if (value >= least && value <= most && value == Math.rint(value)) {
            return (int) value;
          }
          problems.add(
              node.problem(
                  "expected a whole number from %s to %s, found %s"
                      .formatted(least, most, node.kind()),
                  ""));
          return usual;
        })
        .orElse(usual);
  }

  /// Any number.
  double any(String key, double usual) {
    return section.get(key).map(node -> node.number(problems).orElse(usual)).orElse(usual);
  }

  /// A number above 0.
  double positive(String key, double usual) {
    return section.get(key).map(node -> positive(node, problems).orElse(usual)).orElse(usual);
  }

  /// A number from 0 to 1.
  static OptionalDouble share(Yaml node, Problems problems) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value >= 0 && value <= 1) {
      return OptionalDouble.of(value);
    }
    problems.add(node.problem("expected a share from 0 to 1, found " + node.kind(), ""));
    return OptionalDouble.empty();
  }

  static OptionalDouble positive(Yaml node, Problems problems) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value > 0) {
      return OptionalDouble.of(value);
    }
    problems.add(node.problem("expected a number above 0, found " + node.kind(), ""));
    return OptionalDouble.empty();
  }
}
