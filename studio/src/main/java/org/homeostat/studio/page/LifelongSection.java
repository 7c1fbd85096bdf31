package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.homeostat.studio.lifelong.AgentOutcome;
import org.homeostat.studio.lifelong.LifeOutcome;
import org.homeostat.studio.lifelong.Lifelong;
import org.homeostat.studio.lifelong.MedianInterval;
import org.homeostat.studio.lifelong.PairedComparison;
import org.homeostat.studio.lifelong.PhaseOutcome;
import org.homeostat.studio.lifelong.Profile;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.study.StudyOutcome;

/// How arms live through changes of their plant: recovery and regret after each change, what they
/// forget and bring along, how they compare, and their performance profiles.
final class LifelongSection {
  private static final int POINTS = 101;

  private final Lifelong lifelong;

  private LifelongSection(Lifelong lifelong) {
    this.lifelong = lifelong;
  }

  /// The section of an outcome in which a plant changes on the way.
  static Optional<Section> of(StudyOutcome outcome) {
    return outcome.lifelong().isEmpty()
        ? Optional.empty()
        : Optional.of(new LifelongSection(outcome.lifelong()).section());
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(changes());
    memory().ifPresent(blocks::add);
    blocks.add(arms());
    List<AgentOutcome> agents = lifelong.agents();
    if (agents.size() > 1) {
      blocks.add(agents(agents));
    }
    profiles(agents).ifPresent(blocks::add);
    return new Section(
        "Through changes",
        "How soon each arm recovers after a change, and what that costs. Diverged runs count as the"
            + " worst.",
        blocks);
  }

  private Table changes() {
    List<List<Cell>> rows = new ArrayList<>();
    for (LifeOutcome life : lifelong.lives()) {
      for (PhaseOutcome phase : life.phases()) {
        rows.add(
            List.of(
                Cell.of(life.arm()),
                Cell.of(phase.from()),
                Cell.of(phase.reference().level()),
                Cell.of(phase.reference().source().name().toLowerCase(Locale.ROOT)),
                new Cell.Share(phase.recovered(), phase.recovery().count()),
                Cell.of(phase.recovery().median()),
                interval(phase.recovery()),
                new Cell.Share(phase.settled(), phase.settling().count()),
                Cell.of(phase.settling().median()),
                Cell.of(phase.ofOptimum().median()),
                Cell.of(phase.regret().median()),
                interval(phase.regret())));
      }
    }
    Lifelong.Settings settings = lifelong.settings();
    return new Table(
        "after each change",
        List.of(
            "arm",
            "at",
            "level",
            "of",
            "recovered",
            "after",
            "95 % interval",
            "settled",
            "after",
            "of optimum",
            "regret",
            "95 % interval"),
        rows,
        ("Recovered: until the first window of %s that pays at most %s times the level, counted to"
                    + " its beginning; settled: until the first from which on all pay at most as much"
                    + " more than whose level it is, on the same seed in the same window.")
                .formatted(
                    NumberText.of(settings.windows().length() * settings.step()),
                    NumberText.of(settings.within()))
            + " The level is what the same agent reaches alone in that world, else what the optimum"
            + " (told of each change) pays, else what the arm itself ends with. Of optimum: what is"
            + " paid in the last window over what the optimum pays on the same seed.");
  }

  private Optional<Table> memory() {
    List<List<Cell>> rows = new ArrayList<>();
    for (LifeOutcome life : lifelong.lives()) {
      for (PhaseOutcome phase : life.phases()) {
        if (phase.forgetting().isKnown() || phase.transfer().isKnown()) {
          rows.add(
              List.of(
                  Cell.of(life.arm()),
                  Cell.of(phase.from()),
                  Cell.of(phase.forgetting().median()),
                  interval(phase.forgetting()),
                  Cell.of(phase.transfer().median()),
                  interval(phase.transfer())));
        }
      }
    }
    Table table =
        new Table(
            "memory",
            List.of("arm", "at", "forgets", "95 % interval", "transfers", "95 % interval"),
            rows,
            "Forgets: the reward rate of the last window when it was in this world before, less that"
                + " of the first window now. Transfers: the rate of the first window in a new world,"
                + " less that of the same agent which began there.");
    return rows.isEmpty() ? Optional.empty() : Optional.of(table);
  }

  private Table arms() {
    List<List<Cell>> rows = new ArrayList<>();
    for (LifeOutcome life : lifelong.lives()) {
      PairedComparison compared = life.comparison();
      rows.add(
          List.of(
              Cell.of(life.arm()),
              Cell.of(life.rate().median()),
              interval(life.rate()),
              Cell.of(life.regret().median()),
              interval(life.regret()),
              Cell.of(life.against()),
              Cell.of(compared.difference().median()),
              interval(compared.difference()),
              Cell.of(100 * compared.above()),
              Cell.of(compared.p())));
    }
    return new Table(
        "since the first change",
        List.of(
            "arm",
            "reward rate",
            "95 % interval",
            "regret",
            "95 % interval",
            "less",
            "difference",
            "95 % interval",
            "above, %",
            "p"),
        rows,
        "Medians with exact intervals. Arms are compared seed by seed, on common noise, with the one"
            + " named; p is that of Wilcoxon's signed-rank test, of each comparison for itself.");
  }

  private static Table agents(List<AgentOutcome> agents) {
    List<List<Cell>> rows = new ArrayList<>();
    for (AgentOutcome agent : agents) {
      rows.add(
          List.of(
              Cell.of(agent.agent()),
              Cell.of(agent.changes()),
              new Cell.Share(agent.recovered(), agent.runs()),
              Cell.of(agent.recovery())));
    }
    return new Table(
        "agents over all changes",
        List.of("agent", "changes", "recovered", "after"),
        rows,
        "After: the median over the changes of the median recovery.");
  }

  private static Optional<Lines> profiles(List<AgentOutcome> agents) {
    double[] taus = new double[POINTS];
    Arrays.setAll(taus, i -> (double) i / (POINTS - 1));
    List<Series> series = new ArrayList<>();
    for (AgentOutcome agent : agents) {
      if (agent.profile().isKnown()) {
        Profile profile = agent.profile();
        series.add(
            Series.of(agent.agent(), Hue.of(series.size()), percent(taus, profile::share))
                .between(
                    percent(taus, tau -> profile.interval(tau).low()),
                    percent(taus, tau -> profile.interval(tau).high())));
      }
    }
    Lines lines =
        Lines.of(
                "performance profiles",
                Axis.of("score"),
                Axis.of("runs with at least this score", "%"),
                Samples.of(taus),
                series.toArray(new Series[0]))
            .captioned(
                "The score is what the optimum paid since the first change over what the run paid on"
                    + " the same seed: 1 is as good, 0 diverged. A line further up is better. The"
                    + " band is the exact 95 % interval of each share (Clopper and Pearson), the runs"
                    + " of one seed taken as one.");
    return series.isEmpty() ? Optional.empty() : Optional.of(lines);
  }

  private static Samples percent(double[] taus, DoubleUnaryOperator share) {
    return Samples.of(Arrays.stream(taus).map(tau -> 100 * share.applyAsDouble(tau)).toArray());
  }

  /// An interval; nothing if there is none.
  static Cell interval(MedianInterval interval) {
    return Double.isNaN(interval.low())
        ? Cell.of("")
        : new Cell.Interval(interval.low(), interval.high());
  }
}
