package org.homeostat.substrate.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Numbers of operations by kind.
///
/// @param each kinds that occur; numbers are not whole where they are means over steps
public record Counts(Map<Kind, Double> each) {
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    EnumMap<Kind, Double> copy = new EnumMap<>(Kind.class);
    copy.putAll(each);
    each = Collections.unmodifiableMap(copy);
  }

  static Counts of(Kind kind, double count) {
    return count == 0 ? NONE : new Counts(Map.of(kind, count));
  }

  public double of(Kind kind) {
    return each.getOrDefault(kind, 0.0);
  }

  Counts plus(Counts other) {
    Map<Kind, Double> sum = new EnumMap<>(Kind.class);
    sum.putAll(each);
    other.each.forEach((kind, count) -> sum.merge(kind, count, Double::sum));
    return new Counts(sum);
  }

  Counts minus(Counts other) {
    Map<Kind, Double> difference = new EnumMap<>(Kind.class);
    each.forEach((kind, count) -> difference.put(kind, Math.max(0, count - other.of(kind))));
    return new Counts(difference);
  }

  Counts times(double factor) {
    Map<Kind, Double> product = new EnumMap<>(Kind.class);
    each.forEach((kind, count) -> product.put(kind, count * factor));
    return new Counts(product);
  }

  /// Of all kinds together.
  public double total() {
    return each.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
