package org.homeostat.studio.train;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.homeostat.energy.Backpropagation;
import org.homeostat.energy.EquilibriumPropagation;
import org.homeostat.energy.Gradient;
import org.homeostat.energy.Response;

/// The compiled kernels of an arm, which all its runs share: compiled once, also by the JVM.
///
/// @param gradient for a seed, with a memory of its own
/// @param response with a memory of its own
record Learner(LongFunction<Gradient> gradient, Supplier<Response> response) {

  static Learner of(TrainSettings settings) {
    return switch (settings.rule()) {
      case EQUILIBRIUM_PROPAGATION -> {
        EquilibriumPropagation propagation = propagation(settings, settings.batch());
        yield new Learner(propagation::gradient, propagation::response);
      }
      case BACKPROPAGATION -> {
        Backpropagation propagation =
            Backpropagation.of(
                settings.model(),
                settings.precision(),
                settings.batch(),
                settings.blas().execution());
        yield new Learner(_ -> propagation.gradient(), propagation::response);
      }
    };
  }

  static EquilibriumPropagation propagation(TrainSettings settings, int lanes) {
    return EquilibriumPropagation.of(
        settings.model(),
        settings.nudge(),
        settings.settling(),
        settings.precision(),
        lanes,
        settings.blas().execution());
  }
}
