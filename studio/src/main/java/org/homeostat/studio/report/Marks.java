package org.homeostat.studio.report;

/// Points set into a plot at x of their own, such as where a run diverged.
public record Marks(String label, Hue hue, Samples x, Samples y) {
  public Marks {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "the marks " + label + " have " + x.size() + " x and " + y.size() + " y");
    }
  }
}
