package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts a text into tokens; reports characters that the language does not have and goes on.
final class Lexer {
  private static final List<String> LONG_SIGNS = List.of("<=", ">=", "==", "!=");
  private static final String SIGNS = "+-*/^@'()[],:<>";
  private static final Map<String, String> OTHER_WAYS =
      Map.ofEntries(
          Map.entry("·", "*"),
          Map.entry("×", "*"),
          Map.entry("⋅", "*"),
          Map.entry("÷", "/"),
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("²", "^2"),
          Map.entry("³", "^3"),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("≠", "!="),
          Map.entry("=", "=="),
          Map.entry("!", "not"),
          Map.entry("&", "and"),
          Map.entry("|", "or"),
          Map.entry("√", "sqrt(...)"),
          Map.entry("’", "'"),
          Map.entry("%", "percent"),
          Map.entry("°", "degree"));
  private static final List<String> GREEK =
      List.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
          "phi", "chi", "psi", "omega");

  private final String text;
  private final Mistakes mistakes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(SourceText source, Mistakes mistakes) {
    this.text = source.text();
    this.mistakes = mistakes;
  }

  /// The tokens of the text; the last one is the end.
  static List<Token> tokens(SourceText source, Mistakes mistakes) {
    return new Lexer(source, mistakes).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      int number = numberEnd(text, at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (number > at) {
        add(Token.Kind.NUMBER, number);
      } else if (startsWord(at)) {
        word();
      } else if (c == '{') {
        braces();
      } else if (LONG_SIGNS.contains(text.substring(at, Math.min(at + 2, text.length())))) {
        add(Token.Kind.SIGN, at + 2);
      } else if (SIGNS.indexOf(c) >= 0) {
        add(Token.Kind.SIGN, at + 1);
      } else {
        foreign();
      }
    }
    tokens.add(new Token(Token.Kind.END, at, at, ""));
    return tokens;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, at, end, text.substring(at, end)));
    at = end;
  }

  private void braces() {
    int close = text.indexOf('}', at);
    int end = close < 0 ? text.length() : close;
    if (close < 0) {
      mistakes.add(at, at + 1, "this '{' is not closed", "a unit is written {m/s^2}");
    }
    tokens.add(
        new Token(
            Token.Kind.BRACES, at, Math.min(end + 1, text.length()), text.substring(at + 1, end)));
    at = Math.min(end + 1, text.length());
  }

  /// A name; letters from other alphabets belong to it, so that one mistake is one problem.
  private void word() {
    int end = at;
    while (continuesWord(end)
        || (end < text.length() && text.charAt(end) == '.' && startsWord(end + 1))) {
      end += Character.charCount(text.codePointAt(end));
    }
    String word = text.substring(at, end);
    if (word.chars().allMatch(c -> c == '.' || continuesName((char) c))) {
      add(Token.Kind.NAME, end);
      return;
    }
    String spelt = spelt(word);
    boolean helps = Name.isValid(spelt);
    mistakes.add(
        at,
        end,
        "names are written with the letters a-z and A-Z, found '" + word + "'",
        helps ? "write " + spelt : "");
    tokens.add(new Token(Token.Kind.NAME, at, end, helps ? spelt : word));
    at = end;
  }

  /// A sign that the language does not have; read as the operator it stands for.
  private void foreign() {
    int end = at + Character.charCount(text.codePointAt(at));
    String sign = text.substring(at, end);
    String instead = OTHER_WAYS.getOrDefault(sign, "");
    String advice = instead.isEmpty() ? "" : "write " + instead;
    mistakes.add(at, end, "unexpected character '" + sign + "'", advice);
    String meant = instead.isEmpty() ? "*" : instead;
    if (endsOperand() && Operators.infix(meant).isPresent()) {
      tokens.add(new Token(Token.Kind.SIGN, at, end, meant));
    }
    at = end;
  }

  private boolean endsOperand() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return last.kind() != Token.Kind.SIGN || last.is(")") || last.is("]") || last.is("'");
  }

  /// `tau_m` for a word with Greek letters; `um` and `kohm` for a unit, which follows a number.
  private String spelt(String word) {
    if (!tokens.isEmpty() && tokens.getLast().kind() == Token.Kind.NUMBER) {
      return word.replaceAll("[µμ]", "u").replaceAll("[ΩΩ]", "ohm");
    }
    StringBuilder spelt = new StringBuilder();
    word.codePoints().forEach(point -> spelt.append(spelt(point)));
    return spelt.toString();
  }

  private static String spelt(int point) {
    int index = Character.toLowerCase(point) - 'α';
    if (index < 0 || index >= GREEK.size()) {
      return Character.toString(point);
    }
    String name = GREEK.get(index);
    return Character.isUpperCase(point)
        ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
        : name;
  }

  private boolean startsWord(int index) {
    return index < text.length()
        && (text.charAt(index) == '_' || Character.isLetter(text.codePointAt(index)));
  }

  private boolean continuesWord(int index) {
    return startsWord(index)
        || (index < text.length() && Character.isLetterOrDigit(text.codePointAt(index)));
  }

  private static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean continuesName(char c) {
    return startsName(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The end of the number `1`, `.5`, `2.`, `1e-3` that starts at `from`, or `from` if none does.
  static int numberEnd(String text, int from) {
    int whole = digitsEnd(text, from);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsEnd(text, end + 1);
      end = fraction > end + 1 || whole > from ? fraction : from;
    }
    if (end == from || end >= text.length() || (text.charAt(end) | ' ') != 'e') {
      return end;
    }
    int sign = end + 1;
    if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
      sign++;
    }
    int exponent = digitsEnd(text, sign);
    return exponent > sign ? exponent : end;
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
