package org.homeostat.studio.report;

import java.util.List;

/// The key figures, large.
public record Tiles(List<Tile> tiles) implements Block {
  /// One figure.
  ///
  /// @param value as it shall read; [NumberText] writes numbers
  /// @param detail a few words more; may be empty
  public record Tile(String label, String value, String detail) {}

  public Tiles {
    tiles = List.copyOf(tiles);
  }
}
