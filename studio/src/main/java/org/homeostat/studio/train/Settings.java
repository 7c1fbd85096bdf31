package org.homeostat.studio.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.expression.Nearest;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads the settings of a section; what is missing or wrong is as if it were usual.
record Settings(YamlMap section, Problems problems) {

  Optional<Yaml> get(String key) {
    return section.get(key);
  }

  /// A whole number.
  int whole(String key, int least, int most, int usual) {
    return get(key).map(node -> whole(node, least, most, usual)).orElse(usual);
  }

  private int whole(Yaml node, int least, int most, int usual) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value >= least && value <= most && value == Math.rint(value)) {
      return (int) value;
    }
    problems.add(
        node.problem(
            "expected a whole number from %s to %s, found %s".formatted(least, most, node.kind()),
            ""));
    return usual;
  }

  /// A number above 0.
  double positive(String key, double usual) {
    return get(key).map(node -> positive(node, usual)).orElse(usual);
  }

  double positive(Yaml node, double usual) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value > 0) {
      return value;
    }
    problems.add(node.problem("expected a number above 0, found " + node.kind(), ""));
    return usual;
  }

  /// A number from 0 on, but below a bound.
  double below(String key, double bound, double usual) {
    Optional<Yaml> node = get(key);
    if (node.isEmpty()) {
      return usual;
    }
    double value = node.get().value() instanceof Double number ? number : Double.NaN;
    if (value >= 0 && value < bound) {
      return value;
    }
    String range =
        bound == Double.POSITIVE_INFINITY ? "from 0 on" : "from 0 to below " + (int) bound;
    problems.add(
        node.get().problem("expected a number " + range + ", found " + node.get().kind(), ""));
    return usual;
  }

  /// A number.
  OptionalDouble number(Yaml node) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (Double.isFinite(value)) {
      return OptionalDouble.of(value);
    }
    problems.add(node.problem("expected a number, found " + node.kind(), ""));
    return OptionalDouble.empty();
  }

  /// A number that is not 0.
  OptionalDouble nonzero(Yaml node) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value < 0 || value > 0) {
      return OptionalDouble.of(value);
    }
    problems.add(node.problem("expected a number that is not 0, found " + node.kind(), ""));
    return OptionalDouble.empty();
  }

  /// One of several words.
  ///
  /// @param what it is: `rule`
  Optional<String> word(Yaml node, String what, List<String> known) {
    return node.text(problems)
        .filter(text -> {
          boolean isKnown = known.contains(text.text());
          if (!isKnown) {
            String near = Nearest.advice(text.text(), known);
            String all = "known here: " + String.join(", ", known);
            problems.add(
                text.problem(
                    "unknown " + what + " '" + text.text() + "'", near.isEmpty() ? all : near));
          }
          return isKnown;
        })
        .map(text -> text.text());
  }

  /// The one entry of a mapping, whose key is one of several words: `{centred: 0.1}`.
  Optional<YamlMap.Entry> choice(YamlMap map, List<String> known) {
    YamlMap meant = map.allowOnly(known, problems);
    List<YamlMap.Entry> chosen = meant.entries();
    if (chosen.size() == 1) {
      return Optional.of(chosen.getFirst());
    }
    if (map.entries().size() != 1) {
      problems.add(map.problem("expected one of " + String.join(", ", known), "keep one of them"));
    }
    return Optional.empty();
  }
}
