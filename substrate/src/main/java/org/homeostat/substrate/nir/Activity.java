package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a graph did.
///
/// @param spikes of all neurons, in the order of their times
/// @param outputs the spikes that reached an Output, weighted
/// @param times at which the outputs were sampled
/// @param samples of each Output, its levels and potentials at those times, one row each
public record Activity(
    List<Spike> spikes, List<Arrival> outputs, double[] times, Map<String, double[][]> samples) {
  public Activity {
    spikes = List.copyOf(spikes);
    outputs = List.copyOf(outputs);
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
  }

  /// A neuron passed its threshold.
  ///
  /// @param node with the names of the graphs around it, `graph.node`
  public record Spike(double time, String node, int neuron) {}

  /// A spike reached an element of an Output.
  public record Arrival(double time, String output, int element, double weight) {}
}
