package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.compare.BrainOutcome;
import org.homeostat.studio.compare.CompareDocument;
import org.homeostat.studio.compare.CompareOutcome;
import org.homeostat.studio.compare.Returns;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.substrate.cost.Substrate;

/// The report of a comparison: how well each brain does, for how many joules, bytes and cells.
public final class ComparePage {
  private final CompareOutcome outcome;

  private ComparePage(CompareOutcome outcome) {
    this.outcome = outcome;
  }

  /// Writes the page.
  public static void write(CompareOutcome outcome, Path file) throws IOException {
    ReportPage.write(new ComparePage(outcome).report(), file);
  }

  private Report report() {
    String measure = CompareDocument.judged(outcome);
    List<Block> brains = new ArrayList<>();
    outcome.notes().forEach(note -> brains.add(new Note(Note.Kind.REMARK, note)));
    brains.add(brains());
    return new Report(
        outcome.study().name(),
        answer(),
        List.of(
            new Section(
                "Brains",
                "The mean of " + measure + " over seeds, all brains on the same noise.",
                brains),
            new Section(
                "Energy and performance",
                "Right is better, and further down takes less.",
                List.of(plane())),
            new Section("Joules", "", energies())));
  }

  private String answer() {
    BrainOutcome best = outcome.brains().getFirst();
    for (BrainOutcome brain : outcome.brains()) {
      best = brain.returns().mean() > best.returns().mean() ? brain : best;
    }
    String ratio = NumberText.of(best.returns().ratio());
    String line = outcome.study().line().name();
    return ratio.equals("1")
        ? "The %s does best of these brains, as well as the line to beat, %s."
            .formatted(best.name(), line)
        : "The %s does best of these brains: its mean is %s times that of the line to beat, %s."
            .formatted(best.name(), ratio, line);
  }

  private Block brains() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Cell.of(outcome.study().line().name()),
            Cell.of("the line to beat"),
            Cell.of(outcome.line().mean()),
            interval(outcome.line()),
            Cell.of(1),
            Cell.of(Double.NaN),
            Cell.of(Double.NaN),
            Cell.of(Double.NaN),
            Cell.of(Double.NaN),
            Cell.of(Double.NaN),
            Cell.of(Double.NaN)));
    long bytes =
        outcome.brains().stream().mapToLong(brain -> brain.program().code()).max().orElse(1);
    for (BrainOutcome brain : outcome.brains()) {
      rows.add(
          List.of(
              Cell.of(brain.name()),
              Cell.of(brain.form()),
              Cell.of(brain.returns().mean()),
              interval(brain.returns()),
              Cell.of(brain.returns().ratio()),
              brain.program().isKnown()
                  ? new Cell.Share(brain.program().code(), bytes)
                  : Cell.of(Double.NaN),
              known(brain.program().memory()),
              known(brain.gates().cells()),
              Cell.of(brain.gates().clock()),
              known(brain.gates().clocks()),
              Cell.of(brain.gates().stepsPerSecond())));
    }
    return new Table(
        "",
        List.of(
            "brain",
            "as",
            "mean",
            "95 % interval",
            "/ line",
            "code, B",
            "RAM, B",
            "cells",
            "MHz",
            "clocks",
            "steps/s"),
        rows,
        "Code with its constants for a Cortex-M4F, optimised for size, and its state with the"
            + " stack, in bytes, by the compiler; cells of an iCE40 UP5K and the highest clock by yosys"
            + " and nextpnr, the clocks that a step takes at most, and the steps a second that the chip"
            + " holds.");
  }

  private static Cell known(long value) {
    return Cell.of(value < 0 ? Double.NaN : value);
  }

  private static Cell interval(Returns returns) {
    return new Cell.Interval(returns.low(), returns.high());
  }

  private Block plane() {
    List<Scatter.Group> groups = new ArrayList<>();
    int index = 0;
    for (BrainOutcome brain : outcome.brains()) {
      List<Scatter.Point> points = new ArrayList<>();
      brain
          .energies()
          .forEach((substrate, energy) -> {
            if (energy.high() > 0) {
              points.add(
                  new Scatter.Point(
                      brain.returns().mean(),
                      Math.sqrt(energy.low() * energy.high()),
                      energy.low(),
                      energy.high(),
                      brain.name() + "\n" + substrate));
            }
          });
      groups.add(
          new Scatter.Group(brain.name(), Hue.of(index), sign(index), Scatter.Joint.NONE, points));
      index++;
    }
    var line =
        new Scatter.Level(
            outcome.study().line().name(), Hue.GREY, Scatter.Way.UP, outcome.line().mean());
    return new Scatter(
        "Joules of a simulated hour",
        Axis.of(CompareDocument.judged(outcome)),
        Axis.of("energy", "J").on(Scale.LOG),
        groups,
        List.of(line),
        "A point for each substrate, with its range.");
  }

  /// Brains that have the same hue differ by it.
  private static Scatter.Sign sign(int index) {
    return index < Hue.count() ? Scatter.Sign.DOT : Scatter.Sign.DIAMOND;
  }

  private List<Block> energies() {
    List<List<Cell>> rows = new ArrayList<>();
    for (BrainOutcome brain : outcome.brains()) {
      brain
          .energies()
          .forEach((substrate, energy) ->
              rows.add(
                  List.of(Cell.of(brain.name()), Cell.of(substrate), EnergyPage.cell(energy))));
    }
    return List.of(
        new Note(
            Note.Kind.REMARK,
            "Estimates: counted operations times published energies of one, of arithmetic and"
                + " memory on digital substrates, of synaptic events on spiking ones, with the updates"
                + " of neurons on Loihi, SpiNNaker and SpiNNaker2, which publish them. Wires,"
                + " clocks, leakage and sensors are not in them, and the plant is left out."),
        new Table("Joules of a simulated hour", List.of("brain", "substrate", "joules"), rows, ""),
        new Facts("Sources", sources()));
  }

  private List<Facts.Fact> sources() {
    return Substrate.all().stream()
        .filter(substrate ->
            outcome.brains().stream()
                .anyMatch(brain -> brain.energies().containsKey(substrate.name())))
        .map(each -> new Facts.Fact(each.name(), String.join("; ", each.sourcesOfSpikes())))
        .toList();
  }
}
