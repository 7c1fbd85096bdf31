package org.homeostat.substrate.nir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a file of time series for the nodes of a graph.
final class DataWriter {
  private static final String TYPE = "__type__";

  private final Map<String, Map<String, Series>> series;
  private final Hdf5Bytes file = new Hdf5Bytes();

  /// @param series of nodes as [Recording#nodes] names them
  DataWriter(Map<String, Map<String, Series>> series) {
    this.series = series;
  }

  byte[] write(Graph graph) {
    return file.whole(graph(graph, ""));
  }

  private long graph(Graph graph, String place) {
    Map<String, Long> nodes = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach((name, node) -> {
          String at = place.isEmpty() ? name : place + "." + name;
          Map<String, Series> seen = series.get(at);
          if (node instanceof Graph inner) {
            nodes.put(name, graph(inner, at));
          } else if (seen != null) {
            nodes.put(name, node(seen));
          }
        });
    Map<String, Long> links = Map.of("nodes", file.group(nodes, Map.of()));
    return file.group(links, Map.of(TYPE, text("NIRGraphData")));
  }

  private long node(Map<String, Series> seen) {
    Map<String, Long> observables = new LinkedHashMap<>();
    seen.forEach((name, each) ->
        observables.put(
            name,
            switch (each) {
              case Series.Events events -> events(events);
              case Series.Grid grid -> grid(grid);
            }));
    Map<String, Long> links = Map.of("observables", file.group(observables, Map.of()));
    return file.group(links, Map.of(TYPE, text("NIRNodeData")));
  }

  private long events(Series.Events events) {
    List<Series.Event> all = events.events();
    boolean valued = all.stream().anyMatch(each -> each.value() != 1);
    long[] neurons = all.stream().mapToLong(Series.Event::neuron).toArray();
    Map<String, Long> links = new LinkedHashMap<>();
    links.put("idx", file.put(neurons, 1, all.size()));
    links.put(
        "time", file.put(all.stream().mapToDouble(Series.Event::time).toArray(), 1, all.size()));
    if (valued) {
      links.put(
          "value",
          file.put(all.stream().mapToDouble(Series.Event::value).toArray(), 1, all.size()));
    }
    Map<String, Hdf5Bytes.Value> attributes = new LinkedHashMap<>();
    attributes.put(TYPE, text(valued ? "ValuedEventData" : "EventData"));
    attributes.put("n_neurons", new Hdf5Bytes.Value.Whole(events.neurons()));
    attributes.put("t_max", new Hdf5Bytes.Value.Real(events.until()));
    return file.group(links, attributes);
  }

  private long grid(Series.Grid grid) {
    double[] data = new double[grid.rows().length * grid.neurons()];
    for (int k = 0; k < grid.rows().length; k++) {
      System.arraycopy(grid.rows()[k], 0, data, k * grid.neurons(), grid.neurons());
    }
    Map<String, Hdf5Bytes.Value> attributes = new LinkedHashMap<>();
    attributes.put(TYPE, text("TimeGriddedData"));
    attributes.put("dt", new Hdf5Bytes.Value.Real(grid.step()));
    long at = file.put(data, 1, grid.rows().length, grid.neurons());
    return file.group(Map.of("data", at), attributes);
  }

  private static Hdf5Bytes.Value text(String text) {
    return new Hdf5Bytes.Value.Text(text);
  }
}
