package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeostat.evolution.Candidate;
import org.homeostat.evolution.Outcome;
import org.homeostat.studio.evolve.Baseline;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveRun;
import org.homeostat.studio.evolve.Score;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Scatter.Group;
import org.homeostat.studio.report.Scatter.Joint;
import org.homeostat.studio.report.Scatter.Sign;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;

/// Cost against size: what the searches found to be unbeaten in both, judged on held-out paths.
final class FrontSection {
  /// A front wider than this has a logarithmic axis, and a second plot of its good end.
  private static final double WIDE = 4;

  /// The good end: costs up to this part above the least.
  private static final double CLOSE = 1.25;

  private final EvolveOutcome outcome;
  private final Formula formula;
  private final List<Member> members = new ArrayList<>();

  /// A member of some run's front.
  private record Member(EvolveRun run, Outcome.Scored scored, Score score) {
    Candidate candidate() {
      return scored.candidate();
    }

    boolean isWinner() {
      return run.winner() == scored;
    }
  }

  private FrontSection(EvolveOutcome outcome, Formula formula) {
    this.outcome = outcome;
    this.formula = formula;
    for (EvolveRun run : outcome.runs()) {
      for (int i = 0; i < run.scores().size(); i++) {
        Member member = new Member(run, run.outcome().front().get(i), run.scores().get(i));
        if (Double.isFinite(member.score.mean())) {
          members.add(member);
        }
      }
    }
  }

  static Section of(EvolveOutcome outcome, Formula formula) {
    return new FrontSection(outcome, formula).section();
  }

  private Section section() {
    double least = members.stream().mapToDouble(each -> each.score.mean()).min().orElse(0);
    double most = members.stream().mapToDouble(each -> each.score.mean()).max().orElse(0);
    List<Member> close =
        members.stream().filter(each -> each.score.mean() <= least * CLOSE).toList();
    List<Block> blocks = new ArrayList<>();
    if (least > 0 && most > WIDE * least) {
      Scatter wide = plot("all of the front", members, Scale.LOG);
      blocks.add(close.size() < 2 ? wide : Row.of(wide, plot("its good end", close, Scale.LINEAR)));
    } else {
      blocks.add(plot("the front", members, Scale.LINEAR));
    }
    blocks.add(table());
    return new Section(
        "Front",
        "The mean cost on held-out paths against the nodes of all functions together. Hover, or"
            + " press an arrow key, for the equations.",
        blocks);
  }

  private Scatter plot(String title, List<Member> shown, Scale scale) {
    EvolveRun best = outcome.best();
    List<Group> groups = new ArrayList<>();
    boolean several = outcome.runs().size() > 1;
    if (several) {
      groups.add(group("fronts of all searches", Hue.GREY, Sign.SMALL, Joint.NONE, shown));
    }
    groups.add(
        group(
            several ? "unbeaten in all" : "front",
            Hue.BLUE,
            Sign.DOT,
            Joint.STEPS,
            several ? unbeaten(shown) : shown));
    if (several) {
      List<Member> winners =
          shown.stream().filter(each -> each.isWinner() && each.run != best).toList();
      groups.add(group("winners", Hue.ORANGE, Sign.DOT, Joint.NONE, winners));
    }
    List<Member> winner =
        shown.stream().filter(each -> each.isWinner() && each.run == best).toList();
    groups.add(
        group(several ? "best winner" : "winner", Hue.VERMILION, Sign.DIAMOND, Joint.NONE, winner));
    List<Scatter.Level> levels = new ArrayList<>();
    for (Baseline each : outcome.baselines()) {
      levels.add(new Scatter.Level(each.name(), Hue.GREEN, Scatter.Way.ACROSS, each.mean()));
    }
    return new Scatter(
        title,
        Axis.of("nodes"),
        Axis.of("cost").on(scale),
        groups.stream().filter(each -> !each.points().isEmpty()).toList(),
        levels,
        "Bars are 95 % intervals of the mean. A winner must cost the same at shorter steps, so the"
            + " cheapest need not win.");
  }

  private Group group(String label, Hue hue, Sign sign, Joint joint, List<Member> shown) {
    boolean bars = sign != Sign.SMALL;
    return new Group(
        label,
        hue,
        sign,
        joint,
        shown.stream()
            .map(each ->
                new Scatter.Point(
                    each.candidate().nodes(),
                    each.score.mean(),
                    bars ? each.score.low() : Double.NaN,
                    bars ? each.score.high() : Double.NaN,
                    EvolvePage.seed(each.run) + "\n" + text(each)))
            .toList());
  }

  private String text(Member member) {
    return formula.text(member.candidate().genome());
  }

  /// By size, each better than all smaller ones.
  private static List<Member> unbeaten(List<Member> all) {
    List<Member> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.<Member>comparingInt(each -> each.candidate().nodes())
            .thenComparingDouble(each -> each.score.mean()));
    List<Member> unbeaten = new ArrayList<>();
    for (Member each : sorted) {
      if (unbeaten.isEmpty() || each.score.mean() < unbeaten.getLast().score.mean()) {
        unbeaten.add(each);
      }
    }
    return unbeaten;
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Member each : unbeaten(members)) {
      rows.add(
          List.of(
              Cell.of(each.candidate().nodes()),
              Cell.of(each.score.mean()),
              new Cell.Interval(each.score.low(), each.score.high()),
              Cell.of(each.score.ratio()),
              Cell.of(each.scored.tenth()),
              Cell.of(EvolvePage.seed(each.run)),
              Cell.of(text(each).replace("\n", ";  "))));
    }
    String of = NumberText.of(outcome.study().heldOut().trajectories());
    return new Table(
        "unbeaten in cost and size",
        List.of(
            "nodes", "cost", "95 % interval", "to the optimum", "step/10", "found by", "equations"),
        rows,
        "Mean cost of "
            + of
            + " held-out paths in each world, which no search has met. The column step/10"
            + " has the cost at a tenth of the step over that at the step itself.");
  }
}
