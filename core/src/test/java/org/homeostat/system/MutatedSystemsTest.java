package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;

/// Whatever is done to a system file, it is read or refused with placed problems.
final class MutatedSystemsTest {
  private static final String ALPHABET = "abxyzdtw0123456789.+-*/^@'()[]{}:,#|>\"&!?% \n\t=_é😀";

  @Test
  void aDamagedFileIsReadOrRefusedWithPlaces() throws IOException {
    long seed = 1948;
    SplittableRandom random = new SplittableRandom(seed);
    List<Path> files = ShippedSystemsTest.files().toList();
    int trials = Boolean.getBoolean("homeostat.long") ? 100_000 : 1_000;
    int refused = 0;
    for (int trial = 0; trial < trials; trial++) {
      String whole =
          Files.readString(files.get(random.nextInt(files.size())), StandardCharsets.UTF_8);
      String text = damaged(whole, random);
      try {
        DynamicalSystem system = SystemReader.read(SourceText.of("f.yaml", text));
        String printed = SystemText.print(system);
        assertEquals(system, SystemReader.read(SourceText.of("printed", printed)), printed);
      } catch (InputException e) {
        refused++;
        checkPlaces(e, text, seed, trial);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + " trial " + trial + "\n" + text, e);
      }
    }
    assertTrue(refused > trials / 4, "mutations too mild: " + refused);
  }

  private static String damaged(String whole, SplittableRandom random) {
    StringBuilder text = new StringBuilder(whole);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> {
          int from = random.nextInt(text.length());
          text.insert(at, text.substring(from, Math.min(from + 20, text.length())));
        }
      }
    }
    return text.toString();
  }

  private static void checkPlaces(InputException e, String text, long seed, int trial) {
    String where = "seed " + seed + " trial " + trial + "\n" + text + "\n" + e.getMessage();
    assertFalse(e.problems().isEmpty(), where);
    String[] lines = text.split("\n", -1);
    for (Problem problem : e.problems()) {
      Position position = problem.position();
      assertTrue(position.line() >= 1 && position.line() <= lines.length, where);
      assertTrue(position.column() >= 1, where);
      assertTrue(position.column() <= position.text().length() + 1, where);
    }
  }
}
