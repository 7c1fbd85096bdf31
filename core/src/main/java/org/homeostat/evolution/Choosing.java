package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.homeostat.solver.Course;
import org.homeostat.solver.Workers;

/// Ends a run: fits the constants of the front on all trajectories of training, scores it on others
/// and at shorter steps, and chooses the winner.
///
/// The winner is the smallest candidate whose mean cost in validation is within [#WORTH] of the
/// best, among those that do not live on the errors of the solver.
final class Choosing {
  /// A smaller candidate wins over one that is better by less than this part.
  private static final double WORTH = 0.001;

  /// How far the cost may move when the step shrinks to a half and a tenth.
  private static final double ROBUST = 0.02;

  private static final int VALIDATION = 256;
  private static final int FINER = 32;
  private static final long OFFSET = 1L << 23;

  private final Search search;
  private final long begin;
  private final int threads;

  Choosing(Search search, long seed, int threads) {
    this.search = search;
    this.begin = Evolution.firstSeed(seed);
    this.threads = threads;
  }

  List<Outcome.Scored> front(List<Candidate> members, Trials training) {
    List<Candidate> fitted = new ArrayList<>(members);
    Candidate[] better = new Candidate[members.size()];
    Workers.run(threads, better.length, i -> better[i] = fit(members.get(i), training));
    Arrays.stream(better).filter(each -> each != null).forEach(fitted::add);
    return score(fitted);
  }

  private Candidate fit(Candidate member, Trials training) {
    if (search.grammar().constants() == 0) {
      return member;
    }
    return new Fitting(training, true)
        .fit(member.genome())
        .map(genome -> {
          double[] costs = training.costs(genome);
          Lineage before = member.lineage();
          double cost = Trials.mean(costs);
          var lineage =
              new Lineage(
                  -before.id() - 1,
                  search.settings().generations(),
                  "fit",
                  List.of(before),
                  cost,
                  genome);
          return new Candidate(genome, cost, costs, genome.nodes(), member.age(), lineage);
        })
        .orElse(member);
  }

  /// The candidates that are still unbeaten in validation.
  private List<Outcome.Scored> score(List<Candidate> candidates) {
    Trials validation =
        Trials.draw(search.sketch(), search.objective(), begin + OFFSET, VALIDATION);
    double[][] costs = new double[candidates.size()][];
    Workers.run(
        threads, costs.length, i -> costs[i] = validation.costs(candidates.get(i).genome()));
    TreeMap<Integer, Integer> best = new TreeMap<>();
    for (int i = 0; i < costs.length; i++) {
      double cost = Trials.mean(costs[i]);
      int nodes = candidates.get(i).nodes();
      Integer other = best.get(nodes);
      if (Double.isFinite(cost) && (other == null || cost < Trials.mean(costs[other]))) {
        best.put(nodes, i);
      }
    }
    List<Integer> unbeaten = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int i : best.values()) {
      double cost = Trials.mean(costs[i]);
      if (cost < least) {
        least = cost;
        unbeaten.add(i);
      }
    }
    Outcome.Scored[] scored = new Outcome.Scored[unbeaten.size()];
    FinerSteps finer = new FinerSteps();
    Workers.run(
        threads,
        scored.length,
        n -> {
          int i = unbeaten.get(n);
          Genome genome = candidates.get(i).genome();
          scored[n] =
              new Outcome.Scored(
                  candidates.get(i), costs[i], finer.half(genome), finer.tenth(genome));
        });
    return List.of(scored);
  }

  static int winner(List<Outcome.Scored> front) {
    List<Outcome.Scored> robust = front.stream().filter(each -> each.isRobust(ROBUST)).toList();
    List<Outcome.Scored> eligible = robust.isEmpty() ? front : robust;
    double best = eligible.stream().mapToDouble(Outcome.Scored::mean).min().orElse(Double.NaN);
    double enough = best + WORTH * Math.abs(best);
    return eligible.stream()
        .filter(each -> each.mean() <= enough)
        .min(Comparator.comparingInt(each -> each.candidate().nodes()))
        .map(front::indexOf)
        .orElse(0);
  }

  /// The same Brownian paths in steps of the course and shorter ones.
  private final class FinerSteps {
    private final Trials coarse;
    private final Trials half;
    private final Trials tenth;

    FinerSteps() {
      Course course = search.objective().course();
      Objective finest = search.objective().along(course.refined(10));
      this.tenth = Trials.draw(search.sketch(), finest, begin + OFFSET, FINER);
      this.half = tenth.coarsened(search.objective().along(course.refined(2)), 5);
      this.coarse = tenth.coarsened(search.objective(), 10);
    }

    double half(Genome genome) {
      return Trials.mean(half.costs(genome)) / Trials.mean(coarse.costs(genome));
    }

    double tenth(Genome genome) {
      return Trials.mean(tenth.costs(genome)) / Trials.mean(coarse.costs(genome));
    }
  }
}
