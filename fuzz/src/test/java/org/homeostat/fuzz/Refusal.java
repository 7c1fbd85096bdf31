package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.expression.InputException;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;

/// What a refusal owes to the person whose text it refuses.
final class Refusal {
  private Refusal() {}

  /// Checks that there are problems and that each says what is wrong, and at which character or end
  /// of a line.
  static void check(InputException refused) {
    assertFalse(refused.problems().isEmpty(), "refused without a problem");
    for (Problem problem : refused.problems()) {
      Position position = problem.position();
      String said = problem.describe();
      assertFalse(position.file().isEmpty(), said);
      assertFalse(problem.message().isBlank(), said);
      assertTrue(problem.length() >= 1, said);
      assertTrue(position.line() >= 1, said);
      assertTrue(position.column() >= 1, said);
      assertTrue(position.column() <= position.text().length() + 1, said);
    }
  }
}
