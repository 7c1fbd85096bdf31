package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.studio.datasheet.Datasheet;
import org.homeostat.studio.datasheet.EnergyLine;
import org.homeostat.studio.datasheet.FormLine;
import org.homeostat.studio.datasheet.Performance;
import org.homeostat.studio.datasheet.Port;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.PrintedPage;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.system.Variable;

/// The tables of a datasheet, as HTML.
final class DatasheetTables {
  private static final int MOST_ROWS = 12;
  private static final int WRITTEN_OUT = 3;
  private static final double PICO = 1e-12;
  private static final List<String> PREFIXES = List.of("p", "n", "µ", "m", "", "k", "M");
  private static final String NONE = "–";

  private final Datasheet sheet;

  DatasheetTables(Datasheet sheet) {
    this.sheet = sheet;
  }

  /// What goes in and out, between which values, and how it goes in one life.
  String ports() {
    List<String> rows = new ArrayList<>();
    List<Port> shown = sheet.ports().subList(0, Math.min(MOST_ROWS, sheet.ports().size()));
    for (Port port : shown) {
      Unit unit = port.unit();
      double scale = unit.isFree() || unit.isBare() ? 1 : 1 / unit.factor();
      rows.add(
          row(
              "",
              text(port.name()),
              text(port.isInput() ? "in" : "out"),
              text(unit(unit)),
              range(port.low() * scale, port.high() * scale)));
    }
    int more = sheet.ports().size() - shown.size();
    return table("ports", List.of("name", "", "unit", "seen from … to"), rows)
        + (more > 0 ? note("and " + more + " more") : "");
  }

  String parameters() {
    List<String> rows = new ArrayList<>();
    Map<String, Tensor> values = sheet.study().values(sheet.arm());
    String prefix = sheet.hasPlant() ? sheet.controller().role() + "." : "";
    List<Variable> parameters = sheet.controller().file().system().parameters();
    for (Variable each : parameters.subList(0, Math.min(MOST_ROWS, parameters.size()))) {
      Tensor value = values.getOrDefault(prefix + each.name(), each.start());
      rows.add(row("", text(each.name()), text(unit(each.unit())), value(value, each.unit())));
    }
    int more = parameters.size() - rows.size();
    return rows.isEmpty()
        ? note("It has none: its constants stand in its equations.")
        : table("parameters", List.of("name", "unit", "value"), rows)
            + (more > 0 ? note("and " + more + " more") : "");
  }

  private static String value(Tensor value, Unit unit) {
    double[] elements = Arrays.stream(value.elements()).map(v -> shown(v, unit)).toArray();
    if (value.shape().isScalar()) {
      return NumberText.of(elements[0]);
    }
    if (elements.length <= WRITTEN_OUT) {
      return Arrays.stream(elements).mapToObj(NumberText::of).collect(Collectors.joining(", "));
    }
    double low = Arrays.stream(elements).min().orElseThrow();
    double high = Arrays.stream(elements).max().orElseThrow();
    String shape = PrintedPage.escaped(value.shape().toString());
    return shape + (low == high ? ", all " + NumberText.of(low) : ", " + range(low, high));
  }

  private static double shown(double value, Unit unit) {
    return unit.isFree() || unit.isBare() ? value : unit.fromSi(value);
  }

  /// Every arm of the study with the interval of its mean.
  String performance() {
    List<Performance> all = sheet.performance();
    if (all.isEmpty()) {
      return note("No plant and no reward: nothing is measured.");
    }
    double low =
        all.stream().mapToDouble(DatasheetTables::low).filter(Double::isFinite).min().orElse(0);
    double high =
        all.stream().mapToDouble(DatasheetTables::high).filter(Double::isFinite).max().orElse(1);
    List<String> rows = new ArrayList<>();
    for (Performance each : all) {
      rows.add(
          row(
              each.isOwn() ? " class=\"own\"" : "",
              text(each.arm()),
              Strip.span(low(each), each.interval().mean(), high(each), low, high),
              NumberText.of(each.interval().mean()),
              range(low(each), high(each)),
              each.diverged() + " of " + each.runs()));
    }
    return table("", List.of("arm", "", "mean", "95 % interval", "diverged"), rows)
        + note("The mean of " + sheet.measure() + " over the seeds that did not diverge.");
  }

  private static double low(Performance each) {
    return each.interval().mean() - each.interval().half();
  }

  private static double high(Performance each) {
    return each.interval().mean() + each.interval().half();
  }

  String forms() {
    if (sheet.forms().isEmpty()) {
      return "";
    }
    boolean whole = sheet.forms().stream().allMatch(each -> Double.isNaN(each.ratio()));
    List<String> rows = new ArrayList<>();
    for (FormLine each : sheet.forms()) {
      boolean program = each.program().isKnown();
      List<String> cells = new ArrayList<>(List.of(text(each.form())));
      if (!whole) {
        cells.add(ratio(each));
      }
      cells.add(program ? NumberText.of((double) each.program().code()) : NONE);
      cells.add(program ? NumberText.of((double) each.program().memory()) : NONE);
      if (!whole) {
        cells.add(each.gates().isKnown() ? NumberText.of((double) each.gates().cells()) : NONE);
        cells.add(NumberText.of(each.gates().clock()));
      }
      rows.add(row("", cells.toArray(String[]::new)));
    }
    return whole
        ? table("", List.of("form", "code, B", "RAM, B"), rows)
            + note(
                (sheet.hasPlant() ? "Of all that is solved, plant and learning included, by" : "By")
                    + " gcc -Os for a Cortex-M4F.")
        : table("", List.of("form", "return", "code, B", "RAM, B", "cells", "MHz"), rows)
            + note(
                "Return: over that of the equations, on the same noise; so what sampling and"
                    + " rounding cost. Bytes for a Cortex-M4F by gcc -Os, cells of an iCE40 UP5K by"
                    + " yosys and nextpnr.");
  }

  private static String ratio(FormLine each) {
    return Double.isNaN(each.ratio())
        ? NONE
        : String.format(Locale.ROOT, "%.3f ± %.3f", each.ratio(), each.half());
  }

  String energies() {
    if (sheet.energies().isEmpty()) {
      return "";
    }
    List<String> rows = new ArrayList<>();
    for (EnergyLine each : sheet.energies()) {
      rows.add(row("", text(each.substrate()), joules(each.step()), joules(each.hour())));
    }
    String sources =
        sheet.energies().stream()
            .flatMap(each -> each.sources().stream())
            .map(source -> source.replaceAll(":.*", ""))
            .distinct()
            .collect(Collectors.joining("; "));
    return table("", List.of("substrate", "a step", "a simulated hour"), rows)
        + note(
            NumberText.of(sheet.operations())
                + " operations a step, times published energies of one ("
                + sources
                + "). Wires, clocks, leakage and sensors are not in them, and the plant is left out.");
  }

  /// `1.2 to 3.4 µJ`
  private static String joules(Energy energy) {
    int prefix = 0;
    double unit = PICO;
    while (energy.high() >= 1000 * unit && prefix < PREFIXES.size() - 1) {
      unit *= 1000;
      prefix++;
    }
    Energy scaled = energy.times(1 / unit).rounded();
    String high = NumberText.of(scaled.high());
    String range =
        scaled.low() == scaled.high() ? high : NumberText.of(scaled.low()) + " to " + high;
    return range + " " + PREFIXES.get(prefix) + "J";
  }

  private static String unit(Unit unit) {
    return unit.isFree() || unit.isBare() ? "" : unit.toString();
  }

  private static String range(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? NONE
        : NumberText.of(low) + " … " + NumberText.of(high);
  }

  private static String text(String text) {
    return PrintedPage.escaped(text);
  }

  private static String note(String text) {
    return "<p class=\"note\">" + PrintedPage.escaped(text) + "</p>\n";
  }

  /// @param cells HTML
  private static String row(String attributes, String... cells) {
    return "<tr" + attributes + "><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
  }

  private static String table(String kind, List<String> header, List<String> rows) {
    return "<table class=\""
        + kind
        + "\">\n<tr><th>"
        + String.join("</th><th>", header)
        + "</th></tr>\n"
        + String.join("", rows)
        + "</table>\n";
  }
}
