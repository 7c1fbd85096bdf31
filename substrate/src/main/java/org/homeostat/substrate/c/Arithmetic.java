package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The arithmetic in integers of one source file: an operation of certain shifts and width is a
/// function of its own, `multiply_16_32`, which stands in the file once however often it is called.
final class Arithmetic {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Map<String, String> functions = new TreeMap<>();

  /// A call of an operation.
  ///
  /// @param values the C expressions of its arguments
  /// @param fixed its last arguments, which are the same wherever the function is called
  String call(String operation, List<String> values, int... fixed) {
    StringBuilder name = new StringBuilder(operation);
    List<String> all = new ArrayList<>(NAMES.subList(0, values.size()));
    for (int each : fixed) {
      name.append(each < 0 ? "_m" : "_").append(Math.abs(each));
      all.add("" + each);
    }
    String parameters =
        String.join(
            ", ",
            IntStream.range(0, values.size()).mapToObj(i -> "int32_t " + NAMES.get(i)).toList());
    functions.put(
        name.toString(),
        "static APART int32_t %s(%s) { return %s(%s); }\n"
            .formatted(name, parameters, operation, String.join(", ", all)));
    return name + "(" + String.join(", ", values) + ")";
  }

  /// The functions that have been called.
  String text() {
    return functions.isEmpty() ? "" : String.join("", functions.values()) + "\n";
  }
}
