package org.homeostat.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Adaptation;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// Equilibrium propagation from one example at a time by `W' = W - rate*gradient`, as programs that
/// need nothing else: what [EquilibriumPropagation] and [Optimiser.Descent] do with a batch of one,
/// to the last bit.
public final class OnlineLearning {
  private OnlineLearning() {}

  /// @param nudge one-sided or centred
  /// @param parameters `float[]` or `double[]` by name, where learning begins
  /// @param rate of all parameters
  /// @throws RefusedException if a step of the settling is more than a program, or phases are not
  ///   the same for each example
  public static Adaptation of(
      Model model,
      Nudge nudge,
      Settling settling,
      Precision precision,
      Map<String, Object> parameters,
      double rate) {
    refuseOthers(model, nudge, settling);
    Form form = Form.real(model, settling.update());
    Iteration answer = Prediction.settled(model, settling, precision, parameters);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (Variable each : model.parameters()) {
      weights.put(each.name(), Objects.requireNonNull(answer.constants().get(each.name())));
    }
    List<Nudge.Phase> phases = nudge.phases(0, 0);
    Map<String, Tensor> constants = new LinkedHashMap<>();
    for (int k = 0; k < phases.size(); k++) {
      Nudge.Phase phase = phases.get(k);
      constants.put(Contrast.in(k, Form.WEIGHT), Tensor.scalar(phase.weight().part(0)));
      constants.put(Contrast.in(k, Energy.BETA), Tensor.scalar(phase.beta().part(0)));
    }
    var step = Relaxation.program(model, form, settling.update(), precision);
    Iteration free =
        new Iteration(
            step,
            answer.read(),
            answer.start(),
            answer.watched(),
            settling.free(),
            settling.tolerance(),
            constants);
    return new Adaptation(
        free,
        input(model.input()),
        input(model.target()),
        Energy.BETA,
        phases(phases, settling),
        update(model, form, phases.size(), precision, rate),
        weights);
  }

  private static void refuseOthers(Model model, Nudge nudge, Settling settling) {
    if (!(nudge instanceof Nudge.OneSided || nudge instanceof Nudge.Centred)
        || model.isAsymmetric()) {
      throw new RefusedException(
          "this way to compare equilibria is not taken elsewhere",
          "a one-sided or centred nudge of symmetric weights is");
    }
    if (settling.update() instanceof Settling.Update.Momentum) {
      throw new RefusedException(
          "learning by settling with momentum is not taken elsewhere",
          "its states settle at the same minimum without");
    }
  }

  private static Input input(Variable variable) {
    return new Input(variable.name(), variable.shape(), Binding.TRAJECTORY);
  }

  private static List<Adaptation.Phase> phases(List<Nudge.Phase> phases, Settling settling) {
    List<Adaptation.Phase> all = new ArrayList<>();
    for (Nudge.Phase phase : phases) {
      double tolerance = settling.tolerance() * Math.min(1, phase.strength());
      all.add(new Adaptation.Phase(phase.beta().part(0), settling.nudged(), tolerance));
    }
    return all;
  }

  /// The next weights, from the states at the ends of the phases.
  private static Program update(
      Model model, Form form, int phases, Precision precision, double rate) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Map<String, Value> gradients = Contrast.ofOne(on, model, form, phases);
    for (Variable each : model.parameters()) {
      Shape shape = each.shape();
      Value weight = on.input(each.name(), shape, Binding.RUN);
      Value gradient = Objects.requireNonNull(gradients.get(each.name()));
      Value move = on.multiply(on.constant(rate), gradient);
      on.result(Adaptation.next(each.name()), on.subtract(weight, move));
    }
    return on.build();
  }
}
