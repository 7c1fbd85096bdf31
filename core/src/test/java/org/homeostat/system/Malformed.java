package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A system file that must be refused, and what must be said.
///
/// @param problems for each problem in the order of the file `LINE:COLUMN: part of the message`,
///   and after ` | ` part of the advice
record Malformed(String text, List<String> problems) {

  static Malformed of(String text, String... problems) {
    return new Malformed(text, List.of(problems));
  }

  void check() {
    InputException refused =
        assertThrows(
            InputException.class, () -> SystemReader.read(SourceText.of("bad.yaml", text)), text);
    List<String> found = refused.problems().stream().map(Malformed::describe).toList();
    assertEquals(problems.size(), found.size(), () -> text + found);
    for (int i = 0; i < problems.size(); i++) {
      String[] wanted = problems.get(i).split(" \\| ");
      String[] said = found.get(i).split(" \\| ", 2);
      String all = text + "\nexpected " + problems + "\nfound    " + found;
      assertTrue(said[0].startsWith(wanted[0]), () -> all);
      assertTrue(wanted.length < 2 || said[1].contains(wanted[1]), () -> all);
    }
    assertTrue(refused.getMessage().startsWith("bad.yaml:"), refused.getMessage());
  }

  private static String describe(Problem problem) {
    return "%d:%d: %s | %s"
        .formatted(
            problem.position().line(),
            problem.position().column(),
            problem.message(),
            problem.advice());
  }
}
