package org.homeostat.studio.design;

import java.util.List;
import java.util.Map;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.system.Yaml;

/// `agent: lqr`, the feedback of the plant's state that costs least in the long run:
/// [LinearQuadraticRegulator].
final class LinearQuadratic implements Designer {
  @Override
  public List<String> keys() {
    return List.of("at", "states", "inputs", "within", "plant", "told");
  }

  @Override
  public Design design(Brief brief) {
    Linearisation near = brief.near();
    var regulator = LinearQuadraticRegulator.of(near, brief.cost(near));
    return new Design(
        regulator.agent().with(brief.bounds()),
        regulator.connections("plant", "agent"),
        List.of(),
        isTold(brief) ? brief.said() : Map.of());
  }

  /// What is told of each change stands in a resolved study as it was asked for.
  private static boolean isTold(Brief brief) {
    return brief.settings().get("told").map(Yaml::value).orElse("").equals("true");
  }
}
