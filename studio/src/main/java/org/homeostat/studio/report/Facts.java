package org.homeostat.studio.report;

import java.util.List;

/// Named facts under a heading that opens: where a result comes from.
public record Facts(String title, List<Fact> facts) implements Block {
  /// One of them.
  public record Fact(String name, String text) {}

  public Facts {
    facts = List.copyOf(facts);
  }
}
