package org.homeostat.studio.design;

import java.util.List;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;

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
        regulator.agent().with(brief.bounds()), regulator.connections("plant", "agent"));
  }
}
