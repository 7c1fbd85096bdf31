package org.homeostat.substrate.spikes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.system.DynamicalSystem;

/// A controller as a network of spiking neurons: a system with the inputs and outputs of the
/// controller, and an event `spike`.
///
/// @param system to be solved at the step that it was made for
/// @param errors of what is decoded, by the name of a state or output: by how much it misses the
///   controller's function where rates do not fluctuate, relative to that function, both as roots
///   of mean squares over the points; 0 where the function is 0
/// @param targets synapses that a spike reaches: those of all neurons, if the controller has states
///   to feed back, and those of the outputs
public record SpikingNetwork(DynamicalSystem system, Map<String, Double> errors, int targets) {
  public SpikingNetwork {
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /// The largest of the errors.
  public double error() {
    return errors.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
