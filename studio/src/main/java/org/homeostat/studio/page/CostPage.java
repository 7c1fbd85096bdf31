package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                "How many operations of a step each component has of each kind.",
                operations()),
            new Section("Energy", "", energy())));
  }

  private Tiles tiles() {
    Work all = cost.total();
    return new Tiles(
        List.of(
            new Tiles.Tile("operations", NumberText.of(all.counts().total()), "a step"),
            new Tiles.Tile(
                "memory moved", NumberText.of(all.words() * cost.wordBytes()), "bytes a step"),
            new Tiles.Tile("states", NumberText.of(cost.states() * cost.wordBytes()), "bytes"),
            new Tiles.Tile(
                "parameters", NumberText.of(cost.parameters() * cost.wordBytes()), "bytes"),
            new Tiles.Tile("steps", NumberText.of(cost.stepsPerSecond()), "a simulated second")));
  }

  private List<Block> operations() {
    List<Block> blocks = new ArrayList<>();
    List<String> columns = new ArrayList<>(List.of("component"));
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (cost.total().counts().of(kind) > 0) {
        kinds.add(kind);
        columns.add(kind.title());
      }
    }
    columns.add("bytes moved");
    List<List<Cell>> rows = new ArrayList<>();
    cost.components()
        .forEach((component, work) -> {
          List<Cell> row = new ArrayList<>(List.of(Cell.of(component)));
          for (Kind kind : kinds) {
            row.add(share(work.counts().of(kind), cost.total().counts().of(kind)));
          }
          row.add(share(work.words(), cost.total().words()));
          rows.add(row);
        });
    blocks.add(
        new Table("", columns, rows, "Bytes are given in numbers of " + cost.wordBytes() + "."));
    return blocks;
  }

  private static Cell share(double part, double whole) {
    return new Cell.Share(Math.round(part), Math.round(whole));
  }

  private List<Block> energy() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Substrate substrate : Substrate.all()) {
      Energy energy = cost.energyPerSecond(substrate);
      if (energy.high() > 0) {
        String sources =
            String.join(
                "; ",
                substrate.prices().values().stream().map(p -> p.source()).distinct().toList());
        rows.add(
            List.of(
                Cell.of(substrate.name()),
                energy.low() == energy.high()
                    ? Cell.of(energy.low())
                    : new Cell.Interval(energy.low(), energy.high()),
                Cell.of(substrate.isSpiking() ? "synaptic events alone" : "arithmetic and memory"),
                Cell.of(sources)));
      }
    }
    return List.of(
        new Note(
            Note.Kind.REMARK,
            "Estimates: counted operations times published energies of one. Wires, clocks, leakage"
                + " and the drawing of noise are not in them, and the plant is left out."),
        new Table(
            "Joules of a simulated second",
            List.of("substrate", "joules", "counted", "source"),
            rows,
            ""));
  }
}
