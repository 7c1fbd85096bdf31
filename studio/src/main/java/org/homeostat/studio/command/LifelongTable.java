package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.studio.lifelong.AgentOutcome;
import org.homeostat.studio.lifelong.LifeOutcome;
import org.homeostat.studio.lifelong.Lifelong;
import org.homeostat.studio.lifelong.MedianInterval;
import org.homeostat.studio.lifelong.PairedComparison;
import org.homeostat.studio.lifelong.PhaseOutcome;
import org.homeostat.studio.lifelong.Profile;
import org.homeostat.studio.report.NumberText;

/// What came out of lives with changes, as tables for people.
record LifelongTable(PrintStream out, Lifelong lifelong) {
  private static final String NOTHING = "–";
  private static final double[] TAUS = {0.25, 0.5, 0.8};

  void print() {
    if (lifelong.isEmpty()) {
      return;
    }
    changes();
    memory();
    arms();
    agents();
  }

  private void changes() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "after a change",
            "at",
            "level",
            "of",
            "recovered",
            "after",
            "[95 %]",
            "settled",
            "of optimum",
            "regret",
            "[95 %]"));
    for (LifeOutcome life : lifelong.lives()) {
      for (PhaseOutcome phase : life.phases()) {
        rows.add(
            List.of(
                life.arm(),
                NumberText.of(phase.from()),
                NumberText.of(phase.reference().level()),
                phase.reference().source().name().toLowerCase(Locale.ROOT),
                phase.recovered() + " of " + phase.recovery().count(),
                number(phase.recovery()),
                range(phase.recovery()),
                phase.settled() + "",
                number(phase.ofOptimum()),
                number(phase.regret()),
                range(phase.regret())));
      }
    }
    Alignment.print(out, rows, Set.of(0, 3));
    Lifelong.Settings settings = lifelong.settings();
    out.println(
        "  recovered: the first window of %s that pays at most %s times the level, from its beginning;"
            .formatted(
                NumberText.of(settings.windows().length() * settings.step()),
                NumberText.of(settings.within())));
    out.println(
        "  settled: all from there on pay at most as much more than whose level it is, seed by seed");
  }

  private void memory() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("memory", "at", "forgets", "[95 %]", "transfers", "[95 %]"));
    for (LifeOutcome life : lifelong.lives()) {
      for (PhaseOutcome phase : life.phases()) {
        if (phase.forgetting().isKnown() || phase.transfer().isKnown()) {
          rows.add(
              List.of(
                  life.arm(),
                  NumberText.of(phase.from()),
                  number(phase.forgetting()),
                  range(phase.forgetting()),
                  number(phase.transfer()),
                  range(phase.transfer())));
        }
      }
    }
    if (rows.size() > 1) {
      Alignment.print(out, rows, Set.of(0));
      out.println(
          "  forgets: the reward rate when it was last here less the first now; transfers: the first"
              + " now less that of who began here");
    }
  }

  private void arms() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "since the first change",
            "reward rate",
            "[95 %]",
            "regret",
            "[95 %]",
            "less",
            "difference",
            "[95 %]",
            "above",
            "p"));
    for (LifeOutcome life : lifelong.lives()) {
      PairedComparison compared = life.comparison();
      rows.add(
          List.of(
              life.arm(),
              number(life.rate()),
              range(life.rate()),
              number(life.regret()),
              range(life.regret()),
              compared.isKnown() ? life.against() : NOTHING,
              number(compared.difference()),
              range(compared.difference()),
              compared.isKnown() ? percent(compared.above()) : NOTHING,
              compared.isKnown() ? NumberText.of(compared.p()) : NOTHING));
    }
    Alignment.print(out, rows, Set.of(0, 5));
    out.println(
        "  medians over the seeds, where diverged runs count as the worst; p by Wilcoxon's"
            + " signed-rank test on common seeds");
  }

  private void agents() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("agent", "changes", "recovered", "after", "score ≥ 0.25", "≥ 0.5", "≥ 0.8"));
    List<AgentOutcome> agents = lifelong.agents();
    for (AgentOutcome agent : agents) {
      List<String> row = new ArrayList<>();
      row.add(agent.agent());
      row.add(agent.changes() + "");
      row.add(percent((double) agent.recovered() / agent.runs()));
      row.add(NumberText.of(agent.recovery()));
      Profile profile = agent.profile();
      for (double tau : TAUS) {
        row.add(profile.isKnown() ? percent(profile.share(tau)) : NOTHING);
      }
      rows.add(row);
    }
    if (agents.size() > 1) {
      Alignment.print(out, rows, Set.of(0));
      out.println("  score: what the optimum paid over what the run paid since the first change");
    }
  }

  private static String percent(double share) {
    return NumberText.of(100 * share) + " %";
  }

  private static String number(MedianInterval interval) {
    return interval.isKnown() ? NumberText.of(interval.median()) : NOTHING;
  }

  private static String range(MedianInterval interval) {
    return Double.isNaN(interval.low())
        ? NOTHING
        : "[" + NumberText.of(interval.low()) + ", " + NumberText.of(interval.high()) + "]";
  }
}
