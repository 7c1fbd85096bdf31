package org.homeostat.studio.evolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homeostat.control.Eigenvalue;
import org.homeostat.control.Interval;
import org.homeostat.evolution.Evolution;
import org.homeostat.evolution.Outcome;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Unknown;
import org.homeostat.studio.file.Csv;

/// The numbers of an evolving study as documents: `summary.json` and `front.csv`.
public final class EvolveSummary {
  private EvolveSummary() {}

  /// `{"study", "wall_seconds", "folder", "baseline", "runs", "median", "worst"}`
  public static Map<String, Object> of(EvolveOutcome outcome, Path folder) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", outcome.study().name());
    document.put("wall_seconds", rounded(outcome.wallSeconds()));
    document.put("folder", folder.toString());
    Object none = Optional.empty();
    document.put(
        "baseline", outcome.baselines().isEmpty() ? none : outcome.baselines().getFirst().name());
    document.put("runs", outcome.runs().stream().map(run -> run(outcome, run)).toList());
    document.put("median", over(outcome, EvolveSummary::median));
    document.put("worst", over(outcome, values -> Arrays.stream(values).max().orElse(Double.NaN)));
    return document;
  }

  private static double rounded(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }

  private static Map<String, Object> over(
      EvolveOutcome outcome, ToDoubleFunction<double[]> statistic) {
    List<EvolveRun> runs = outcome.runs();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "cost",
        statistic.applyAsDouble(runs.stream().mapToDouble(run -> run.score().mean()).toArray()));
    document.put(
        "ratio",
        statistic.applyAsDouble(runs.stream().mapToDouble(run -> run.score().ratio()).toArray()));
    return document;
  }

  /// The median of the runs.
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = sorted[(sorted.length - 1) / 2];
    double high = sorted[sorted.length / 2];
    return low == high ? low : low + (high - low) / 2;
  }

  private static Map<String, Object> run(EvolveOutcome outcome, EvolveRun run) {
    Map<String, Object> document = new LinkedHashMap<>();
    Evolution.Progress end = run.outcome().history().getLast();
    document.put("seed", run.outcome().seed());
    document.put("cost", run.score().mean());
    document.put("cost_ci95", List.of(run.score().low(), run.score().high()));
    document.put(
        "lqr_cost",
        outcome.baselines().stream().mapToDouble(Baseline::mean).findFirst().orElse(Double.NaN));
    document.put("ratio", run.score().ratio());
    document.put("nodes", run.winner().candidate().nodes());
    document.put("wall_seconds", rounded(run.wallSeconds()));
    document.put(
        "equations", new Winner(outcome.study(), run.winner().candidate().genome()).equations());
    document.put("generations", end.generation());
    document.put("evaluations", end.evaluations());
    if (!run.worlds().isEmpty()) {
      Map<String, Object> worlds = new LinkedHashMap<>();
      run.worlds().forEach((name, score) -> worlds.put(name, score(score)));
      document.put("worlds", worlds);
    }
    document.put("trust", trust(run.trust()));
    return document;
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cost", score.mean());
    document.put("cost_ci95", List.of(score.low(), score.high()));
    document.put("ratio", score.ratio());
    return document;
  }

  private static Map<String, Object> trust(Trust trust) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stability", trust.stability().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    document.put(
        "eigenvalues",
        trust.eigenvalues().stream()
            .map((Eigenvalue each) -> List.of(each.real(), each.imaginary()))
            .toList());
    document.put("fixed_point", trust.fixedPoint());
    Interval share =
        trust.attracted().samples() > 0
            ? trust.attracted().interval(0.95)
            : new Interval(Double.NaN, Double.NaN);
    document.put("attracted", trust.attracted().value());
    document.put("attracted_ci95", List.of(share.low(), share.high()));
    document.put("cost_at_half_step", trust.half());
    document.put("cost_at_tenth_step", trust.tenth());
    document.put("ratio_at_step", trust.ratio());
    document.put("ratio_at_half_step", trust.ratioHalf());
    document.put("ratio_at_tenth_step", trust.ratioTenth());
    return document;
  }

  /// The fronts of all runs, a row for each member.
  public static String front(EvolveOutcome outcome) {
    List<Object> header =
        new ArrayList<>(
            List.of(
                "seed",
                "nodes",
                "training",
                "validation",
                "cost",
                "low",
                "high",
                "ratio",
                "half",
                "tenth",
                "winner"));
    List<Unknown> unknowns = outcome.study().search().sketch().unknowns();
    unknowns.forEach(unknown -> header.add(unknown.name()));
    Csv table = new Csv().row(header);
    for (EvolveRun run : outcome.runs()) {
      for (int i = 0; i < run.scores().size(); i++) {
        Outcome.Scored member = run.outcome().front().get(i);
        Score score = run.scores().get(i);
        List<Object> row =
            new ArrayList<>(
                List.of(
                    run.outcome().seed(),
                    member.candidate().nodes(),
                    member.candidate().cost(),
                    member.mean(),
                    score.mean(),
                    score.low(),
                    score.high(),
                    score.ratio(),
                    member.half(),
                    member.tenth(),
                    i == run.outcome().winner() ? 1 : 0));
        member.candidate().genome().bodies().forEach(body -> row.add(Printer.print(body)));
        table.row(row);
      }
    }
    return table.text();
  }
}
