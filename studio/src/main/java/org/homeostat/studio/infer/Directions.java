package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.inference.Observability;
import org.homeostat.inference.StateSpace;

/// Directions of the states of which a record says little, near the start.
///
/// @param hidden that no sensor shows
/// @param unshaken that no noise moves
public record Directions(List<String> hidden, List<String> unshaken) {

  static Directions of(StateSpace space) {
    return new Directions(Observability.hidden(space), Observability.unshaken(space));
  }

  /// What they are good for, in a clause each.
  public List<String> said() {
    List<String> said = new ArrayList<>();
    for (String each : hidden) {
      said.add("no sensor shows " + each + ": its band rests on what was said of the start");
    }
    if (!unshaken.isEmpty()) {
      String all = String.join(", nor ", unshaken);
      said.add("no noise moves " + all + ": in the end a filter looks at no row for it");
    }
    return said;
  }

  void addTo(Map<String, Object> summary) {
    summary.put("hidden", hidden);
    summary.put("unshaken", unshaken);
  }
}
