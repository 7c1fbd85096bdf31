package org.homeostat.studio.report;

import java.util.List;

/// Shapes that move: one stage for each arm, all at the same time and in the same window.
///
/// @param time of each frame, increasing
/// @param timeUnit the unit of `time`; may be empty
/// @param window what every stage shows; what leaves it is pointed at from the edge
public record Animation(
    String title, Samples time, String timeUnit, Window window, List<Stage> stages, String caption)
    implements Block {
  /// One scene, under its name.
  public record Stage(String label, Hue hue, List<Shape> shapes) {
    public Stage {
      shapes = List.copyOf(shapes);
    }
  }

  public Animation {
    stages = List.copyOf(stages);
    for (Stage stage : stages) {
      for (Shape shape : stage.shapes()) {
        for (Samples track : shape.tracks()) {
          if (track.size() != 1 && track.size() != time.size()) {
            throw new IllegalArgumentException(
                ("a shape of " + stage.label() + " has " + track.size())
                    + (" places for " + time.size() + " frames"));
          }
        }
      }
    }
  }
}
