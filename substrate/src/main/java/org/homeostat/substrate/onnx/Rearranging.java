package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.substrate.onnx.Term.Computed;
import org.homeostat.substrate.onnx.Term.Known;

/// What operators that only rearrange make of a value: other lengths, the same elements.
final class Rearranging {
  private Rearranging() {}

  static Term of(OnnxNode node, List<Term> in) {
    Term value = in.getFirst();
    return switch (node.operator()) {
      case "Flatten" -> with(value, flat(value, (int) node.number("axis", 1)));
      case "Reshape" -> with(value, reshaped(node, value, wholes(node, in)));
      case "Squeeze" -> with(value, squeezed(value, wholes(node, in)));
      case "Unsqueeze" -> with(value, unsqueezed(node, value, wholes(node, in)));
      case "Transpose" -> transposed(node, value);
      default -> value;
    };
  }

  private static Term with(Term value, List<Integer> lengths) {
    return switch (value) {
      case Known(var name, _, var values) -> new Known(name, lengths, values);
      case Computed(var text, _) -> new Computed(text, lengths);
    };
  }

  /// The whole numbers that an operator is told, as an argument or, in older models, an attribute.
  private static List<Long> wholes(OnnxNode node, List<Term> in) {
    if (in.size() < 2) {
      return node.lists().getOrDefault("axes", node.lists().getOrDefault("shape", List.of()));
    }
    if (in.get(1) instanceof Known known) {
      return Arrays.stream(known.values()).mapToObj(each -> (long) each).toList();
    }
    throw new OnnxException(node.called() + " rearranges by what is computed", "");
  }

  private static List<Integer> flat(Term value, int axis) {
    int at = Math.clamp(axis < 0 ? axis + value.lengths().size() : axis, 0, value.lengths().size());
    int front = value.lengths().subList(0, at).stream().reduce(1, Math::multiplyExact);
    return List.of(front, front == 0 ? 0 : value.size() / front);
  }

  private static List<Integer> reshaped(OnnxNode node, Term value, List<Long> said) {
    List<Integer> lengths = new ArrayList<>();
    long known = 1;
    int open = -1;
    if (said.size() > OnnxGraph.MOST_AXES) {
      throw unfit(node, value, said);
    }
    for (int axis = 0; axis < said.size(); axis++) {
      long length = said.get(axis);
      if (length == 0 && axis < value.lengths().size()) {
        length = value.lengths().get(axis);
      }
      if (length == -1) {
        open = axis;
        length = 1;
      }
      if (length < 1 || length > value.size()) {
        throw unfit(node, value, said);
      }
      known = Math.multiplyExact(known, length);
      lengths.add((int) length);
    }
    if (open >= 0) {
      lengths.set(open, (int) (value.size() / known));
      known *= lengths.get(open);
    }
    if (known != value.size()) {
      throw unfit(node, value, said);
    }
    return lengths;
  }

  private static OnnxException unfit(OnnxNode node, Term value, List<Long> said) {
    return new OnnxException(
        node.called() + " makes " + said + " of the lengths " + value.lengths(),
        "only vectors are read, and one of a batch at a time");
  }

  private static List<Integer> squeezed(Term value, List<Long> axes) {
    List<Integer> lengths = new ArrayList<>();
    int rank = value.lengths().size();
    for (int axis = 0; axis < rank; axis++) {
      boolean named =
          axes.isEmpty() || axes.contains((long) axis) || axes.contains((long) axis - rank);
      if (!named || value.lengths().get(axis) != 1) {
        lengths.add(value.lengths().get(axis));
      }
    }
    return lengths;
  }

  private static List<Integer> unsqueezed(OnnxNode node, Term value, List<Long> axes) {
    List<Integer> lengths = new ArrayList<>(value.lengths());
    int rank = lengths.size() + axes.size();
    if (rank > OnnxGraph.MOST_AXES) {
      throw new OnnxException(node.called() + " makes " + rank + " axes", "");
    }
    for (long axis : axes.stream().map(a -> a < 0 ? a + rank : a).sorted().toList()) {
      if (axis < 0 || axis > lengths.size()) {
        throw new OnnxException(node.called() + " adds an axis at " + axis, "");
      }
      lengths.add((int) axis, 1);
    }
    return lengths;
  }

  private static Term transposed(OnnxNode node, Term value) {
    List<Integer> lengths = value.lengths();
    if (lengths.size() > 2) {
      throw new OnnxException(node.called() + " transposes " + lengths, "");
    }
    List<Integer> turned = lengths.reversed();
    if (value instanceof Known(var name, _, var values) && lengths.size() == 2) {
      int rows = lengths.get(0);
      int columns = lengths.get(1);
      double[] other = new double[values.length];
      Arrays.setAll(other, i -> values[i % rows * columns + i / rows]);
      return new Known(name + " transposed", turned, other);
    }
    return with(value, turned);
  }
}
