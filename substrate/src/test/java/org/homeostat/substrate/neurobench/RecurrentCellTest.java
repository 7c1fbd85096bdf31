package org.homeostat.substrate.neurobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.homeostat.substrate.neurobench.RecurrentCell.Kind;
import org.junit.jupiter.api.Test;

/// The counts that NeuroBench's package gave for the same cells and batches, which `reference.py`
/// made.
class RecurrentCellTest {
  private static float[] row(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Double.parseDouble(words[i]);
    }
    return values;
  }

  private static float[] sample(float[] batch, int k, int size) {
    return Arrays.copyOfRange(batch, k * size, (k + 1) * size);
  }

  @Test
  void operationsAreThoseOfThePackage() throws IOException {
    String text;
    try (InputStream in = RecurrentCellTest.class.getResourceAsStream("/neurobench/cells.txt")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    Iterator<String> lines = text.lines().iterator();
    RecurrentCell cell = null;
    int counts = 0;
    while (lines.hasNext()) {
      String[] words = lines.next().split(" ");
      if (!words[0].equals("count")) {
        cell = cell(words, lines);
        continue;
      }
      float[] x = row(lines.next());
      float[] h = row(lines.next());
      float[] c = row(lines.next());
      long effective = 0;
      long dense = 0;
      for (int k = 0; k < 3; k++) {
        float[] one = sample(x, k, 5);
        effective += Objects.requireNonNull(cell).operations(one, sample(h, k, 4), sample(c, k, 4));
        dense += cell.dense(one, sample(h, k, 4), sample(c, k, 4));
      }
      assertEquals(Long.parseLong(words[1]), effective, cell + "");
      assertEquals(Long.parseLong(words[2]), dense, cell + "");
      counts++;
    }
    assertEquals(10, counts);
  }

  private static RecurrentCell cell(String[] words, Iterator<String> lines) {
    return new RecurrentCell(
        Kind.valueOf(words[0].replace("Cell", "")),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        row(lines.next()),
        row(lines.next()),
        row(lines.next()),
        row(lines.next()));
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    float[] none = {};
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecurrentCell(Kind.RNN, 2, 3, new float[6], new float[6], none, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecurrentCell(Kind.GRU, 2, 3, new float[18], new float[27], none, none));
  }
}
