package org.homeostat.studio.design;

import java.util.List;
import java.util.Map;
import org.homeostat.control.FiniteHorizonRegulator;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.control.QuadraticCost;

/// `agent: lqr`, the feedback of the plant's state that costs least in the long run:
/// [LinearQuadraticRegulator]. `agent: {lqr: {horizon: 10}}` costs least until then:
/// [FiniteHorizonRegulator].
final class LinearQuadratic implements Designer {
  @Override
  public List<String> keys() {
    return List.of(
        "at", "states", "inputs", "within", "plant", "told", "horizon", "interval", "end");
  }

  @Override
  public Design design(Brief brief) {
    Linearisation near = brief.near();
    if (brief.settings().get("horizon").isPresent()) {
      return untilTheEnd(brief, near);
    }
    for (String key : List.of("interval", "end")) {
      brief
          .settings()
          .get(key)
          .ifPresent(node ->
              brief
                  .problems()
                  .add(node.problem("'%s' without a horizon".formatted(key), "write horizon: 10")));
    }
    var regulator = LinearQuadraticRegulator.of(near, brief.cost(near));
    return new Design(
        regulator.agent().with(brief.bounds()),
        regulator.connections("plant", "agent"),
        List.of(),
        // what is told of each change stands in a resolved study as it was asked for
        Designers.isTold(brief.settings()) ? brief.said() : Map.of());
  }

  private static Design untilTheEnd(Brief brief, Linearisation near) {
    var sampled = new Sampled(brief);
    Map<String, Double> last = brief.weights("end", brief.plant().states(), 0);
    double[] end =
        near.states().stream()
            .mapToDouble(each -> last.getOrDefault(each.variable(), 0.0))
            .toArray();
    QuadraticCost cost = brief.cost(near);
    var controller =
        new FiniteHorizonRegulator(
            near, cost, Matrix.diagonal(end), sampled.interval(), sampled.stages(), brief.bounds());
    return sampled.design(
        "finite-horizon-regulator",
        "Feeds the state back by a gain that is a table of the time that is left.",
        controller);
  }
}
