package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names as mathematical symbols in LaTeX.
final class Symbols {
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
          "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi",
          "Psi", "Omega");
  private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+?)([0-9]+)");

  private Symbols() {}

  static String latex(String text) {
    int dot = text.lastIndexOf('.');
    String last = text.substring(dot + 1);
    List<String> indices = new ArrayList<>();
    int underscore = last.indexOf('_', 1);
    String head = underscore < 0 ? last : last.substring(0, underscore);
    if (underscore >= 0) {
      indices.add(styled(last.substring(underscore + 1)));
    }
    Matcher numbered = NUMBERED.matcher(head);
    if (numbered.matches()) {
      head = numbered.group(1);
      indices.addFirst(numbered.group(2));
    }
    if (dot > 0) {
      indices.add(styled(text.substring(0, dot)));
    }
    String symbol = symbol(head);
    return indices.isEmpty() ? symbol : symbol + "_{" + String.join(",", indices) + "}";
  }

  private static String symbol(String word) {
    boolean differential =
        word.startsWith("d") && (word.length() == 2 || GREEK.contains(word.substring(1)));
    return differential ? "\\mathrm{d}" + styled(word.substring(1)) : styled(word);
  }

  /// One letter in italics, a Greek letter, a longer word in upright letters.
  private static String styled(String word) {
    if (GREEK.contains(word)) {
      return "\\" + word;
    }
    return word.matches("[A-Za-z]|[0-9]+") ? word : "\\mathrm{" + word.replace("_", "\\_") + "}";
  }

  /// A product; a dot keeps numbers apart.
  static String product(String a, String b) {
    boolean digit = Character.isDigit(b.charAt(0));
    return a + (digit ? " \\cdot " : " \\, ") + b;
  }
}
