package org.homeostat.studio.data;

import java.util.Arrays;
import java.util.List;

/// What is to be told of each example: its class, or a row of numbers.
sealed interface Answers {
  int count();

  Answers select(int[] examples);

  /// @param labels the number of each example's class, from 0
  record Labels(int[] labels, List<String> classes) implements Answers {
    public Labels {
      classes = List.copyOf(classes);
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] < 0 || labels[i] >= classes.size()) {
          throw new IllegalArgumentException(
              "example " + i + " has the label " + labels[i] + " of " + classes.size());
        }
      }
    }

    @Override
    public int count() {
      return labels.length;
    }

    @Override
    public Answers select(int[] examples) {
      return new Labels(Arrays.stream(examples).map(i -> labels[i]).toArray(), classes);
    }
  }

  /// @param values row after row, each of `width` numbers
  record Targets(float[] values, int width) implements Answers {
    public Targets {
      if (width < 1 || values.length % width != 0) {
        throw new IllegalArgumentException(
            values.length + " numbers are no rows of " + width + " numbers");
      }
    }

    @Override
    public int count() {
      return values.length / width;
    }

    @Override
    public Answers select(int[] examples) {
      return new Targets(Inputs.rows(values, examples, width), width);
    }
  }
}
