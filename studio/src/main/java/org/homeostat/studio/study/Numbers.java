package org.homeostat.studio.study;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// Reads the numbers of a section; what is wrong is a problem.
record Numbers(YamlMap map, Problems problems) {

  /// A number, if it is there.
  OptionalDouble number(String key) {
    return map.get(key).map(this::number).orElse(OptionalDouble.empty());
  }

  private OptionalDouble number(Yaml node) {
    Optional<ValueReader.Quantity> read = new ValueReader(problems).quantity(node);
    if (read.isPresent() && !read.get().value().shape().isScalar()) {
      problems.add(node.problem("expected a number, found " + node.kind(), ""));
      return OptionalDouble.empty();
    }
    return read.map(each -> OptionalDouble.of(each.value().elements()[0]))
        .orElse(OptionalDouble.empty());
  }

  /// A number that is at least another.
  Optional<Double> least(String key, double least) {
    return checked(key, value -> value >= least, "a number from " + Solving.digits(least) + " on");
  }

  /// A number above another.
  Optional<Double> above(String key, double bound) {
    return checked(key, value -> value > bound, "a number above " + Solving.digits(bound));
  }

  /// A number within bounds.
  Optional<Double> within(String key, double low, double high, String what) {
    return checked(key, value -> value >= low && value <= high, what);
  }

  private Optional<Double> checked(String key, DoublePredicate good, String what) {
    Optional<Yaml> node = map.get(key);
    OptionalDouble value = number(key);
    if (node.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    if (!good.test(value.getAsDouble()) || Double.isInfinite(value.getAsDouble())) {
      problems.add(node.get().problem("expected " + what, ""));
      return Optional.empty();
    }
    return Optional.of(value.getAsDouble());
  }

  /// Two numbers, the first below the second.
  Optional<double[]> pair(Yaml node) {
    double[] pair = {Double.NaN, Double.NaN};
    if (node instanceof YamlList list && list.items().size() == pair.length) {
      for (int i = 0; i < pair.length; i++) {
        pair[i] = number(list.items().get(i)).orElse(Double.NaN);
      }
    }
    if (!(pair[0] < pair[1])) {
      problems.add(node.problem("expected two numbers, the first below the second", ""));
      return Optional.empty();
    }
    return Optional.of(pair);
  }
}
