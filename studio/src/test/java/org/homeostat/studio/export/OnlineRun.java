package org.homeostat.studio.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.homeostat.energy.EquilibriumPropagation;
import org.homeostat.energy.Gradient;
import org.homeostat.energy.Model;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Training;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.train.TrainedModel;
import org.homeostat.system.Variable;

/// A trained model that learns on, by the simulator, from one example after the other.
///
/// @param said the class that each was taken for before
/// @param weights afterwards, floats one after the other
record OnlineRun(List<String> said, byte[] weights) {

  static OnlineRun of(TrainedModel trained, double rate, double nudge, Examples images) {
    Model model = trained.settings().model();
    var steps =
        new Optimiser.Steps(
            new Optimiser.Descent(0),
            new Optimiser.Rates(rate, Map.of(), 0, new Optimiser.Schedule.Constant()),
            model.parameters(),
            Precision.FLOAT,
            Execution.PLAIN);
    for (Variable each : model.parameters()) {
      Object start = Objects.requireNonNull(trained.parameters().get(each.name()));
      BatchMemory.copy(start, steps.parameter(each.name()));
    }
    Gradient gradient =
        EquilibriumPropagation.of(
                model,
                new Nudge.Centred(nudge),
                trained.settings().settling(),
                Precision.FLOAT,
                1,
                Execution.PLAIN)
            .gradient(0);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < images.count(); i++) {
      model.parameters().forEach(p -> gradient.share(p.name(), steps.parameter(p.name())));
      images.copy(i, (float[]) gradient.input(), 0);
      float[] target = (float[]) gradient.target();
      for (int of = 0; of < target.length; of++) {
        target[of] = of == images.label(i) ? 1 : 0;
      }
      gradient.compute(i);
      said.add("" + Training.best(gradient.score(), 0, target.length));
      steps.step(gradient::of, 0);
    }
    return new OnlineRun(said, bytes(model, steps::parameter));
  }

  /// The weights where learning begins.
  static byte[] start(TrainedModel trained) {
    return bytes(
        trained.settings().model(), name -> Objects.requireNonNull(trained.parameters().get(name)));
  }

  private static byte[] bytes(Model model, Function<String, Object> weights) {
    int size = model.parameters().stream().mapToInt(each -> each.shape().size()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Variable each : model.parameters()) {
      for (float weight : (float[]) weights.apply(each.name())) {
        bytes.putFloat(weight);
      }
    }
    return bytes.array();
  }
}
