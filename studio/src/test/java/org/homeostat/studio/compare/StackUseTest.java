package org.homeostat.studio.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackUseTest {
  private static String node(String title, int bytes) {
    String label = title + "\\na.c:3:8\\n" + bytes + " bytes (static)\\n0 dynamic objects";
    return "node: { title: \"" + title + "\" label: \"" + label + "\" }";
  }

  private static String edge(String from, String to) {
    return "edge: { sourcename: \"%s\" targetname: \"%s\" label: \"a.c:9:2\" }".formatted(from, to);
  }

  private static final List<String> GRAPH =
      List.of(
          "graph: { title: \"a.c\"",
          node("a.c:log", 16),
          node("a.c:draw", 100),
          node("a.c:advance", 90),
          node("a_step", 8),
          node("a_init", 40),
          "node: { title: \"sqrtf\" label: \"sqrtf\\na.c:1:1\" shape : ellipse }",
          edge("a.c:draw", "a.c:log"),
          edge("a.c:advance", "a.c:log"),
          edge("a.c:advance", "sqrtf"),
          edge("a_step", "a.c:draw"),
          edge("a_step", "a.c:advance"),
          "}");

  @Test
  void itIsTheLongestWayThroughTheCalls() {
    assertEquals(8 + 100 + 16, StackUse.read(GRAPH).most());
    assertEquals(0, StackUse.read(List.of()).most());
  }

  @Test
  void aFunctionThatCallsItselfHasNoLongestWay() {
    List<String> circle = List.of(node("f", 8), node("g", 8), edge("f", "g"), edge("g", "f"));
    assertThrows(IllegalArgumentException.class, () -> StackUse.read(circle).most());
  }
}
