package org.homeostat.substrate.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.substrate.onnx.Term.Known;
import org.homeostat.substrate.program.Identifiers;

/// The text of a system as it grows.
final class SystemLines {
  private static final int LONGEST_NAME = 60;

  /// How long a system file may be.
  static final int MOST_TEXT = 1_000_000;

  private final String system;
  private final Set<String> taken = new HashSet<>();
  private final Identifiers names = Identifiers.inEquations();
  private final Map<String, String> parameters = new HashMap<>();
  private final StringBuilder inputs = new StringBuilder();
  private final StringBuilder weights = new StringBuilder();
  private final StringBuilder equations = new StringBuilder();
  private final StringBuilder outputs = new StringBuilder();
  private int definitions;
  private int numbers;

  SystemLines(String system) {
    this.system = Identifiers.inEquations().of(system);
  }

  /// The name in equations of something in the graph.
  String name(String of) {
    String name = of.length() > LONGEST_NAME ? "value" : of;
    for (int n = 2; !taken.add(name); n++) {
      name = "value" + n;
    }
    return names.of(name);
  }

  void input(String name, int size) {
    inputs.append("  ").append(name).append(": {shape: [").append(size).append("]}\n");
  }

  /// Gives a name to what is computed.
  String define(String text) {
    definitions++;
    String name = names.another("h" + definitions);
    equations.append("  ").append(name).append(" = ").append(bare(text)).append('\n');
    if (equations.length() > MOST_TEXT) {
      throw new OnnxException("the network has more equations than a system file holds", "");
    }
    return name;
  }

  void output(String of, String text) {
    String name = Identifiers.inEquations().of(of);
    outputs.append("  ").append(name).append(": \"").append(bare(text)).append("\"\n");
  }

  /// The name of a parameter that is a vector of these numbers.
  String vector(Known known) {
    double[] values = known.values();
    return parameter("vector " + known.name(), known, () -> list(values, 0, values.length));
  }

  /// The name of a parameter that is a matrix.
  String matrix(Known known) {
    int columns = known.lengths().get(1);
    return parameter(
        "matrix " + known.lengths() + known.name(),
        known,
        () ->
            IntStream.range(0, known.lengths().getFirst())
                .mapToObj(row -> list(known.values(), row * columns, columns))
                .collect(Collectors.joining(",\n    ", "[", "]")));
  }

  private String parameter(String key, Known known, Supplier<String> value) {
    return parameters.computeIfAbsent(
        key,
        _ -> {
          String name = name(known.name());
          weights.append("  ").append(name).append(": ").append(value.get()).append('\n');
          numbers += known.values().length;
          return name;
        });
  }

  /// Text without parentheses around the whole of it.
  static String bare(String text) {
    int open = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (open == 0) {
        return text;
      }
    }
    return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
  }

  private static String list(double[] values, int from, int count) {
    return Arrays.stream(values, from, from + count)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  String text() {
    if (equations.isEmpty()) {
      throw new OnnxException("the network computes nothing", "");
    }
    String about =
        "about: A feed-forward network of %s weights, read from ONNX.\n".formatted(numbers);
    return "system: "
        + system
        + "\n"
        + about
        + section("inputs", "", inputs)
        + section("parameters", "", weights)
        + section("equations", " |", equations)
        + section("outputs", "", outputs)
        + "solve: {method: rk4, step: 0.1, until: 1}\n";
  }

  private static String section(String key, String style, StringBuilder entries) {
    return entries.isEmpty() ? "" : key + ":" + style + "\n" + entries;
  }
}
