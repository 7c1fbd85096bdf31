package org.homeostat.studio.design;

import java.util.List;
import org.homeostat.control.ProportionalIntegralDerivative;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Connection;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;

/// `agent: {pid: {of: plant.position, to: 1, P: 2, I: 0.5, D: 1}}`:
/// [ProportionalIntegralDerivative].
final class ThreeTerms implements Designer {
  private static final double FILTER = 10;

  @Override
  public List<String> keys() {
    return List.of("of", "to", "P", "I", "D", "filter", "back", "inputs", "within");
  }

  @Override
  public Design design(Brief brief) {
    var controller =
        new ProportionalIntegralDerivative(
            brief.number("P", 0),
            brief.number("I", 0),
            brief.number("D", 0),
            brief.number("to", 0),
            brief.number("filter", FILTER),
            brief.number("back", 1),
            brief.bounds());
    List<String> driven = brief.driven();
    if (driven.size() > 1) {
      throw new RefusedException(
          "a pid drives one input, the plant has " + driven, "choose one: inputs: [u]");
    }
    Connection error = new Connection(SourceText.of("connection", "agent.y"), observed(brief));
    Connection action = Connection.of("plant." + driven.getFirst(), "agent.u");
    return new Design(controller.agent(), List.of(error, action));
  }

  /// What is to be held at the target: as it is said, or the only output.
  private static SourceText observed(Brief brief) {
    DynamicalSystem plant = brief.written();
    return brief
        .settings()
        .get("of")
        .flatMap(node -> node.text(brief.problems()))
        .map(text -> text.source())
        .orElseGet(() -> {
          List<String> outputs = plant.outputs().stream().map(Definition::name).toList();
          if (outputs.size() != 1) {
            throw new RefusedException(
                "a pid holds one quantity, the plant has the outputs " + outputs,
                "say which: of: plant.x");
          }
          return SourceText.of("connection of agent.y", "plant." + outputs.getFirst());
        });
  }
}
