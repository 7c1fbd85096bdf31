package org.homeostat.studio.report;

import java.util.List;

/// A part of a report under a heading of its own.
///
/// @param heading short: it also stands in the navigation
/// @param lead one or two sentences on what to look at; may be empty
/// @param blocks in reading order
public record Section(String heading, String lead, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }

  /// A section without a lead.
  public static Section of(String heading, Block... blocks) {
    return new Section(heading, "", List.of(blocks));
  }
}
