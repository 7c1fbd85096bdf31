package org.homeostat.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.expression.Parser;
import org.homeostat.noise.Draws;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Course;
import org.homeostat.solver.Lanes;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Rollout;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.Variable;

/// The searches of an [EvolutionStrategy], one for each seed.
final class LivesSearch implements Controller {
  private final EvolutionStrategy strategy;
  private final DynamicalSystem system;
  private final List<Variable> parameters;
  private final Course course;
  private final Rollout rollout;

  LivesSearch(EvolutionStrategy strategy, DynamicalSystem system, Course life) {
    this.strategy = strategy;
    this.system = system;
    this.parameters =
        strategy.parameters().stream()
            .map(name ->
                system.parameters().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow())
            .toList();
    double end = life.steps() * life.step();
    Measure sum = new Measure("return", Measure.Kind.SUM, Parser.parse(Reward.NAME), List.of(end));
    this.course = life.measuring(List.of(sum));
    this.rollout = Rollout.of(system, course, new TreeSet<>(strategy.parameters()), Set.of());
  }

  @Override
  public Hand begin(long[] seeds) {
    double[][] found = new double[seeds.length][];
    return (trajectory, time, state, input) -> {
      if (found[trajectory] == null) {
        found[trajectory] = found(seeds[trajectory]);
      }
      System.arraycopy(found[trajectory], 0, input, 0, input.length);
    };
  }

  /// What the search of a seed finds: the elements of the parameters, in their order.
  double[] found(long seed) {
    double[] theta =
        parameters.stream()
            .flatMapToDouble(each -> Arrays.stream(each.start().elements()))
            .toArray();
    Draws draws = Draws.of("evolution strategy", seed);
    for (int generation = 0; generation < strategy.generations(); generation++) {
      double[][] directions = new double[strategy.pairs()][theta.length];
      for (double[] direction : directions) {
        for (int e = 0; e < theta.length; e++) {
          direction[e] = draws.normal();
        }
      }
      double[] ranks = EvolutionStrategy.ranks(returns(theta, directions, draws));
      double[] up = Arrays.copyOf(ranks, strategy.pairs());
      double[] down = Arrays.copyOfRange(ranks, strategy.pairs(), ranks.length);
      double[] slope = EvolutionStrategy.slope(directions, up, down, strategy.sigma());
      for (int e = 0; e < theta.length; e++) {
        theta[e] += strategy.rate() * slope[e];
      }
    }
    return theta;
  }

  /// The returns of all lives of a generation: those of theta + sigma*e, then those of theta -
  /// sigma*e, on noise that only the two lives of a pair share.
  private double[] returns(double[] theta, double[][] directions, Draws draws) {
    int pairs = directions.length;
    long[] seeds = new long[pairs];
    for (int i = 0; i < pairs; i++) {
      seeds[i] = draws.bits();
    }
    Lanes lanes = Lanes.draw(system, course, seeds, Map.of()).repeated(2);
    int from = 0;
    for (Variable each : parameters) {
      int size = each.shape().size();
      double[] values = new double[size * 2 * pairs];
      for (int e = 0; e < size; e++) {
        for (int i = 0; i < pairs; i++) {
          double away = strategy.sigma() * directions[i][from + e];
          values[e * 2 * pairs + i] = theta[from + e] + away;
          values[e * 2 * pairs + pairs + i] = theta[from + e] - away;
        }
      }
      lanes = lanes.with(each.name(), values);
      from += size;
    }
    return rollout.run(lanes);
  }
}
