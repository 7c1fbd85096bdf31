package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// The fields of one node of a file. What is wrong with one is noted with its place, and a stand-in
/// given, so that all mistakes of a file are found.
final class Fields {
  private static final int MOST_AXES = 8;
  private static final int LARGEST = 1 << 24;
  private static final Set<String> REDUNDANT =
      Set.of("type", "metadata", "input_type", "output_type");

  private final Map<String, Item> items;
  private final String place;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>(REDUNDANT);

  /// @param place the name of the node, with those of the graphs around it
  Fields(Item.Folder folder, String place, List<String> problems) {
    this.items = folder.items();
    this.place = place.isEmpty() ? "the graph" : "node '" + place + "'";
    this.problems = problems;
  }

  boolean has(String field) {
    known.add(field);
    return items.containsKey(field);
  }

  void problem(String field, String what) {
    problems.add(place + ", field '" + field + "': " + what);
  }

  String text(String field) {
    return has(field)
            && items.get(field) instanceof Item.Texts(var axes, var values)
            && values.size() == 1
        ? values.getFirst()
        : missing(field, "a text", "");
  }

  /// Whether a field holds zeros alone, as tools write a shape that they do not know.
  boolean isZero(String field) {
    return items.get(field) instanceof Item.Numbers numbers
        && Arrays.stream(numbers.values()).allMatch(value -> value == 0);
  }

  boolean isText(String field) {
    return items.get(field) instanceof Item.Texts;
  }

  Item.Folder folder(String field) {
    return has(field) && items.get(field) instanceof Item.Folder folder
        ? folder
        : missing(field, "a group", new Item.Folder(Map.of()));
  }

  /// Pairs of texts.
  List<Edge> edges(String field) {
    if (has(field) && items.get(field) instanceof Item.Numbers none && none.values().length == 0) {
      return List.of();
    }
    if (has(field)
        && items.get(field) instanceof Item.Texts(var axes, var values)
        && axes.size() == 2
        && axes.get(1) == 2) {
      List<Edge> edges = new ArrayList<>();
      for (int i = 0; i < values.size(); i += 2) {
        edges.add(new Edge(values.get(i), values.get(i + 1)));
      }
      return edges;
    }
    return missing(field, "pairs of names", List.of());
  }

  /// Numbers, none of them NaN.
  Tensor tensor(String field) {
    if (has(field)
        && items.get(field) instanceof Item.Numbers numbers
        && numbers.values().length > 0) {
      if (Arrays.stream(numbers.values()).anyMatch(Double::isNaN)) {
        problem(field, "expected numbers, found NaN");
      }
      return new Tensor(new Shape(numbers.axes()), numbers.values());
    }
    return missing(field, "numbers", Tensor.scalar(1));
  }

  Tensor tensor(String field, double absent) {
    return has(field) ? tensor(field) : Tensor.scalar(absent);
  }

  Tensor finite(String field) {
    return all(field, tensor(field), "finite", Double::isFinite);
  }

  Tensor finite(String field, double absent) {
    return has(field) ? finite(field) : Tensor.scalar(absent);
  }

  Tensor positive(String field) {
    return all(field, finite(field), "above 0", value -> value > 0);
  }

  Tensor notNegative(String field) {
    return all(field, finite(field), "0 or above", value -> value >= 0);
  }

  private Tensor all(String field, Tensor tensor, String what, DoublePredicate is) {
    Arrays.stream(tensor.elements())
        .filter(value -> !Double.isNaN(value) && !is.test(value))
        .findFirst()
        .ifPresent(value -> problem(field, "expected numbers " + what + ", found " + value));
    return tensor;
  }

  /// A weight or bias of some number of axes.
  Tensor ranked(String field, int least, int most) {
    Tensor tensor = finite(field);
    int rank = tensor.shape().rank();
    if (has(field) && (rank < least || rank > most)) {
      String expected = least == most ? "" + least : "from " + least + " to " + most;
      problem(field, "expected " + expected + " axes, found shape " + tensor.shape());
    }
    return rank < least || rank > most
        ? new Tensor(new Shape(Collections.nCopies(least, 1)), new double[1])
        : tensor;
  }

  /// A shape with at least one axis.
  Shape shape(String field) {
    List<Integer> lengths = wholes(field, 1);
    if (lengths.isEmpty() || lengths.size() > MOST_AXES) {
      problem(field, "expected from 1 to " + MOST_AXES + " lengths, found " + lengths.size());
      return Shape.of(1);
    }
    if (lengths.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > LARGEST) {
      problem(field, "at most " + LARGEST + " elements can be read, found " + lengths);
      return Shape.of(1);
    }
    return new Shape(lengths);
  }

  int whole(String field, int least) {
    List<Integer> values = wholes(field, least);
    if (values.size() != 1) {
      problem(field, "expected one whole number, found " + values.size());
    }
    return values.isEmpty() ? least : values.getFirst();
  }

  /// One number for each axis, or one for all.
  List<Integer> perAxis(String field, int axes, int least) {
    List<Integer> values = wholes(field, least);
    if (values.size() == 1) {
      return Collections.nCopies(axes, values.getFirst());
    }
    if (values.size() != axes) {
      problem(field, "expected 1 or " + axes + " whole numbers, found " + values.size());
      return Collections.nCopies(axes, Math.max(1, least));
    }
    return values;
  }

  /// Whole numbers from a least one on, in one row.
  List<Integer> wholes(String field, int least) {
    if (!has(field) || !(items.get(field) instanceof Item.Numbers numbers)) {
      return missing(field, "whole numbers", List.of(Math.max(1, least)));
    }
    List<Integer> values = new ArrayList<>();
    for (double value : numbers.values()) {
      if (value != Math.rint(value) || value < least || value > LARGEST) {
        problem(
            field, "expected whole numbers from " + least + " to " + LARGEST + ", found " + value);
        return List.of(Math.max(1, least));
      }
      values.add((int) value);
    }
    return values;
  }

  private <T> T missing(String field, String expected, T standIn) {
    Item found = items.get(field);
    String what =
        switch (found) {
          case null -> "nothing " + nearest(field);
          case Item.Folder _ -> "a group";
          case Item.Numbers numbers when numbers.values().length == 0 -> "none";
          case Item.Numbers numbers -> "numbers of shape " + numbers.axes();
          case Item.Texts texts -> "texts of shape " + texts.axes();
        };
    problem(field, "expected " + expected + ", found " + what.strip());
    return standIn;
  }

  private String nearest(String field) {
    String near = Nearest.advice(field, items.keySet());
    return near.isEmpty() ? near : "(" + near + ")";
  }

  /// Notes the fields that nobody asked for: what they mean is not known, so they may not be passed
  /// over.
  void noOthers() {
    items.keySet().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> problem(field, "a node of this type has no such field"));
  }
}
