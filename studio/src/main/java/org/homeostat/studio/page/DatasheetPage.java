package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.studio.datasheet.Datasheet;
import org.homeostat.studio.datasheet.Port;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.PrintedPage;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Solving;
import org.homeostat.system.DynamicalSystem;

/// The datasheet of a controller as one sheet of paper.
public final class DatasheetPage {
  /// More equations than a page has room for are left to `homeostat show`.
  private static final int MOST_LINES = 18;

  private final Datasheet sheet;
  private final String version;
  private final List<String> command;

  private DatasheetPage(Datasheet sheet, String version, List<String> command) {
    this.sheet = sheet;
    this.version = version;
    this.command = command;
  }

  /// Writes the page.
  ///
  /// @param version of the program
  /// @param command what to type to have the page again
  public static void write(Datasheet sheet, String version, List<String> command, Path file)
      throws IOException {
    String title = sheet.controller().file().system().name() + ": datasheet";
    PrintedPage.write(title, new DatasheetPage(sheet, version, command).body(), file);
  }

  private String body() {
    var tables = new DatasheetTables(sheet);
    return "<main class=\"paper\">\n"
        + header()
        + "<div class=\"columns\">\n<div class=\"column\">\n"
        + equations()
        + section("Inputs and outputs", tables.ports())
        + section(sheet.learns() ? "Parameters at birth" : "Parameters", tables.parameters())
        + "</div>\n<div class=\"column\">\n"
        + section("Performance", tables.performance())
        + section("In code and gates", tables.forms())
        + section("Energy, an estimate", tables.energies())
        + "</div>\n</div>\n"
        + lives()
        + footer()
        + "</main>";
  }

  private static String section(String title, String content) {
    return content.isEmpty()
        ? ""
        : "<section>\n<h2>" + title + "</h2>\n" + content + "</section>\n";
  }

  private String header() {
    DynamicalSystem controller = sheet.controller().file().system();
    String plant =
        sheet.hasPlant()
            ? " of a controller for the plant "
                + sheet.study().loop(sheet.arm()).parts().getFirst().file().system().name()
            : "";
    return "<header>\n<p class=\"kicker\">Homeostat · datasheet"
        + PrintedPage.escaped(plant)
        + "</p>\n<h1>"
        + PrintedPage.escaped(controller.name())
        + "</h1>\n<p class=\"about\">"
        + PrintedPage.escaped(controller.about())
        + "</p>\n</header>\n";
  }

  private String equations() {
    Loop loop = sheet.study().loop(sheet.arm());
    StringBuilder text = new StringBuilder();
    text.append(aligned(EquationsSection.lines(sheet.controller().file().system())));
    if (sheet.hasPlant()) {
      List<String> added =
          EquationsSection.lines(EquationsSection.without(loop.system(), loop.parts()));
      if (!added.isEmpty()) {
        text.append(
            "<p class=\"subtitle\">"
                + (sheet.learns() ? "what its loop and its learning add" : "its loop")
                + "</p>\n");
        text.append(aligned(added));
      }
    }
    return section("Equations", text.toString());
  }

  private static String aligned(List<String> lines) {
    List<String> shown = lines.subList(0, Math.min(MOST_LINES, lines.size()));
    String latex = "\\begin{aligned}" + String.join("\\\\[0.2em]\n", shown) + "\\end{aligned}";
    String rest =
        shown.size() == lines.size()
            ? ""
            : "<p class=\"note\">and "
                + (lines.size() - shown.size())
                + " more, which homeostat show prints</p>\n";
    return "<div class=\"equations\" data-latex=\""
        + PrintedPage.escaped(latex)
        + "\"></div>\n"
        + rest;
  }

  /// One life: the first inputs and the first outputs.
  private String lives() {
    List<Port> seen = sheet.ports().stream().filter(port -> port.life().length > 1).toList();
    List<Port> shown = new ArrayList<>();
    seen.stream().filter(Port::isInput).limit(2).forEach(shown::add);
    seen.stream().filter(port -> !port.isInput()).limit(2).forEach(shown::add);
    if (shown.isEmpty()) {
      return "";
    }
    return "<section class=\"lives\">\n<h2>One life <span>of the next four seeds, that which lasts longest</span></h2>\n<div class=\"panels\">\n"
        + shown.stream().map(DatasheetPage::panel).collect(Collectors.joining())
        + "</div>\n<p class=\"times\"><span>0</span><span>"
        + NumberText.of(sheet.study().solving().until())
        + "</span></p>\n</section>\n";
  }

  private static String panel(Port port) {
    double[] values = Arrays.stream(port.life()).filter(Double::isFinite).toArray();
    double scale = port.unit().fromSi(1);
    return "<div class=\"panel "
        + (port.isInput() ? "input" : "output")
        + "\"><span class=\"name\">"
        + PrintedPage.escaped(port.name())
        + "</span><span class=\"ends\"><span>"
        + NumberText.of(Arrays.stream(values).max().orElse(Double.NaN) * scale)
        + "</span><span>"
        + NumberText.of(Arrays.stream(values).min().orElse(Double.NaN) * scale)
        + "</span></span><div class=\"frame\">"
        + Strip.curve(port.life())
        + "</div></div>\n";
  }

  private String footer() {
    Solving solving = sheet.study().solving();
    List<String> facts = new ArrayList<>();
    facts.add(
        fact(
            sheet.hasPlant() ? "study" : "system",
            sheet.study().name() + (sheet.hasPlant() ? ", arm " + sheet.arm().name() : "")));
    facts.add(
        fact(
            "solved",
            "%s, step %s, until %s"
                .formatted(
                    solving.method(),
                    NumberText.of(solving.step()),
                    NumberText.of(solving.until()))));
    facts.add(
        fact("seeds", solving.firstSeed() + " to " + (solving.firstSeed() + solving.seeds() - 1)));
    facts.add(fact("CRC-32 of the loop in C", sheet.sum().isEmpty() ? "none" : sheet.sum()));
    facts.add(fact("made by", "homeostat " + version));
    facts.add(
        "<dt>again</dt><dd><code>"
            + command.stream()
                .map(word -> "<span>" + PrintedPage.escaped(word) + "</span>")
                .collect(Collectors.joining(" "))
            + "</code></dd>\n");
    String source = sheet.controller().file().source();
    return "<footer>\n<dl>\n"
        + String.join("", facts)
        + "</dl>\n"
        + (source.isEmpty() ? "" : note("From: " + source + "."))
        + sheet.notes().stream().map(DatasheetPage::note).collect(Collectors.joining())
        + "</footer>\n";
  }

  private static String fact(String name, String value) {
    return "<dt>" + name + "</dt><dd>" + PrintedPage.escaped(value) + "</dd>\n";
  }

  private static String note(String text) {
    return "<p class=\"note\">" + PrintedPage.escaped(text) + "</p>\n";
  }
}
