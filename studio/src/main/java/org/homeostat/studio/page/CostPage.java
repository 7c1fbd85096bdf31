package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Kind;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.SystemCost;
import org.homeostat.substrate.cost.Work;

/// The report of what a system costs: operations with a bar for each component, memory, energy with
/// its sources.
public final class CostPage {
  private final String name;
  private final SystemCost cost;

  private CostPage(String name, SystemCost cost) {
    this.name = name;
    this.cost = cost;
  }

  /// Writes the page.
  public static void write(String name, SystemCost cost, Path file) throws IOException {
    ReportPage.write(new CostPage(name, cost).report(), file);
  }

  private Report report() {
    return new Report(
        name,
        "What one step costs.",
        List.of(
            Section.of("At a glance", tiles()),
            new Section(
                "Operations",
                "How many operations of a step each component has of each kind, of all.",
                operations()),
            new Section("Energy", "", energy())));
  }

  private Tiles tiles() {
    Work all = cost.total();
    return new Tiles(
        List.of(
            new Tiles.Tile("operations", NumberText.of(all.counts().total()), "a step"),
            new Tiles.Tile(
                "memory moved",
                NumberText.of((double) all.words() * cost.wordBytes()),
                "bytes a step"),
            new Tiles.Tile("states", NumberText.of(cost.states() * cost.wordBytes()), "bytes"),
            new Tiles.Tile(
                "parameters", NumberText.of(cost.parameters() * cost.wordBytes()), "bytes"),
            new Tiles.Tile("steps", NumberText.of(cost.stepsPerSecond()), "a simulated second")));
  }

  private List<Block> operations() {
    List<String> columns = new ArrayList<>(List.of("a step"));
    columns.addAll(cost.components().keySet());
    List<List<Cell>> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (cost.total().counts().of(kind) > 0) {
        rows.add(row(kind.title(), work -> work.counts().of(kind)));
      }
    }
    rows.add(row("bytes moved", work -> (double) work.words() * cost.wordBytes()));
    return List.of(new Table("", columns, rows, ""));
  }

  private List<Cell> row(String title, ToDoubleFunction<Work> value) {
    List<Cell> row = new ArrayList<>(List.of(Cell.of(title)));
    for (Work work : cost.components().values()) {
      row.add(share(value.applyAsDouble(work), value.applyAsDouble(cost.total())));
    }
    return row;
  }

  private static Cell share(double part, double whole) {
    return new Cell.Share(Math.round(part), Math.round(whole));
  }

  private List<Block> energy() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Substrate substrate : Substrate.all()) {
      Energy energy = cost.energyPerSecond(substrate);
      if (energy.high() > 0) {
        rows.add(
            List.of(
                Cell.of(substrate.name()), EnergyPage.cell(energy), Cell.of(substrate.counted())));
      }
    }
    return List.of(
        new Note(
            Note.Kind.REMARK,
            "Estimates: counted operations times published energies of one. Wires, clocks, leakage"
                + " and the drawing of noise are not in them, and the plant is left out."),
        new Table(
            "Joules of a simulated second", List.of("substrate", "joules", "counted"), rows, ""),
        EnergyPage.sources());
  }
}
