package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// What a model with its parameters says to one example, as programs that need nothing else: for
/// those who run them elsewhere. They read the input of the model under its name and leave
/// [#SCORES].
///
/// Each example settles by itself. A [Response] lets a batch settle until the last of its examples
/// stands still, so its answers agree to the tolerance; those of a batch of one, and those without
/// a tolerance, to the last bit.
public final class Prediction {
  /// The name of the scores, one for each class.
  public static final String SCORES = "scores";

  private Prediction() {}

  /// The scores at the free equilibrium, as [EquilibriumPropagation#response] computes them.
  ///
  /// @param parameters `float[]` or `double[]` by name
  /// @throws RefusedException if a step of the settling is more than a program: with noise, or
  ///   mixed with others
  public static Iteration settled(
      Model model, Settling settling, Precision precision, Map<String, Object> parameters) {
    refuseOthers(settling.update());
    Form form = Form.free(model, settling.update());
    Map<String, Tensor> constants = constants(model, parameters);
    constants.put(Energy.BETA, Tensor.scalar(0));
    Map<String, Tensor> start = new LinkedHashMap<>();
    model.states().forEach(state -> start.put(state.name(), state.start()));
    var step = Relaxation.program(model, form, settling.update(), precision);
    if (settling.update() instanceof Update.Momentum) {
      model.states().forEach(state -> start.put(Relaxation.before(state.name()), state.start()));
    }
    ProgramBuilder on = new ProgramBuilder(precision);
    Names names = Names.of(on, model, Binding.TRAJECTORY).read(model.states(), Binding.STEP);
    on.result(SCORES, names.value(model.score()));
    List<String> watched = model.states().stream().map(Variable::name).toList();
    return new Iteration(
        step, on.build(), start, watched, settling.free(), settling.tolerance(), constants);
  }

  private static void refuseOthers(Update update) {
    if (update instanceof Update.Anderson) {
      throw new RefusedException(
          "settling mixes its last steps (Anderson), beside the equations",
          "its states settle at the same minimum without: train with another 'settle'");
    }
    if (update instanceof Update.Langevin) {
      throw new RefusedException(
          "states at a temperature never settle: answers are means over time",
          "a model that settles without a temperature can be taken elsewhere");
    }
  }

  /// The scores of the feed-forward network, as [Backpropagation#response] computes them.
  ///
  /// @param parameters `float[]` or `double[]` by name
  public static Iteration feedForward(
      Model model, Precision precision, Map<String, Object> parameters) {
    ProgramBuilder on = new ProgramBuilder(precision);
    on.result(SCORES, Names.of(on, model, Binding.STEP).value(FeedForward.score(model)));
    return Iteration.none(on.build(), constants(model, parameters));
  }

  /// The parameters, and a target, which without a nudge makes no difference.
  private static Map<String, Tensor> constants(Model model, Map<String, Object> parameters) {
    Map<String, Tensor> constants = new LinkedHashMap<>();
    for (Variable each : model.parameters()) {
      Object array = Objects.requireNonNull(parameters.get(each.name()), each.name());
      double[] elements = new double[each.shape().size()];
      BatchMemory.read(array, 0, elements, 0, elements.length);
      constants.put(each.name(), new Tensor(each.shape(), elements));
    }
    constants.put(model.target().name(), Tensor.zeros(model.target().shape()));
    return constants;
  }
}
