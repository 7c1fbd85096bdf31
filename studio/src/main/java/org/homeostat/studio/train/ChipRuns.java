package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeostat.energy.DivergedException;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Response;
import org.homeostat.energy.Training;
import org.homeostat.imperfection.Chip;
import org.homeostat.imperfection.Making;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.solver.Workers;
import org.homeostat.system.Variable;

/// Puts what the first run of an arm has learned onto chips, where it is tested, learns on by the
/// rule of the arm, and is tested again. Chip k of an arm is the same at every strength, and sees
/// the examples in an order of its own.
record ChipRuns(ArmResult ideal, Learner learner, Lessons lessons, int threads, TrainWatch watch) {

  List<ChipsResult> run() {
    ChipSettings chips = ideal.arm().chips();
    TrainSettings settings = ideal.arm().settings();
    var making =
        new Making(
            chips.device(),
            settings.model().parameters(),
            settings.precision(),
            settings.blas().execution());
    List<Map<String, Double>> strengths = new ArrayList<>();
    chips.values().forEach(value -> strengths.add(Map.of(chips.swept(), value)));
    if (strengths.isEmpty()) {
      strengths.add(Map.of());
    }
    var done = new AtomicInteger();
    int all = strengths.size() * chips.count();
    List<ChipsResult> results = new ArrayList<>();
    for (Map<String, Double> strength : strengths) {
      double[] placed = new double[chips.count()];
      double[] learned = new double[chips.count()];
      Workers.run(
          threads,
          chips.count(),
          seed -> {
            var run =
                new Run(making.chip(seed, strength), settings.withEpochs(chips.epochs()), seed);
            placed[seed] = run.accuracy();
            learned[seed] = run.learned();
            watch.chip(ideal.arm(), done.incrementAndGet(), all);
          });
      double value = strength.values().stream().findFirst().orElse(Double.NaN);
      double best = ideal.runs().getFirst().accuracy();
      results.add(new ChipsResult(ideal.arm(), value, best, placed, learned));
    }
    return results;
  }

  /// A chip on its way. Belongs to one thread.
  private final class Run {
    private final TrainSettings settings;
    private final Optimiser.Steps steps;
    private final Training training;
    private final Response response;
    private final long seed;

    Run(Chip chip, TrainSettings settings, long seed) {
      this.settings = settings;
      this.seed = seed;
      List<Variable> parameters = settings.model().parameters();
      this.steps = settings.steps();
      Map<String, Object> known = ideal.runs().getFirst().parameters();
      for (Variable each : parameters) {
        Object array = steps.parameter(each.name());
        BatchMemory.copy(Objects.requireNonNull(known.get(each.name())), array);
        chip.store(each.name(), array);
      }
      chip.place();
      var learning = new ChipLearning(learner.gradient().apply(seed), chip, steps);
      this.training = new Training(parameters, learning, steps);
      this.response = new ChipResponse(learner.response().get(), chip);
    }

    double accuracy() {
      return training.test(response, lessons.tests(), (_, _) -> Workers.check()).accuracy();
    }

    /// The accuracy after all epochs; NaN if it diverged on the way.
    double learned() {
      try {
        ExamplesFeed examples = lessons.feed(seed);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
          training.epoch(examples, epoch, (_, _) -> Workers.check());
        }
        return accuracy();
      } catch (DivergedException lost) {
        return Double.NaN;
      }
    }
  }
}
