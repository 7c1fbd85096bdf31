package org.homeostat.studio.report;

import java.util.List;

/// Equations, one a line, aligned at the `&` of each.
///
/// @param lines LaTeX, such as `\mathrm{d}x &= v\,\mathrm{d}t`
public record Equations(String title, List<String> lines, String caption) implements Block {
  public Equations {
    lines = List.copyOf(lines);
  }
}
