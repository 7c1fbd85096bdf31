package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Substrate;

/// The report of what several arms take, beside each other.
///
/// @param name of the study
/// @param answer what is counted, in a sentence
/// @param before sections that say what was done; may be empty
/// @param title of the table of joules
/// @param columns by the name of an arm, its energy on a substrate
public record EnergyPage(
    String name,
    String answer,
    List<Section> before,
    String title,
    Map<String, Function<Substrate, Energy>> columns) {

  /// Writes the page.
  public void write(Path file) throws IOException {
    List<Section> sections = new ArrayList<>(before);
    sections.add(
        new Section(
            "Energy",
            "",
            List.of(
                new Note(
                    Note.Kind.REMARK,
                    "Estimates: counted operations times published energies of one. Wires, clocks,"
                        + " leakage and the drawing of noise are not in them, and the plant is left"
                        + " out."),
                joules(),
                sources())));
    ReportPage.write(new Report(name, answer, sections), file);
  }

  private Block joules() {
    List<String> titles = new ArrayList<>(List.of("substrate"));
    titles.addAll(columns.keySet());
    titles.add("counted");
    List<List<Cell>> rows = new ArrayList<>();
    for (Substrate substrate : Substrate.all()) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(substrate.name())));
      columns.values().forEach(energy -> row.add(cell(energy.apply(substrate).rounded())));
      row.add(Cell.of(substrate.counted()));
      rows.add(row);
    }
    return new Table(title, titles, rows, "");
  }

  /// A range, one number where both ends are the same, or nothing.
  static Cell cell(Energy energy) {
    if (energy.high() == 0) {
      return Cell.of(Double.NaN);
    }
    return energy.low() == energy.high()
        ? Cell.of(energy.low())
        : new Cell.Interval(energy.low(), energy.high());
  }

  /// Who published what energies are estimated from.
  static Block sources() {
    return new Facts(
        "Sources",
        Substrate.all().stream()
            .map(each -> new Facts.Fact(each.name(), String.join("; ", each.sources())))
            .toList());
  }
}
