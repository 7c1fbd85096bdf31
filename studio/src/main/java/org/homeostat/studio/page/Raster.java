package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Scatter;

/// Spikes, or what else happens at instants, as points: time across, a row for each neuron or run.
final class Raster {
  private static final int MOST_POINTS = 4000;

  private final Map<String, List<Scatter.Point>> groups = new LinkedHashMap<>();
  private int shown;
  private int all;

  /// Adds a spike; those after the first few thousand are only counted.
  ///
  /// @param time in seconds where the system has units
  /// @param text what fired
  void add(String population, double time, int row, String text) {
    all++;
    if (shown < MOST_POINTS) {
      shown++;
      groups
          .computeIfAbsent(population, _ -> new ArrayList<>())
          .add(Scatter.Point.of(time, row, text + "\n" + time));
    }
  }

  /// The plot.
  ///
  /// @param file what has all of them
  Scatter plot(String title, Axis time, Axis row, String file) {
    List<Scatter.Group> drawn = new ArrayList<>();
    groups.forEach((population, points) ->
        drawn.add(
            new Scatter.Group(
                population, Hue.of(drawn.size()), Scatter.Sign.SMALL, Scatter.Joint.NONE, points)));
    String caption =
        shown < all ? "The first " + shown + " of " + all + "; " + file + " has all." : "";
    return new Scatter(title, time, row, drawn, List.of(), caption);
  }
}
