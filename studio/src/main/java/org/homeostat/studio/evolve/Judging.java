package org.homeostat.studio.evolve;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Outcome;
import org.homeostat.evolution.Search;
import org.homeostat.evolution.Trials;
import org.homeostat.solver.Workers;
import org.homeostat.studio.study.Statistics;
import org.homeostat.system.DynamicalSystem;

/// Judges what searches found on the held-out trajectories, which are drawn once for all runs.
final class Judging {
  private final EvolveStudy study;
  private final int threads;
  private final Trials heldOut;
  private final List<Baseline> baselines;
  private final Trusting trusting;

  Judging(EvolveStudy study, int threads) {
    this.study = study;
    this.threads = threads;
    Search search = study.search();
    Objective objective =
        search.objective().varying(study.heldOut().vary()).under(study.heldOut().worlds());
    this.heldOut = Trials.draw(search.sketch(), objective, 0, study.heldOut().trajectories());
    Optional<DynamicalSystem> optimum = Optimum.of(study);
    this.baselines =
        optimum
            .map(loop -> new Baseline("LQR", loop, heldOut.costs(loop)))
            .filter(baseline -> Double.isFinite(baseline.mean()))
            .stream()
            .toList();
    this.trusting = new Trusting(study, objective, baselines);
  }

  List<Baseline> baselines() {
    return baselines;
  }

  EvolveRun judge(Outcome outcome, double wallSeconds) {
    List<Outcome.Scored> front = outcome.front();
    double[][] costs = new double[front.size()][];
    Workers.run(threads, costs.length, i -> costs[i] = heldOut.costs(genome(front.get(i))));
    List<Score> scores =
        Arrays.stream(costs).map(each -> Score.of(each, baseline(0, each.length))).toList();
    return new EvolveRun(
        outcome,
        scores,
        worlds(costs[outcome.winner()]),
        trusting.of(genome(outcome.best())),
        wallSeconds);
  }

  private static Genome genome(Outcome.Scored scored) {
    return scored.candidate().genome();
  }

  private Map<String, Score> worlds(double[] costs) {
    Map<String, Score> scores = new LinkedHashMap<>();
    int count = study.heldOut().trajectories();
    int from = 0;
    for (String world : study.heldOut().worlds().keySet()) {
      double[] own = Arrays.copyOfRange(costs, from, from + count);
      scores.put(world, Score.of(own, baseline(from, from + count)));
      from += count;
    }
    return scores;
  }

  /// The mean cost of the optimum on these trajectories; NaN without one.
  private double baseline(int from, int to) {
    return baselines.isEmpty()
        ? Double.NaN
        : Statistics.mean(Arrays.copyOfRange(baselines.getFirst().costs(), from, to));
  }
}
