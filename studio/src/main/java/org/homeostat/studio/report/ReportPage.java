package org.homeostat.studio.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeostat.studio.file.AtomicFile;

/// A report as one HTML file: styles, scripts, fonts and numbers are all inside it, and its content
/// security policy lets it load and run nothing else.
public final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  /// What most pages need; scripts of rarer blocks come after them.
  private static final List<String> SCRIPTS =
      List.of(
          "page.js",
          "numbers.js",
          "colours.js",
          "plot.js",
          "legend.js",
          "lines.js",
          "panels.js",
          "shapes.js",
          "animation.js",
          "table.js",
          "prose.js",
          "equations.js");

  private ReportPage() {}

  /// Writes the page of `report` to `file`: all of it, or nothing.
  public static void write(Report report, Path file) throws IOException {
    AtomicFile.write(file, html(report));
  }

  /// The page of `report`.
  public static String html(Report report) {
    List<String> styles = styles(report);
    List<String> scripts = scripts(report);
    Map<String, String> parts =
        Map.of(
            "policy", ContentPolicy.of(styles, scripts),
            "title", escaped(report.title()),
            "styles", elements("style", styles),
            "report", ReportJson.of(report),
            "scripts", elements("script", scripts));
    return filled(Asset.own("page.html"), parts);
  }

  static String filled(String template, Map<String, String> parts) {
    var page = new StringBuilder();
    Matcher place = PLACE.matcher(template);
    int end = 0;
    while (place.find()) {
      page.append(template, end, place.start()).append(parts.get(place.group(1)));
      end = place.end();
    }
    return page.append(template, end, template.length()).toString();
  }

  private static List<String> styles(Report report) {
    List<String> styles = new ArrayList<>();
    styles.add(Asset.UPLOT.file("dist/uPlot.min.css"));
    if (has(report, Equations.class)) {
      styles.add(EquationFonts.inlined());
    }
    styles.add(Asset.own("page.css"));
    styles.add(Asset.own("blocks.css"));
    return styles;
  }

  private static List<String> scripts(Report report) {
    List<String> scripts = new ArrayList<>();
    scripts.add(Asset.UPLOT.licensed("dist/uPlot.iife.min.js"));
    if (has(report, Equations.class)) {
      scripts.add(Asset.KATEX.licensed("dist/katex.min.js"));
    }
    SCRIPTS.stream().map(Asset::own).forEach(scripts::add);
    boolean phase = has(report, Phase.class);
    boolean scatter = has(report, Scatter.class);
    List<String> rarer = new ArrayList<>();
    if (phase || scatter) {
      rarer.add("plane.js");
    }
    if (phase) {
      rarer.add("phase.js");
    }
    if (scatter) {
      rarer.add("scatter.js");
    }
    if (has(report, Confusion.class)) {
      rarer.add("confusion.js");
    }
    if (has(report, Images.class)) {
      rarer.add("images.js");
    }
    if (has(report, Ancestry.class)) {
      rarer.add("ancestry.js");
    }
    rarer.add("start.js");
    rarer.stream().map(Asset::own).forEach(scripts::add);
    return scripts;
  }

  private static boolean has(Report report, Class<? extends Block> kind) {
    return report.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .anyMatch(block -> has(block, kind));
  }

  private static boolean has(Block block, Class<? extends Block> kind) {
    return kind.isInstance(block)
        || (block instanceof Row row && row.blocks().stream().anyMatch(each -> has(each, kind)));
  }

  static String elements(String tag, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + tag + ">" + text + "</" + tag + ">\n")
        .collect(Collectors.joining());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
