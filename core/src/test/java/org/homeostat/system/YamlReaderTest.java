package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.homeostat.expression.Position;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

  private static YamlMap read(String text) {
    return YamlReader.read(SourceText.of("a.yaml", text));
  }

  private static YamlText text(String file) {
    return read(file).get("k").orElseThrow().text(new Problems()).orElseThrow();
  }

  /// Where the first `?` of the value stands, as `line:column`.
  private static String place(String file) {
    YamlText text = text(file);
    Position position = text.source().position(text.text().indexOf('?'));
    return position.line() + ":" + position.column();
  }

  @Test
  void everyStyleOfTextKnowsTheLineAndColumnOfItsCharacters() {
    assertEquals("1:6", place("k: ab?c"));
    assertEquals("1:7", place("k: \"ab?c\""));
    assertEquals("1:7", place("k: 'ab?c'"));
    assertEquals("1:8", place("k: 'a''?c'"));
    assertEquals("1:13", place("k: \"\\u0041\\n?\""));
    assertEquals("2:4", place("k: |\n  a?c"));
    assertEquals("4:5", place("k: |   # why\n  a\n\n    ?c\n"));
    assertEquals("3:3", place("k: >\n  a\n  ?c\n"));
    assertEquals("2:4", place("k: a\n   ?c"));
    assertEquals("3:2", place("k: \"a\n\n ?c\""));
    assertEquals("2:3", place("k: \"a \\\n  ?c\""));
    assertEquals("1:13", place("{a: [x], k: ?}"));
    assertEquals("1:7", place("k: '\ud83d\ude00?'"));
  }

  @Test
  void valuesAreMapsListsTextsAndNumbers() {
    assertEquals(
        Map.of("a", 1.0, "b", List.of("x", -0.5, "1e"), "c", Map.of("d", "2"), "e", "0x10"),
        read("a: 1\nb: [x, -.5, 1e]\nc: {d: '2'}\ne: 0x10").value());
  }

  @Test
  void aNumberThatIsNotFiniteIsAText() {
    assertEquals(Map.of("k", "1e999"), read("k: 1e999").value());
  }

  @Test
  void unknownKeysNameTheNearestKnownKey() {
    Problems problems = new Problems();
    read("stepp: 1").allowOnly(List.of("step", "until"), problems);
    assertEquals(1, problems.found().size());
    assertTrue(problems.found().getFirst().advice().contains("did you mean 'step'?"));
  }

  @Test
  void everyCharacterOfARandomBlockIsFoundAgain() {
    long seed = 20251123;
    SplittableRandom random = new SplittableRandom(seed);
    int trials = Boolean.getBoolean("homeostat.long") ? 20_000 : 200;
    for (int trial = 0; trial < trials; trial++) {
      StringBuilder file = new StringBuilder("k: " + (random.nextBoolean() ? "|" : ">") + "\n");
      int lines = random.nextInt(1, 6);
      for (int line = 0; line < lines; line++) {
        file.append("  a").append(line);
        for (int i = random.nextInt(8); i > 0; i--) {
          file.append("b c#+".charAt(random.nextInt(5)));
        }
        file.append("z\n");
      }
      YamlText text = text(file.toString());
      String[] rows = file.toString().split("\n");
      for (int i = 0; i < text.text().length(); i++) {
        char c = text.text().charAt(i);
        if (!Character.isWhitespace(c)) {
          Position place = text.source().position(i);
          assertEquals(
              c, rows[place.line() - 1].charAt(place.column() - 1), "seed " + seed + "\n" + file);
        }
      }
    }
  }
}
