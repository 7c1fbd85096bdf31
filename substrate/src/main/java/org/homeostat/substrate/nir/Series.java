package org.homeostat.substrate.nir;

import java.util.List;

/// What was seen of a node over time, in seconds.
public sealed interface Series {

  /// Of how many neurons.
  int neurons();

  /// Things that happened.
  ///
  /// @param until when the recording ended
  /// @param events in the order of the file
  record Events(int neurons, double until, List<Event> events) implements Series {
    public Events {
      events = List.copyOf(events);
    }
  }

  /// Something that happened to a neuron.
  ///
  /// @param value 1 where the file gives events no value
  record Event(double time, int neuron, double value) {}

  /// Values at even times: row k holds from `k*step` on.
  ///
  /// @param counts whether they count spikes, as truth values and whole numbers do
  record Grid(int neurons, double step, double[][] rows, boolean counts) implements Series {}
}
