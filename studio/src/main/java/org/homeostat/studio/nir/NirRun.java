package org.homeostat.studio.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.substrate.nir.Activity;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.Series;
import org.homeostat.substrate.nir.Spiking;
import org.homeostat.substrate.nir.Stimulus;

/// A .nir file that was simulated.
///
/// @param name of the run, that of the file
/// @param until when it ended, in seconds
/// @param area of the impulse of one spike, in seconds
public record NirRun(
    String name, NirFile file, Stimulus stimulus, double until, double area, Activity activity) {
  private static final int MOST_SPIKES = 20_000_000;

  /// Simulates a file.
  ///
  /// @param sampling the time between samples of the outputs
  public static NirRun of(
      String name, NirFile file, Stimulus stimulus, double until, double area, double sampling) {
    Activity activity = Spiking.run(file.typed(), stimulus, area, until, sampling, MOST_SPIKES);
    return new NirRun(name, file, stimulus, until, area, activity);
  }

  /// A population of neurons with the number of its spikes.
  public record Population(String node, String type, int neurons, long spikes) {}

  /// The nodes that fired or could have, graphs within graphs unfolded.
  public List<Population> populations() {
    Map<String, Long> counts = new LinkedHashMap<>();
    activity.spikes().forEach(spike -> counts.merge(spike.node(), 1L, Long::sum));
    List<Population> all = new ArrayList<>();
    file.typed()
        .firing()
        .forEach((node, type) ->
            all.add(
                new Population(
                    node, type.node().type(), type.neurons(), counts.getOrDefault(node, 0L))));
    return all;
  }

  public int neurons() {
    return populations().stream().mapToInt(Population::neurons).sum();
  }

  /// What was seen of each node: the spikes of neurons, and what reached an output.
  public Map<String, Map<String, Series>> series() {
    Map<String, List<Series.Event>> spikes = new LinkedHashMap<>();
    activity
        .spikes()
        .forEach(each ->
            spikes
                .computeIfAbsent(each.node(), _ -> new ArrayList<>())
                .add(new Series.Event(each.time(), each.neuron(), 1)));
    Map<String, List<Series.Event>> arrivals = new LinkedHashMap<>();
    activity
        .outputs()
        .forEach(each ->
            arrivals
                .computeIfAbsent(each.output(), _ -> new ArrayList<>())
                .add(new Series.Event(each.time(), each.element(), each.weight())));
    Map<String, Map<String, Series>> series = new LinkedHashMap<>();
    for (Population each : populations()) {
      var fired = spikes.getOrDefault(each.node(), List.of());
      series.put(each.node(), Map.of("spikes", new Series.Events(each.neurons(), until, fired)));
    }
    double step = activity.times().length > 1 ? activity.times()[1] - activity.times()[0] : until;
    activity
        .samples()
        .forEach((output, rows) -> {
          int size = rows[0].length;
          var arrived = arrivals.getOrDefault(output, List.of());
          Map<String, Series> seen = new LinkedHashMap<>();
          seen.put("spikes", new Series.Events(size, until, arrived));
          seen.put("levels", new Series.Grid(size, step, rows, false));
          series.put(output, seen);
        });
    return series;
  }

  /// What `summary.json` holds.
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("graph", name);
    summary.put("until", until);
    summary.put("spike_area", area);
    summary.put("remarks", file.remarks());
    summary.put("neurons", neurons());
    summary.put("spikes", activity.spikes().size());
    List<Object> each = new ArrayList<>();
    for (Population population : populations()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("node", population.node());
      entry.put("type", population.type());
      entry.put("neurons", population.neurons());
      entry.put("spikes", population.spikes());
      entry.put("rate", population.spikes() / (population.neurons() * until));
      each.add(entry);
    }
    summary.put("populations", each);
    Map<String, Object> outputs = new LinkedHashMap<>();
    activity
        .samples()
        .forEach((output, rows) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put(
              "spikes", activity.outputs().stream().filter(a -> a.output().equals(output)).count());
          entry.put("last", java.util.Arrays.stream(rows[rows.length - 1]).boxed().toList());
          outputs.put(output, entry);
        });
    summary.put("outputs", outputs);
    return summary;
  }
}
