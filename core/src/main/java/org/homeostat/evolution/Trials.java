package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Lanes;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Rollout;
import org.homeostat.system.DynamicalSystem;

/// The trajectories on which candidates are compared: noise and what varies are drawn once and meet
/// all of them (common random numbers).
public final class Trials {
  private final Sketch sketch;
  private final Objective objective;
  private final List<Block> blocks;
  private final Set<String> seen;
  private final Map<List<Integer>, Lanes> repeated = new HashMap<>();

  /// Lanes that share the values of a condition.
  record Block(Lanes lanes, Map<String, Tensor> values) {}

  private Trials(Sketch sketch, Objective objective, List<Block> blocks) {
    this.sketch = sketch;
    this.objective = objective;
    this.blocks = blocks;
    this.seen = objective.seen();
  }

  /// Draws trajectories.
  ///
  /// @param firstSeed of the first trajectory of each condition
  /// @param count how many there are in each condition
  public static Trials draw(Sketch sketch, Objective objective, long firstSeed, int count) {
    List<Block> blocks = new ArrayList<>();
    objective
        .conditions()
        .forEach((name, values) -> {
          for (int first = 0; first < count; first += WIDEST) {
            long begin = firstSeed + first;
            int lanes = Math.min(WIDEST, count - first);
            long[] seeds = LongStream.range(begin, begin + lanes).toArray();
            Lanes drawn = Lanes.draw(sketch.system(), objective.course(), seeds, objective.vary());
            blocks.add(new Block(drawn, values));
          }
        });
    return new Trials(sketch, objective, blocks);
  }

  /// The same trajectories in steps that are `parts` times as long.
  public Trials coarsened(Objective along, int parts) {
    List<Block> coarse = new ArrayList<>();
    for (Block block : blocks) {
      Lanes lanes = block.lanes.coarsened(sketch.system(), objective.course(), parts);
      coarse.add(new Block(lanes, block.values));
    }
    return new Trials(sketch, along, coarse);
  }

  /// The same trajectories with sampled numbers that stay for `parts` steps.
  Trials holding(int parts) {
    List<Block> held = new ArrayList<>();
    for (Block block : blocks) {
      Lanes lanes = block.lanes.holding(sketch.system(), objective.course(), parts);
      held.add(new Block(lanes, block.values));
    }
    return new Trials(sketch, objective, held);
  }

  /// The first part of each trajectory.
  Trials shortened(Objective along) {
    return new Trials(sketch, along, blocks);
  }

  /// So many trajectories are computed side by side.
  private static final int WIDEST = 64;

  public Objective objective() {
    return objective;
  }

  public Sketch sketch() {
    return sketch;
  }

  List<Block> blocks() {
    return blocks;
  }

  /// The lanes of a block so many times over, kept for the next who asks.
  synchronized Lanes repeated(int block, int times) {
    Lanes lanes = blocks.get(block).lanes();
    return times == 1
        ? lanes
        : repeated.computeIfAbsent(List.of(block, times), key -> lanes.repeated(times));
  }

  /// How many trajectories there are.
  public int count() {
    return blocks.stream().mapToInt(block -> block.lanes.count()).sum();
  }

  /// The cost of a genome in each trajectory; all infinite if its system cannot be solved.
  public double[] costs(Genome genome) {
    return costs(sketch.reduced(genome, seen));
  }

  /// The cost of another system, such as an optimum, on the same noise.
  public double[] costs(DynamicalSystem system) {
    double[] costs = new double[count()];
    int at = 0;
    try {
      Rollout rollout =
          Rollout.of(system, objective.course(), varied(), objective.setByConditions());
      for (Block block : blocks) {
        double[] measures = rollout.run(block.lanes, block.values);
        double[] found = objective.costs(measures, block.lanes.count());
        System.arraycopy(found, 0, costs, at, found.length);
        at += found.length;
      }
      return costs;
    } catch (RefusedException unsolvable) {
      java.util.Arrays.fill(costs, Double.POSITIVE_INFINITY);
      return costs;
    }
  }

  private Set<String> varied() {
    return new HashSet<>(objective.vary().keySet());
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
