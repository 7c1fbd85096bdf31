package org.homeostat.studio.report;

import java.util.List;

/// How often members of each class were taken for each class: a square of counts, shaded by the
/// share of their row.
///
/// @param counts by the true class, then by the one it was taken for
public record Confusion(
    String title, List<String> classes, List<List<Integer>> counts, String caption)
    implements Block {
  public Confusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int size = classes.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("counts that are no square of " + size + " classes");
    }
  }
}
