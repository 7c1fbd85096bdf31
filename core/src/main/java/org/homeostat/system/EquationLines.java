package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeostat.expression.Passage;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// Splits a block of equations into its statements: one a line. A line that is indented deeper than
/// the statement above it, or that stands inside open brackets, continues that statement; `#`
/// begins a comment. A line that begins with `name =` always begins a statement.
final class EquationLines {
  private static final Pattern BEGINS = Pattern.compile("\\s*[\\w.]+\\s*=(?!=)");

  private final SourceText block;
  private final String text;
  private final Problems problems;
  private final List<Statement> statements = new ArrayList<>();

  private EquationLines(SourceText block, Problems problems) {
    this.text = withoutComments(block.text());
    this.block = new Replaced(block, text);
    this.problems = problems;
  }

  static List<Statement> split(SourceText block, Problems problems) {
    EquationLines lines = new EquationLines(block, problems);
    lines.split();
    return lines.statements;
  }

  /// A text in which blanks stand for some of the characters of `original`.
  private record Replaced(SourceText original, String text) implements SourceText {
    @Override
    public Position position(int offset) {
      return original.position(offset);
    }
  }

  private static String withoutComments(String text) {
    StringBuilder clean = new StringBuilder(text);
    boolean comment = false;
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      comment = c != '\n' && (comment || c == '#');
      clean.setCharAt(i, comment ? ' ' : c);
    }
    return clean.toString();
  }

  private void split() {
    int start = 0;
    while (start < text.length()) {
      int end = endOfStatement(start);
      if (!text.substring(start, end).isBlank()) {
        statement(start, end);
      }
      start = end + 1;
    }
  }

  private int endOfStatement(int start) {
    int end = endOfLine(start);
    if (text.substring(start, end).isBlank()) {
      return end;
    }
    int indent = indent(start);
    int open = opened(start, end);
    while (end < text.length()) {
      int next = endOfLine(end + 1);
      boolean blank = text.substring(end + 1, next).isBlank();
      boolean continues = open > 0 || indent(end + 1) > indent;
      if (blank || !continues || BEGINS.matcher(text.substring(end + 1, next)).lookingAt()) {
        return end;
      }
      open += opened(end + 1, next);
      end = next;
    }
    return end;
  }

  private int endOfLine(int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }

  private int indent(int lineStart) {
    int at = lineStart;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - lineStart;
  }

  /// The brackets that are opened less those that are closed.
  private int opened(int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    }
    return depth;
  }

  private void statement(int start, int end) {
    int equals = assignment(start, end);
    if (equals < 0) {
      Passage line = Passage.trimmed(block, start, end);
      problems.add(
          new Problem(
              line.position(0),
              line.text().length(),
              "expected an equation, found no '='",
              "write 'dx = ...*dt' for a state x, or 'name = ...' for a definition"));
      return;
    }
    statements.add(
        new Statement(
            Passage.trimmed(block, start, equals), Passage.trimmed(block, equals + 1, end)));
  }

  /// The first `=` that is not part of a comparison.
  private int assignment(int start, int end) {
    for (int i = start; i < end; i++) {
      boolean compares =
          text.startsWith("==", i) || (i > start && "<>=!".indexOf(text.charAt(i - 1)) >= 0);
      if (text.charAt(i) == '=' && !compares) {
        return i;
      }
    }
    return -1;
  }
}
