package org.homeostat.studio.compare;

import java.util.List;

/// What came out of a comparison.
///
/// @param line what the line to beat returned
/// @param notes what was left out and why, a line each
public record CompareOutcome(
    CompareStudy study, Returns line, List<BrainOutcome> brains, List<String> notes) {
  public CompareOutcome {
    brains = List.copyOf(brains);
    notes = List.copyOf(notes);
  }
}
