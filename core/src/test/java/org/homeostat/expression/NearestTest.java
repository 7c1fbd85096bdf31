package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("friction", "mass", "shake", "plant.position", "agent.theta", "x", "X");

  @Test
  void editsCountInsertionsDeletionsReplacementsAndSwaps() {
    assertEquals(0, Nearest.distance("abc", "abc"));
    assertEquals(1, Nearest.distance("abc", "abd"));
    assertEquals(1, Nearest.distance("abc", "ab"));
    assertEquals(1, Nearest.distance("abc", "acb"));
    assertEquals(3, Nearest.distance("", "abc"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
  }

  @Test
  void theNearestWordComesFirst() {
    assertEquals("friction", Nearest.of("frictoin", KNOWN).getFirst());
    assertEquals("mass", Nearest.of("Mass", KNOWN).getFirst());
    assertEquals(List.of(), Nearest.of("voltage", KNOWN));
    assertEquals(List.of(), Nearest.of("z", KNOWN));
  }

  @Test
  void theLastPartOfAQualifiedNameIsEnough() {
    assertEquals(List.of("plant.position"), Nearest.of("posiiton", KNOWN));
    assertEquals(List.of("agent.theta"), Nearest.of("theta", KNOWN));
    assertEquals(List.of("agent.theta"), Nearest.of("agent.teta", KNOWN));
  }

  @Test
  void theAdviceIsAQuestionOrEmpty() {
    assertEquals("did you mean 'shake'?", Nearest.advice("shke", KNOWN));
    assertEquals("", Nearest.advice("voltage", KNOWN));
  }

  /// One random edit to any function's name of four letters or more.
  @Test
  void oneEditIsAlmostAlwaysUndone() {
    RandomExpressions random = new RandomExpressions(12);
    int right = 0;
    int tried = 0;
    for (String function : Operators.functions().stream().sorted().toList()) {
      for (int i = 0; i < 20 && function.length() >= 4; i++) {
        StringBuilder word = new StringBuilder(function);
        int at = random.below(word.length());
        switch (random.below(3)) {
          case 0 -> word.deleteCharAt(at);
          case 1 -> word.insert(at, 'q');
          default -> word.setCharAt(at, 'q');
        }
        tried++;
        right += Nearest.of(word.toString(), Operators.functions()).contains(function) ? 1 : 0;
      }
    }
    assertTrue(right >= 0.95 * tried, right + " of " + tried);
  }
}
