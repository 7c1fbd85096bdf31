package org.homeostat.studio.train;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.homeostat.energy.Backpropagation;
import org.homeostat.energy.ContinualPropagation;
import org.homeostat.energy.EquilibriumPropagation;
import org.homeostat.energy.Gradient;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Response;
import org.homeostat.energy.StochasticPropagation;
import org.homeostat.energy.StochasticPropagation.Window;
import org.homeostat.energy.Training;

/// The compiled kernels of an arm, which all its runs share: compiled once, also by the JVM.
///
/// @param response with a memory of its own
/// @param gradient that it learns along, with a memory of its own, by seed
record Learner(Teaching teaching, Supplier<Response> response, LongFunction<Gradient> gradient) {

  /// Begins the training of a run, with a memory of its own.
  @FunctionalInterface
  interface Teaching {
    /// @param steps those by which parameters move
    Training begin(long seed, Optimiser.Steps steps);
  }

  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  /// @throws IllegalArgumentException if settings exclude each other
  static Learner of(TrainSettings settings) {
    return switch (settings.rule()) {
      case EQUILIBRIUM_PROPAGATION ->
          switch (settings.comparison()) {
            case Comparison.Equilibria(Nudge nudge) -> equilibria(settings, nudge);
            case Comparison.Continual(Nudge.OneSided nudge) -> continual(settings, nudge);
            case Comparison.Means(Nudge nudge, Window window) -> means(settings, nudge, window);
          };
      case BACKPROPAGATION -> backpropagation(settings);
    };
  }

  private static Learner equilibria(TrainSettings settings, Nudge nudge) {
    EquilibriumPropagation propagation = propagation(settings, nudge);
    return along(settings, propagation::gradient, propagation::response);
  }

  private static Learner continual(TrainSettings settings, Nudge.OneSided nudge) {
    ContinualPropagation moving =
        ContinualPropagation.of(
            settings.model(),
            nudge,
            settings.settling(),
            settings.precision(),
            settings.batch(),
            settings.blas().execution());
    return new Learner(
        (_, steps) -> new Training(settings.model().parameters(), moving.learning(steps), steps),
        propagation(settings, nudge)::response,
        Learner::none);
  }

  private static Learner means(TrainSettings settings, Nudge nudge, Window window) {
    StochasticPropagation propagation =
        StochasticPropagation.of(
            settings.model(),
            nudge,
            settings.settling(),
            window,
            settings.precision(),
            settings.batch(),
            settings.blas().execution());
    return along(settings, propagation::gradient, () -> propagation.response(0));
  }

  private static Learner backpropagation(TrainSettings settings) {
    Backpropagation propagation =
        Backpropagation.of(
            settings.model(), settings.precision(), settings.batch(), settings.blas().execution());
    return along(settings, _ -> propagation.gradient(), propagation::response);
  }

  private static EquilibriumPropagation propagation(TrainSettings settings, Nudge nudge) {
    return EquilibriumPropagation.of(
        settings.model(),
        nudge,
        settings.settling(),
        settings.precision(),
        settings.batch(),
        settings.blas().execution());
  }

  private static Gradient none(long seed) {
    throw new IllegalStateException("weights move all the while");
  }

  private static Learner along(
      TrainSettings settings, LongFunction<Gradient> gradient, Supplier<Response> response) {
    return new Learner(
        (seed, steps) -> new Training(settings.model().parameters(), gradient.apply(seed), steps),
        response,
        gradient);
  }
}
