package org.homeostat.studio.report;

import java.util.List;

/// What one page says.
///
/// @param title what was run
/// @param answer what came out, in one sentence; may be empty
/// @param sections in reading order; their headings make the page's navigation
public record Report(String title, String answer, List<Section> sections) {
  public Report {
    sections = List.copyOf(sections);
  }
}
