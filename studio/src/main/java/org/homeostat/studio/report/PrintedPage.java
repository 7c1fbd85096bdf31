package org.homeostat.studio.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.AtomicFile;

/// One sheet of paper as one HTML file: what stands in it is written in Java, its equations are
/// typeset by KaTeX from their attribute `data-latex`, and its letters shrink until all is on an A4
/// page. It loads nothing from elsewhere.
public final class PrintedPage {
  private PrintedPage() {}

  /// Writes the page to `file`: all of it, or nothing.
  ///
  /// @param body HTML within an element of the class `paper`, without scripts and style attributes
  public static void write(String title, String body, Path file) throws IOException {
    AtomicFile.write(file, html(title, body));
  }

  /// The page.
  public static String html(String title, String body) {
    List<String> styles = List.of(EquationFonts.inlined(), Asset.own("printed.css"));
    List<String> scripts =
        List.of(Asset.KATEX.licensed("dist/katex.min.js"), Asset.own("printed.js"));
    return ReportPage.filled(
        Asset.own("printed.html"),
        Map.of(
            "policy", ContentPolicy.of(styles, scripts),
            "title", escaped(title),
            "styles", ReportPage.elements("style", styles),
            "body", body,
            "scripts", ReportPage.elements("script", scripts)));
  }

  /// A text as HTML has it, in quotes as well.
  public static String escaped(String text) {
    return ReportPage.escaped(text).replace("\"", "&quot;");
  }
}
