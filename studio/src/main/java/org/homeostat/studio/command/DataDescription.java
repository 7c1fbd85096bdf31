package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.studio.data.Examples;

/// What a set of examples is like.
record DataDescription(Examples examples) {
  /// The most classes that are listed; of more, the first.
  private static final int CLASSES = 40;

  /// The least and the largest of all inputs.
  private record Range(float least, float largest) {
    static Range of(Examples examples) {
      float[] input = new float[examples.size()];
      float least = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < examples.count(); i++) {
        examples.copy(i, input, 0);
        for (float value : input) {
          least = Math.min(least, value);
          largest = Math.max(largest, value);
        }
      }
      return new Range(least, largest);
    }
  }

  void print(PrintStream out, int example) {
    Range range = Range.of(examples);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("examples", count(examples.count())));
    rows.add(
        List.of(
            "input", shape() + (examples.isBytes() ? ", bytes that read as v/255" : ", floats")));
    rows.add(List.of("range", number(range.least) + " to " + number(range.largest)));
    rows.add(
        examples.isLabelled()
            ? List.of("classes", count(examples.classes().size()))
            : List.of("targets", examples.targetSize() + " numbers"));
    out.println(examples.name());
    Alignment.print(out, rows, Set.of(0, 1));
    if (examples.isLabelled()) {
      printClasses(out);
    }
    out.println();
    out.println("Example " + example + answer(example) + ":");
    Preview.of(examples, example).forEach(line -> out.println(("  " + line).stripTrailing()));
  }

  private void printClasses(PrintStream out) {
    out.println();
    int[] counts = examples.classCounts();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "name", "examples"));
    int shown = Math.min(counts.length, CLASSES);
    for (int i = 0; i < shown; i++) {
      rows.add(List.of(String.valueOf(i), examples.classes().get(i), count(counts[i])));
    }
    Alignment.print(out, rows, Set.of(1));
    if (counts.length > shown) {
      out.println("  ... and " + count(counts.length - shown) + " more");
    }
  }

  private String answer(int example) {
    if (examples.isLabelled()) {
      return ", " + examples.classes().get(examples.label(example));
    }
    float[] target = new float[examples.targetSize()];
    examples.copyTarget(example, target, 0);
    List<String> numbers = new ArrayList<>();
    for (float value : target) {
      numbers.add(number(value));
    }
    return ", " + String.join(" ", numbers);
  }

  Map<String, Object> document() {
    Range range = Range.of(examples);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", examples.name());
    document.put("examples", examples.count());
    document.put("shape", examples.shape());
    document.put("type", examples.isBytes() ? "bytes" : "floats");
    document.put("range", List.of((double) range.least, (double) range.largest));
    if (examples.isLabelled()) {
      List<Object> classes = new ArrayList<>();
      int[] counts = examples.classCounts();
      for (int i = 0; i < counts.length; i++) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", examples.classes().get(i));
        value.put("examples", counts[i]);
        classes.add(value);
      }
      document.put("classes", classes);
    } else {
      document.put("targets", examples.targetSize());
    }
    return document;
  }

  private String shape() {
    return examples.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }
}
