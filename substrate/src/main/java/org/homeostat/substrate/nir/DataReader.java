package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes time series of the groups of a file, and notes everything that is wrong with them.
final class DataReader {
  static final String GRAPH = "NIRGraphData";
  private static final String NODE = "NIRNodeData";
  private static final String GRID = "TimeGriddedData";
  private static final String EVENTS = "EventData";
  private static final String VALUED = "ValuedEventData";
  private static final Item.Numbers NOTHING =
      new Item.Numbers(List.of(0, 0, 0), new double[0], false);

  private final int sample;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Map<String, Series>> nodes = new LinkedHashMap<>();
  private int samples;

  /// @param sample which is read, counted from 0
  DataReader(int sample) {
    this.sample = sample;
  }

  /// What a group says it is; empty if it does not.
  static String type(Item.Folder folder) {
    return folder.attributes().get("__type__") instanceof Item.Texts(var _, var texts)
        ? texts.getFirst()
        : "";
  }

  Recording read(Item.Folder root) {
    if (!type(root).equals(GRAPH)) {
      throw NirException.of(
          root.items().containsKey("node")
              ? "it holds a graph, not time series (NIRGraphData)"
              : "it is an HDF5 file, but holds no time series (NIRGraphData)");
    }
    graph(root, "");
    if (!problems.isEmpty()) {
      throw new NirException(problems);
    }
    return new Recording(samples, nodes);
  }

  private void graph(Item.Folder folder, String place) {
    folder(folder, "nodes", place)
        .forEach((name, node) -> {
          String at = place.isEmpty() ? name : place + "." + name;
          switch (type(node)) {
            case GRAPH -> graph(node, at);
            case NODE -> nodes.put(at, node(node, at));
            default -> problem(at, "expected " + NODE + " or " + GRAPH + found(node));
          }
        });
  }

  private static String found(Item.Folder folder) {
    return ", found " + (type(folder).isEmpty() ? "no type" : "'" + type(folder) + "'");
  }

  private Map<String, Series> node(Item.Folder folder, String place) {
    Map<String, Series> seen = new LinkedHashMap<>();
    folder(folder, "observables", place)
        .forEach((name, each) -> {
          String at = place + ", '" + name + "'";
          switch (type(each)) {
            case GRID -> seen.put(name, grid(each, at));
            case EVENTS, VALUED -> seen.put(name, events(each, at));
            default ->
                problem(at, "expected " + GRID + ", " + EVENTS + " or " + VALUED + found(each));
          }
        });
    return seen;
  }

  private Map<String, Item.Folder> folder(Item.Folder in, String field, String place) {
    Map<String, Item.Folder> found = new LinkedHashMap<>();
    if (in.items().get(field) instanceof Item.Folder folder) {
      folder
          .items()
          .forEach((name, item) -> {
            if (item instanceof Item.Folder inner) {
              found.put(name, inner);
            } else {
              problem(
                  place, "expected groups in '" + field + "', found that '" + name + "' is none");
            }
          });
    } else {
      problem(place, "expected a group '" + field + "', found none");
    }
    return found;
  }

  private Series grid(Item.Folder folder, String place) {
    Item.Numbers data = numbers(folder, "data", 3, place);
    double step = attribute(folder, "dt", place);
    if (!(step > 0)) {
      problem(place, "expected dt above 0, found " + step);
    }
    int times = data.axes().get(1);
    int neurons = data.axes().get(2);
    double[][] rows = new double[data.values().length == 0 ? 0 : times][neurons];
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(data.values(), (sample * times + k) * neurons, rows[k], 0, neurons);
      for (double value : rows[k]) {
        if (!Double.isFinite(value)) {
          problem(place, "expected numbers, found " + value + " in row " + k);
          return new Series.Grid(neurons, step, new double[0][], false);
        }
      }
    }
    return new Series.Grid(neurons, step, rows, data.whole());
  }

  private Series events(Item.Folder folder, String place) {
    Item.Numbers index = numbers(folder, "idx", 2, place);
    Item.Numbers time = numbers(folder, "time", 2, place);
    boolean valued = type(folder).equals(VALUED);
    Item.Numbers value = valued ? numbers(folder, "value", 2, place) : index;
    int neurons = (int) attribute(folder, "n_neurons", place);
    double until = attribute(folder, "t_max", place);
    List<Series.Event> events = new ArrayList<>();
    if (!index.axes().equals(time.axes()) || !index.axes().equals(value.axes())) {
      problem(place, "idx, time and value have different shapes");
      return new Series.Events(neurons, until, events);
    }
    int length = index.axes().get(1);
    for (int i = sample * length; i < (sample + 1) * length && i < index.values().length; i++) {
      double neuron = index.values()[i];
      if (neuron == -1) {
        continue;
      }
      double at = time.values()[i];
      double weight = valued ? value.values()[i] : 1;
      if (neuron != Math.rint(neuron) || neuron < 0 || neuron >= neurons) {
        problem(place, "expected a neuron from 0 to " + (neurons - 1) + ", or -1, found " + neuron);
        break;
      }
      if (!(at >= 0 && at < Double.POSITIVE_INFINITY) || !Double.isFinite(weight)) {
        problem(place, "expected times from 0 on and finite values, found " + at + ", " + weight);
        break;
      }
      events.add(new Series.Event(at, (int) neuron, weight));
    }
    return new Series.Events(neurons, until, events);
  }

  /// An array whose first axis counts samples.
  private Item.Numbers numbers(Item.Folder folder, String field, int axes, String place) {
    if (!(folder.items().get(field) instanceof Item.Numbers numbers)
        || (numbers.axes().size() != axes && numbers.values().length > 0)) {
      problem(place, "expected numbers with " + axes + " axes in '" + field + "'");
      return NOTHING;
    }
    if (numbers.values().length == 0) {
      return NOTHING;
    }
    samples = Math.max(samples, numbers.axes().getFirst());
    if (sample >= numbers.axes().getFirst()) {
      problem(place, "there is no sample " + sample + "; it has " + numbers.axes().getFirst());
      return NOTHING;
    }
    return numbers;
  }

  private double attribute(Item.Folder folder, String name, String place) {
    if (folder.attributes().get(name) instanceof Item.Numbers(var _, double[] values, var _)) {
      return values[0];
    }
    problem(place, "expected a number as attribute '" + name + "'");
    return 1;
  }

  private void problem(String place, String what) {
    problems.add((place.isEmpty() ? "the file" : "node " + place) + ": " + what);
  }
}
