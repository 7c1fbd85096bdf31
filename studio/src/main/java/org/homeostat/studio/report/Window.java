package org.homeostat.studio.report;

import java.util.Arrays;
import java.util.List;

/// The part of the plane that an animation shows.
public record Window(double left, double right, double bottom, double top) {
  /// The share of the frames that may leave the window on each side.
  private static final double OUTSIDE = 0.01;

  /// Space around, and least height, as parts of the width.
  private static final double MARGIN = 0.12;

  private static final double LEAST_HEIGHT = 0.18;

  public Window {
    if (!(left < right && bottom < top)) {
      throw new IllegalArgumentException(
          "an empty window: " + left + " to " + right + ", " + bottom + " to " + top);
    }
  }

  /// A window that holds `shapes` in nearly all frames, with some space around. Give it the shapes
  /// of the stage that matters most: one that runs away would make the others tiny.
  public static Window around(List<Shape> shapes) {
    var across = new Extent();
    var up = new Extent();
    for (Shape shape : shapes) {
      switch (shape) {
        case Shape.Disk(Samples x, Samples y, Samples radius) -> {
          across.add(x, largest(radius));
          up.add(y, largest(radius));
        }
        case Shape.Rectangle(
                Samples x,
                Samples y,
                Samples width,
                Samples height,
                Samples angle) -> {
          double reach = Math.max(largest(width), largest(height)) / 2;
          across.add(x, reach);
          up.add(y, reach);
        }
        case Shape.Arrow(Samples x, Samples y, Samples dx, Samples dy) -> {
          across.add(x, 0);
          up.add(y, 0);
        }
        case Shape.Line(Samples x1, Samples y1, Samples x2, Samples y2) -> {
          across.add(x1, 0);
          across.add(x2, 0);
          up.add(y1, 0);
          up.add(y2, 0);
        }
        case Shape.Rod(Samples x1, Samples y1, Samples x2, Samples y2, Samples thickness) -> {
          across.add(x1, 0);
          across.add(x2, 0);
          up.add(y1, 0);
          up.add(y2, 0);
        }
      }
    }
    double width = Math.max(across.length(), 1e-6) * (1 + 2 * MARGIN);
    width = Math.max(width, up.length());
    double height = Math.max(up.length() + 2 * MARGIN * width, LEAST_HEIGHT * width);
    return new Window(
        across.middle() - width / 2,
        across.middle() + width / 2,
        up.middle() - height / 2,
        up.middle() + height / 2);
  }

  private static double largest(Samples samples) {
    var extent = new Extent();
    extent.add(samples, 0);
    return Math.max(0, extent.high);
  }

  private static final class Extent {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void add(Samples samples, double reach) {
      double[] sorted = samples.finite();
      if (sorted.length > 0) {
        Arrays.sort(sorted);
        int outside = (int) (OUTSIDE * sorted.length);
        low = Math.min(low, sorted[outside] - reach);
        high = Math.max(high, sorted[sorted.length - 1 - outside] + reach);
      }
    }

    double length() {
      return low <= high ? high - low : 1;
    }

    double middle() {
      return low <= high ? low + (high - low) / 2 : 0;
    }
  }
}
