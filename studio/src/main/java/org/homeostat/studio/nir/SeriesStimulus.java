package org.homeostat.studio.nir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.data.DataException;
import org.homeostat.substrate.nir.Recording;
import org.homeostat.substrate.nir.Series;
import org.homeostat.substrate.nir.Stimulus;
import org.homeostat.substrate.nir.Typed;

/// What enters a graph, from a file of time series. Events are spikes with their values as weights.
/// Of a grid, truth values and whole numbers count spikes at the beginning of their row; other
/// numbers are currents that hold for a row, and are 0 after the last.
///
/// @param file its name
record SeriesStimulus(Typed graph, String file, Recording data) {

  /// What enters the inputs.
  ///
  /// @throws DataException if the series do not fit them
  Stimulus of(List<String> inputs) {
    List<Stimulus.Event> spikes = new ArrayList<>();
    List<Stimulus.Event> levels = new ArrayList<>();
    for (String input : inputs) {
      Series series = series(input);
      int size = graph.output(input).size();
      if (series.neurons() != size) {
        throw wrong(
            "the series for '%s' has %s neurons, the input %s elements"
                .formatted(input, "" + series.neurons(), "" + size),
            "");
      }
      switch (series) {
        case Series.Events events ->
            events
                .events()
                .forEach(each ->
                    spikes.add(
                        new Stimulus.Event(each.time(), input, each.neuron(), each.value())));
        case Series.Grid grid when grid.counts() -> counted(grid, input, spikes);
        case Series.Grid grid -> held(grid, input, levels);
      }
    }
    return new Stimulus(spikes, levels);
  }

  /// The inputs of a graph that the file has series for; all if it has one node alone.
  List<String> inputs(List<String> all) {
    List<String> named = all.stream().filter(data.nodes()::containsKey).toList();
    return named.isEmpty() ? all : named;
  }

  private Series series(String input) {
    Map<String, Series> seen = data.nodes().get(input);
    if (seen == null && data.nodes().size() == 1) {
      seen = data.nodes().values().iterator().next();
    }
    if (seen == null) {
      throw wrong(
          "there is no series for the input '" + input + "'",
          "it has series of " + String.join(", ", data.nodes().keySet()));
    }
    if (seen.size() != 1) {
      throw wrong(
          "expected one series for '%s', found %s: %s"
              .formatted(input, "" + seen.size(), String.join(", ", seen.keySet())),
          "");
    }
    return seen.values().iterator().next();
  }

  private static void counted(Series.Grid grid, String input, List<Stimulus.Event> spikes) {
    for (int k = 0; k < grid.rows().length; k++) {
      for (int e = 0; e < grid.neurons(); e++) {
        if (grid.rows()[k][e] != 0) {
          spikes.add(new Stimulus.Event(k * grid.step(), input, e, grid.rows()[k][e]));
        }
      }
    }
  }

  private static void held(Series.Grid grid, String input, List<Stimulus.Event> levels) {
    int rows = grid.rows().length;
    for (int k = 0; k <= rows; k++) {
      for (int e = 0; e < grid.neurons(); e++) {
        double value = k < rows ? grid.rows()[k][e] : 0;
        double before = k > 0 ? grid.rows()[k - 1][e] : 0;
        if (value != before) {
          levels.add(new Stimulus.Event(k * grid.step(), input, e, value));
        }
      }
    }
  }

  private DataException wrong(String what, String advice) {
    return new DataException(file + ": " + what, advice);
  }
}
