package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What enters a graph: spikes, and currents that stay until they are set anew.
///
/// @param spikes in the order of their times
/// @param levels in the order of their times
public record Stimulus(List<Event> spikes, List<Event> levels) {

  /// Something that enters an element of an Input at a time.
  ///
  /// @param time in seconds, not before 0
  /// @param input the name of an Input of the graph
  /// @param element of its signal, row by row from 0
  /// @param value the weight of a spike, or the current from then on
  public record Event(double time, String input, int element, double value) {}

  public Stimulus {
    spikes = sorted(spikes);
    levels = sorted(levels);
  }

  private static List<Event> sorted(List<Event> events) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingDouble(Event::time));
    return List.copyOf(sorted);
  }
}
