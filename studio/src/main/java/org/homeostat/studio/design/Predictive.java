package org.homeostat.studio.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.control.PredictiveControl;
import org.homeostat.system.YamlText;

/// `agent: {mpc: {horizon: 2, within: [-1, 1]}}`: [PredictiveControl], whose model is the plant.
final class Predictive implements Designer {
  private static final int ITERATIONS = 10;

  @Override
  public List<String> keys() {
    return Stream.concat(Sampled.KEYS.stream(), Stream.of("iterations", "end")).toList();
  }

  @Override
  public Design design(Brief brief) {
    var sampled = new Sampled(brief);
    var settings =
        new PredictiveControl.Settings(
            sampled.interval(),
            sampled.stages(),
            sampled.steps(),
            (int) sampled.positive("iterations", ITERATIONS),
            brief.bounds());
    int size = Sampled.size(brief.plant().states());
    Matrix terminal = Matrix.zeros(size, size);
    Matrix target = Matrix.zeros(size, 1);
    if (endsWithRegulator(brief)) {
      Linearisation near = brief.near();
      terminal = LinearQuadraticRegulator.of(near, brief.cost(near)).value();
      target = near.target();
    }
    var controller =
        new PredictiveControl(
            brief.plant(), sampled.inputs(), sampled.reward(), settings, terminal, target);
    return sampled.design(
        "predictive",
        "Holds the first part of the plan that costs least, found anew at every interval.",
        controller);
  }

  private static boolean endsWithRegulator(Brief brief) {
    Optional<YamlText> end =
        brief.settings().get("end").flatMap(node -> node.text(brief.problems()));
    end.filter(text -> !text.text().equals("lqr"))
        .ifPresent(text ->
            brief
                .problems()
                .add(
                    text.problem(
                        "expected lqr, found " + text.kind(),
                        "what the state costs at the end of the horizon; leave it out for nothing")));
    return end.isPresent();
  }
}
