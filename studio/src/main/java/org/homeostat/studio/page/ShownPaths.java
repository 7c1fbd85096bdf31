package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Trials;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.evolve.Baseline;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.HeldOut;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Part;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// What the best winner and the optimum do in held-out trajectories of the first world: both are
/// solved again, on the same noise, for the seeds that a page shows.
final class ShownPaths {
  private static final String STOP = "it has ended";

  private final EvolveStudy study;
  private final Map<String, Tensor> world;
  private final Follower winner;
  private final List<Follower> optima = new ArrayList<>();
  private final double[] costs;

  /// Solves one system for one seed after the other.
  final class Follower {
    private final String name;
    private final DynamicalSystem system;
    private final Solver solver;

    private Follower(String name, DynamicalSystem system) {
      this.name = name;
      this.system = system;
      Course course = study.search().objective().course();
      Simulation simulation =
          Simulation.of(system)
              .method(course.method())
              .step(course.step())
              .until(course.step() * course.steps())
              .recordEvery(course.stride())
              .threads(1);
      names(system).forEach(simulation::record);
      simulation.record(STOP, course.stop());
      course.limits().forEach((state, limit) -> simulation.limit(limit, state));
      this.solver = simulation.compile();
    }

    String name() {
      return name;
    }

    DynamicalSystem system() {
      return system;
    }

    /// What it does in the trajectory of a seed, until the study says that it ends.
    Traces follow(long seed) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      Map<String, Variable> variables = new LinkedHashMap<>();
      system.variables().forEach(each -> variables.put(each.name(), each));
      Map<String, Tensor> said = new LinkedHashMap<>(world);
      study
          .heldOut()
          .vary()
          .forEach((name, distribution) -> {
            Variable variable = variables.get(name);
            if (variable != null) {
              said.put(name, drawn(variable, distribution, seed));
            }
          });
      said.forEach((name, value) -> {
        if (variables.containsKey(name)) {
          values.put(name, value);
        }
      });
      Ensemble ensemble = solver.run(values, seed, 1, Progress.NONE);
      cut(ensemble);
      return new Traces(system, new ArmOutcome(study.base().arms().getFirst(), ensemble, Map.of()));
    }

    private static Tensor drawn(Variable variable, Distribution distribution, long seed) {
      double[] elements = new double[variable.shape().size()];
      for (int e = 0; e < elements.length; e++) {
        elements[e] = distribution.draw(variable.name(), e, seed);
      }
      return new Tensor(variable.shape(), elements);
    }

    private void cut(Ensemble ensemble) {
      double[] ended = ensemble.paths().values(STOP, 0);
      int end = 0;
      while (end < ended.length && ended[end] == 0) {
        end++;
      }
      for (String name : names(system)) {
        double[] values = ensemble.paths().values(name, 0);
        for (int i = end + 1; i < values.length; i++) {
          values[i] = Double.NaN;
        }
      }
    }
  }

  private ShownPaths(EvolveOutcome outcome) {
    this.study = outcome.study();
    HeldOut heldOut = study.heldOut();
    this.world = heldOut.worlds().values().stream().findFirst().orElse(Map.of());
    var genome = outcome.best().winner().candidate().genome();
    this.winner = new Follower("winner", study.search().sketch().fill(genome));
    for (Baseline each : outcome.baselines()) {
      optima.add(new Follower(each.name(), each.loop()));
    }
    Objective objective =
        study.search().objective().varying(heldOut.vary()).under(Map.of("shown", world));
    this.costs =
        Trials.draw(study.search().sketch(), objective, 0, heldOut.trajectories()).costs(genome);
  }

  /// None if a loop cannot be solved.
  static Optional<ShownPaths> of(EvolveOutcome outcome) {
    try {
      return Optional.of(new ShownPaths(outcome));
    } catch (RefusedException unsolvable) {
      return Optional.empty();
    }
  }

  Follower winner() {
    return winner;
  }

  /// The winner, then the optima.
  List<Follower> all() {
    return Stream.concat(Stream.of(winner), optima.stream()).toList();
  }

  double cost(long seed) {
    return costs[(int) seed];
  }

  /// The seed whose cost is nearest to the median.
  long typicalSeed() {
    double median = Spread.of(costs).median();
    int best = 0;
    for (int i = 1; i < costs.length; i++) {
      best = Math.abs(costs[i] - median) < Math.abs(costs[best] - median) ? i : best;
    }
    return best;
  }

  /// The seed that costs most.
  long worstSeed() {
    return IntStream.range(0, costs.length)
        .reduce((one, other) -> costs[other] > costs[one] ? other : one)
        .orElse(0);
  }

  /// The plant's scalar states.
  List<String> plantStates() {
    Part plant = study.base().plant();
    return plant.file().system().states().stream()
        .filter(each -> each.shape().isScalar())
        .map(each -> qualified(plant, each.name()))
        .toList();
  }

  /// What acts on the plant.
  List<String> controls() {
    Part plant = study.base().plant();
    return plant.file().system().inputs().stream()
        .filter(each -> each.shape().isScalar())
        .map(each -> qualified(plant, each.name()))
        .toList();
  }

  /// The winner's own scalar states, without those that rest unused.
  List<String> memory() {
    Set<String> plant = new HashSet<>(plantStates());
    return Formula.readable(winner.system).equations().stream()
        .map(Differential::state)
        .filter(name -> !plant.contains(name) && names(winner.system).contains(name))
        .toList();
  }

  private static String qualified(Part plant, String name) {
    return plant.role().equals("system") ? name : plant.role() + "." + name;
  }

  private static List<String> names(DynamicalSystem system) {
    List<String> names = new ArrayList<>();
    system.states().stream()
        .filter(each -> each.shape().isScalar())
        .forEach(each -> names.add(each.name()));
    system.definitions().stream()
        .filter(each -> each.shape().isScalar())
        .map(Definition::name)
        .forEach(names::add);
    return names;
  }
}
