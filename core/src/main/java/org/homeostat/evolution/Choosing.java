package org.homeostat.evolution;

import java.util.ArrayList;
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

  /// A movement counts beyond so many standard errors: where small errors grow, as in a tumbling
  /// pendulum, two paths part at any step.
  private static final double DOUBT = 2;

  private static final int VALIDATION = 256;

  /// So many trajectories meet shorter steps, fewer where their noise would fill the memory.
  private static final int FINER = 32;

  private static final int FEWEST_FINER = 8;
  private static final double FINER_STEPS = 2.5e6;

  private static final long OFFSET = 1L << 23;

  private final Search search;
  private final long begin;
  private final int threads;

  Choosing(Search search, long seed, int threads) {
    this.search = search;
    this.begin = Evolution.firstSeed(seed);
    this.threads = threads;
  }

  List<Outcome.Scored> front(List<Candidate> members) {
    int count = search.trajectories();
    Trials training = Trials.draw(search.sketch(), search.objective(), begin, count);
    Candidate[] all = new Candidate[2 * members.size()];
    Workers.run(
        threads,
        members.size(),
        i -> {
          all[2 * i] = judged(members.get(i), training);
          all[2 * i + 1] = fit(all[2 * i], training);
        });
    return score(List.of(all));
  }

  /// The candidate with its costs in steps of the course, if it was bred in longer ones.
  private static Candidate judged(Candidate member, Trials training) {
    double[] costs = training.costs(member.genome());
    return new Candidate(
        member.genome(), Trials.mean(costs), costs, member.nodes(), member.age(), member.lineage());
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
          scored[n] = finer.score(candidates.get(i), costs[i]);
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

  /// The same Brownian paths, and sensors that err alike, in steps of the course and shorter ones.
  private final class FinerSteps {
    private final Trials coarse;
    private final Trials half;
    private final Trials tenth;

    FinerSteps() {
      Course course = search.objective().course();
      Objective finest = search.objective().along(course.refined(10));
      int count = (int) Math.clamp(FINER_STEPS / finest.course().steps(), FEWEST_FINER, FINER);
      this.tenth = Trials.draw(search.sketch(), finest, begin + OFFSET, count).holding(10);
      this.half = tenth.coarsened(search.objective().along(course.refined(2)), 5);
      this.coarse = tenth.coarsened(search.objective(), 10);
    }

    Outcome.Scored score(Candidate candidate, double[] validation) {
      double[] costs = coarse.costs(candidate.genome());
      double[] halved = half.costs(candidate.genome());
      double[] tenths = tenth.costs(candidate.genome());
      double mean = Trials.mean(costs);
      double doubt = DOUBT * Math.max(error(costs, halved), error(costs, tenths)) / Math.abs(mean);
      return new Outcome.Scored(
          candidate, validation, Trials.mean(halved) / mean, Trials.mean(tenths) / mean, doubt);
    }

    /// The standard error of the mean difference.
    private static double error(double[] a, double[] b) {
      double[] squares = new double[a.length];
      double mean = Trials.mean(b) - Trials.mean(a);
      for (int i = 0; i < a.length; i++) {
        squares[i] = (b[i] - a[i] - mean) * (b[i] - a[i] - mean);
      }
      return Math.sqrt(Trials.mean(squares) / Math.max(1, a.length - 1));
    }
  }
}
