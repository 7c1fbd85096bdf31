package org.homeostat.studio.report;

import java.util.List;

/// Blocks beside each other where there is room, below each other where there is not.
public record Row(List<Block> blocks) implements Block {
  public Row {
    blocks = List.copyOf(blocks);
  }

  public static Row of(Block... blocks) {
    return new Row(List.of(blocks));
  }
}
