package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a file of the Hierarchical Data Format holds, as far as .nir files use it.
sealed interface Item {

  /// Items by name.
  ///
  /// @param attributes what is said of the folder itself, as far as files of time series say it
  record Folder(Map<String, Item> items, Map<String, Item> attributes) implements Item {
    public Folder {
      items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    Folder(Map<String, Item> items) {
      this(items, Map.of());
    }
  }

  /// An array of numbers, row by row; no axes for a single number.
  ///
  /// @param whole whether the file stores whole numbers
  record Numbers(List<Integer> axes, double[] values, boolean whole) implements Item {
    public Numbers {
      axes = List.copyOf(axes);
    }

    static Numbers whole(int value) {
      return new Numbers(List.of(), new double[] {value}, true);
    }

    static Numbers whole(List<Integer> values) {
      double[] numbers = values.stream().mapToDouble(Integer::doubleValue).toArray();
      return new Numbers(List.of(numbers.length), numbers, true);
    }
  }

  /// An array of texts, row by row, without what pads them.
  record Texts(List<Integer> axes, List<String> values) implements Item {
    public Texts {
      axes = List.copyOf(axes);
      values = List.copyOf(values);
    }

    static Texts of(String text) {
      return new Texts(List.of(), List.of(text));
    }
  }
}
