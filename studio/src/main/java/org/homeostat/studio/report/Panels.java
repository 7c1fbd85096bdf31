package org.homeostat.studio.report;

import java.util.List;

/// Small plots in a grid that share their x: one cursor, one zoom.
public record Panels(String title, List<Lines> plots, String caption) implements Block {
  public Panels {
    plots = List.copyOf(plots);
  }
}
