package org.homeostat.studio.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.AdaptivePredictiveControl;
import org.homeostat.control.AdaptivePredictiveControl.Identification;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.control.PredictiveControl;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// `agent: {mpc: {horizon: 2, within: [-1, 1]}}`: [PredictiveControl], whose model is the plant;
/// with `identify: {friction: 1}` [AdaptivePredictiveControl], which estimates what it does not
/// know, or with `told: true` the plant with its changes in it, each at its time.
final class Predictive implements Designer {
  private static final int ITERATIONS = 10;
  private static final double RENEW = 100;

  @Override
  public List<String> keys() {
    return Stream.concat(
            Sampled.KEYS.stream(), Stream.of("iterations", "end", "identify", "renew", "told"))
        .toList();
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
    Controller controller = controller(brief, sampled, settings, Ending.of(brief));
    return sampled.design(
        "predictive",
        "Holds the first part of the plan that costs least, found anew at every interval.",
        controller);
  }

  private static Controller controller(
      Brief brief, Sampled sampled, PredictiveControl.Settings settings, Ending end) {
    return identify(brief, sampled.inputs())
        .<Controller>map(unknown ->
            new AdaptivePredictiveControl(
                brief.plant(),
                sampled.inputs(),
                sampled.reward(),
                settings,
                end.terminal,
                end.target,
                unknown))
        .orElseGet(() ->
            new PredictiveControl(
                brief.plant(),
                sampled.inputs(),
                sampled.reward(),
                settings,
                end.terminal,
                end.target));
  }

  /// What the last state costs: nothing, or what it costs the regulator.
  private record Ending(Matrix terminal, Matrix target) {
    static Ending of(Brief brief) {
      if (endsWithRegulator(brief)) {
        Linearisation near = brief.near();
        return new Ending(
            LinearQuadraticRegulator.of(near, brief.cost(near)).value(), near.target());
      }
      int size = Sampled.size(brief.plant().states());
      return new Ending(Matrix.zeros(size, size), Matrix.zeros(size, 1));
    }
  }

  /// `identify: {friction: 1, u: 2}`, what is estimated on the way and how far it may be off, and
  /// `renew: 100`; nothing if it is not said or wrong.
  private static Optional<Identification> identify(Brief brief, List<String> inputs) {
    Optional<YamlMap> said =
        brief.settings().get("identify").flatMap(node -> node.map(brief.problems()));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        Stream.concat(
                brief.plant().parameters().stream()
                    .filter(each -> each.shape().isScalar())
                    .map(Variable::name),
                inputs.stream())
            .toList();
    Map<String, Double> spreads = brief.spreads(said.get(), names);
    if (Designers.isTold(brief.settings())) {
      throw new RefusedException(
          "what is told of changes has nothing to identify", "leave one of the two out");
    }
    double renew = brief.number("renew", RENEW);
    if (spreads.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Identification(List.copyOf(spreads.keySet()), List.copyOf(spreads.values()), renew));
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
