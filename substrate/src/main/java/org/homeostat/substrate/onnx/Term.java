package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.List;

/// A value of a graph while it is turned into equations.
sealed interface Term {

  /// The lengths of its axes in the graph, where that of a batch is 1.
  List<Integer> lengths();

  /// Numbers of the model.
  record Known(String name, List<Integer> lengths, double[] values) implements Term {
    public Known {
      lengths = List.copyOf(lengths);
    }
  }

  /// What an equation computes or an input brings: a vector of as many elements, or a scalar if it
  /// has no axes.
  record Computed(String text, List<Integer> lengths) implements Term {
    public Computed {
      lengths = List.copyOf(lengths);
    }
  }

  default int size() {
    return lengths().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /// The length of the last axis but so many, 1 where there is none.
  default int fromEnd(int axis) {
    int at = lengths().size() - 1 - axis;
    return at < 0 ? 1 : lengths().get(at);
  }

  /// The lengths when two are taken element by element, shorter ones extended in front.
  static List<Integer> together(Term a, Term b) {
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < Math.max(a.lengths().size(), b.lengths().size()); axis++) {
      int one = a.fromEnd(axis);
      int other = b.fromEnd(axis);
      if (one != other && one != 1 && other != 1) {
        throw new OnnxException(
            "values of the lengths " + a.lengths() + " and " + b.lengths() + " meet", "");
      }
      lengths.addFirst(one == 1 ? other : one);
    }
    return lengths;
  }
}
