package org.homeostat.studio.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The names of classes, and their order. Labels that are all whole numbers from 0 to 65535 are the
/// numbers of their classes; of others the texts are sorted.
final class ClassNames {
  private ClassNames() {}

  /// `0`, `1`, ... up to the largest label.
  static List<String> upTo(int[] labels) {
    int largest = IntStream.of(labels).max().orElse(0);
    return IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
  }

  /// The classes of these labels, in their order.
  static List<String> of(Collection<String> labels) {
    if (!labels.isEmpty() && labels.stream().allMatch(ClassNames::isNumber)) {
      return upTo(labels.stream().mapToInt(Integer::parseInt).toArray());
    }
    return labels.stream().distinct().sorted(Comparator.naturalOrder()).toList();
  }

  /// The number of each class by its name.
  static Map<String, Integer> numbers(List<String> classes) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      numbers.put(classes.get(i), i);
    }
    return numbers;
  }

  /// As `0`, `7` or `12`, not `07`.
  private static boolean isNumber(String label) {
    return label.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(label) < Sizes.MOST_CLASSES;
  }
}
