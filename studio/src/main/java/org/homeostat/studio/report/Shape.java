package org.homeostat.studio.report;

import java.util.List;

/// Something drawn in an animation. Each quantity holds one number for every frame, or a single one
/// if it does not change; y points up, angles are in radians, anticlockwise.
public sealed interface Shape {
  /// Every quantity of the shape.
  List<Samples> tracks();

  /// A filled circle.
  record Disk(Samples x, Samples y, Samples radius) implements Shape {
    @Override
    public List<Samples> tracks() {
      return List.of(x, y, radius);
    }
  }

  /// An arrow from (x, y) by (dx, dy).
  record Arrow(Samples x, Samples y, Samples dx, Samples dy) implements Shape {
    @Override
    public List<Samples> tracks() {
      return List.of(x, y, dx, dy);
    }
  }

  /// A thin line.
  record Line(Samples x1, Samples y1, Samples x2, Samples y2) implements Shape {
    @Override
    public List<Samples> tracks() {
      return List.of(x1, y1, x2, y2);
    }
  }

  /// A thick line with round ends.
  record Rod(Samples x1, Samples y1, Samples x2, Samples y2, Samples thickness) implements Shape {
    @Override
    public List<Samples> tracks() {
      return List.of(x1, y1, x2, y2, thickness);
    }
  }

  /// A filled rectangle with its centre at (x, y).
  record Rectangle(Samples x, Samples y, Samples width, Samples height, Samples angle)
      implements Shape {
    @Override
    public List<Samples> tracks() {
      return List.of(x, y, width, height, angle);
    }
  }
}
