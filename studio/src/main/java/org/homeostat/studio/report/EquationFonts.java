package org.homeostat.studio.report;

import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// KaTeX's style sheet with the fonts of the equations that systems print inside it. The other
/// faces (bold, script, fraktur and the like) are left out with their rules: a browser then takes a
/// font of its own.
final class EquationFonts {
  private static final Set<String> KEPT =
      Set.of(
          "Main-Regular",
          "Math-Italic",
          "SansSerif-Regular",
          "Size1-Regular",
          "Size2-Regular",
          "Size3-Regular",
          "Size4-Regular");

  private static final Pattern FACE =
      Pattern.compile("@font-face\\{([^}]*?)src:url\\(fonts/KaTeX_([\\w-]+)\\.woff2\\)[^}]*}");

  private EquationFonts() {}

  static String inlined() {
    return FACE.matcher(Asset.KATEX.file("dist/katex.min.css"))
        .replaceAll(face -> Matcher.quoteReplacement(face(face.group(1), face.group(2))));
  }

  private static String face(String rules, String name) {
    if (!KEPT.contains(name)) {
      return "";
    }
    byte[] font = Asset.KATEX.bytes("dist/fonts/KaTeX_" + name + ".woff2");
    String data = Base64.getEncoder().encodeToString(font);
    return "@font-face{"
        + rules
        + "src:url(data:font/woff2;base64,"
        + data
        + ") format(\"woff2\")}";
  }
}
