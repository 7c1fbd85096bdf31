package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.control.AttractedShare;
import org.homeostat.control.Eigenvalue;
import org.homeostat.control.Interval;
import org.homeostat.control.Stability;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveRun;
import org.homeostat.studio.evolve.Trust;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;

/// Whether the winners are what they seem: their eigenvalues, from where they return, and what they
/// cost at shorter steps.
final class TrustSection {
  /// How far a cost may move at shorter steps.
  private static final double HOLDS = 0.02;

  private final EvolveOutcome outcome;

  private TrustSection(EvolveOutcome outcome) {
    this.outcome = outcome;
  }

  static Section of(EvolveOutcome outcome) {
    return new TrustSection(outcome).section();
  }

  private Section section() {
    Trust best = outcome.best().trust();
    List<Block> blocks = new ArrayList<>();
    if (!best.note().isEmpty()) {
      blocks.add(new Note(Note.Kind.REMARK, best.note()));
    }
    List<String> doubts = doubts();
    if (!doubts.isEmpty()) {
      blocks.add(new Note(Note.Kind.WARNING, String.join("; ", doubts) + "."));
    }
    if (!best.eigenvalues().isEmpty()) {
      blocks.add(Row.of(plane(best), modes(best)));
    }
    blocks.add(table());
    return new Section("Trust", lead(best), blocks);
  }

  private String lead(Trust trust) {
    List<String> said = new ArrayList<>();
    if (!trust.eigenvalues().isEmpty()) {
      said.add("The closed loop of the best winner is " + words(trust.stability()));
    }
    AttractedShare share = trust.attracted();
    if (share.samples() > 0) {
      Interval interval = share.interval(0.95);
      said.add(
          "%s of %s starts in the box (%s) end near its fixed point, which is %s to %s %% of the box"
              .formatted(
                  NumberText.of(share.attracted()),
                  NumberText.of(share.samples()),
                  box(trust),
                  percent(interval.low()),
                  percent(interval.high())));
    }
    said.add(
        "At half of the step its cost is %s times that at the step itself, at a tenth %s times"
            .formatted(NumberText.of(trust.half()), NumberText.of(trust.tenth())));
    return String.join(". ", said) + ".";
  }

  private static String percent(double share) {
    return NumberText.of(Math.rint(1000 * share) / 10);
  }

  private static String box(Trust trust) {
    return trust.box().entrySet().stream()
        .map(each ->
            "%s from %s to %s"
                .formatted(
                    each.getKey(),
                    NumberText.of(each.getValue().low()),
                    NumberText.of(each.getValue().high())))
        .collect(Collectors.joining(", "));
  }

  private static String words(Stability stability) {
    return switch (stability) {
      case ASYMPTOTICALLY_STABLE -> "stable";
      case UNSTABLE -> "unstable";
      case UNDECIDED -> "at the edge of stability";
    };
  }

  private List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    for (EvolveRun run : outcome.runs()) {
      Trust trust = run.trust();
      if (!trust.eigenvalues().isEmpty()) {
        switch (trust.stability()) {
          case UNSTABLE -> doubts.add(EvolvePage.seed(run) + " has an unstable fixed point");
          case UNDECIDED -> doubts.add(EvolvePage.seed(run) + " has a mode that does not decay");
          case ASYMPTOTICALLY_STABLE -> {}
        }
      }
      boolean known = !Double.isNaN(trust.ratio());
      double half = known ? trust.ratioHalf() - trust.ratio() : trust.half() - 1;
      double tenth = known ? trust.ratioTenth() - trust.ratio() : trust.tenth() - 1;
      if (!(Math.abs(half) <= HOLDS && Math.abs(tenth) <= HOLDS)) {
        doubts.add(EvolvePage.seed(run) + " costs otherwise at shorter steps");
      }
    }
    return doubts;
  }

  private Scatter plane(Trust trust) {
    List<Scatter.Point> points =
        trust.eigenvalues().stream()
            .map(each -> Scatter.Point.of(each.real(), each.imaginary(), decay(each)))
            .toList();
    return new Scatter(
        "eigenvalues of the closed loop",
        Axis.of("real part"),
        Axis.of("imaginary part"),
        List.of(
            new Scatter.Group(
                "best winner", Hue.BLUE, Scatter.Sign.DOT, Scatter.Joint.NONE, points)),
        List.of(new Scatter.Level("edge of stability", Hue.VERMILION, Scatter.Way.UP, 0)),
        "At the fixed point. Modes to the left of the line decay.");
  }

  private static String decay(Eigenvalue each) {
    String period =
        each.imaginary() == 0
            ? ""
            : ", period " + NumberText.of(2 * Math.PI / Math.abs(each.imaginary()));
    return each.real() < 0
        ? "decays within " + NumberText.of(-1 / each.real()) + period
        : "does not decay" + period;
  }

  private static Table modes(Trust trust) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Eigenvalue each : trust.eigenvalues()) {
      rows.add(List.of(Cell.of(each.real()), Cell.of(each.imaginary()), Cell.of(decay(each))));
    }
    String rest =
        trust.fixedPoint().entrySet().stream()
            .map(each -> each.getKey() + " = " + NumberText.of(tiny(each.getValue())))
            .collect(Collectors.joining(", "));
    return new Table(
        "its modes",
        List.of("real part", "imaginary part", "meaning"),
        rows,
        rest.isEmpty() ? "" : "Fixed point: " + rest + ".");
  }

  /// What rounding has left of a zero is shown as zero.
  private static double tiny(double value) {
    return Math.abs(value) < 1e-12 ? 0 : value;
  }

  private Table table() {
    boolean known = !outcome.baselines().isEmpty();
    List<List<Cell>> rows = new ArrayList<>();
    for (EvolveRun run : outcome.runs()) {
      Trust trust = run.trust();
      AttractedShare share = trust.attracted();
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(EvolvePage.seed(run)));
      row.add(Cell.of(trust.eigenvalues().isEmpty() ? "–" : words(trust.stability())));
      row.add(
          share.samples() == 0 ? Cell.of("–") : new Cell.Share(share.attracted(), share.samples()));
      row.add(Cell.of(known ? trust.ratio() : 1));
      row.add(Cell.of(known ? trust.ratioHalf() : trust.half()));
      row.add(Cell.of(known ? trust.ratioTenth() : trust.tenth()));
      rows.add(row);
    }
    String note =
        known
            ? "Ratios of the cost to the optimum's, both at that step and on the same paths."
            : "Costs over that at the step itself, on the same paths.";
    return new Table(
        "all winners",
        List.of("search", "fixed point", "starts that return", "step", "step/2", "step/10"),
        rows,
        note);
  }
}
